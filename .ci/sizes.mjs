// The compressed sizes of the build, against what it may weigh. More is a defect.
import { readdirSync, readFileSync } from 'node:fs';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const LIMITS = { first: 70_000, index: 17_500, rest: 220_000, argon: 10_000 };
const WHOLE = 250_000;
const brotli = (bytes) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } });
let failed = false;
let [total, whole] = [0, 0];
for (const name of readdirSync('dist').sort()) {
  const bytes = readFileSync(`dist/${name}`);
  const small = brotli(bytes).length;
  const limit = LIMITS[name.split(/[-.]/)[0]];
  if (limit) whole += small;
  if (/^(first|index)/.test(name)) total += small;
  failed ||= small > limit;
  console.log(`${name}: ${bytes.length} bytes, gzip ${gzipSync(bytes, { level: 9 }).length}, brotli ${small}${limit ? ` of ${limit} allowed` : ''}`);
}
failed ||= whole > WHOLE;
console.log(`to the first question: ${total} bytes of brotli; everything: ${whole} of ${WHOLE} allowed`);
process.exit(failed ? 1 : 0);
