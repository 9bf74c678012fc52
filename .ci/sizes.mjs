// The compressed sizes of the build, against what it may weigh. More is a defect.
import { readdirSync, readFileSync } from 'node:fs';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const LIMITS = { wasm: 88_000, html: 17_000 };
const brotli = (bytes) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } });
let failed = false;
let total = 0;
for (const name of readdirSync('dist').sort()) {
  const bytes = readFileSync(`dist/${name}`);
  const small = brotli(bytes).length;
  const limit = LIMITS[name.split('.').pop()];
  if (limit) total += small;
  failed ||= small > limit;
  console.log(`${name}: ${bytes.length} bytes, gzip ${gzipSync(bytes, { level: 9 }).length}, brotli ${small}${limit ? ` of ${limit} allowed` : ''}`);
}
console.log(`to the first question: ${total} bytes of brotli`);
process.exit(failed ? 1 : 0);
