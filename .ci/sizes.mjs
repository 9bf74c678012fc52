// The compressed sizes of the build, against what it may weigh. More is a defect.
import { readdirSync, readFileSync } from 'node:fs';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const LIMITS = { first: 79_500, index: 19_000, rest: 310_000, argon: 9_000 };
/** What the design asks for: to the first question, and in all. */
const [QUESTION, WHOLE] = [104_000, 250_000];
const brotli = (bytes) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } });
let failed = false;
let [total, whole] = [0, 0];
// What stands beside the guide for servers is not sent to a reader as well.
for (const name of readdirSync('dist').filter((name) => !/^(hosting|selfcheck\.html)$|\.(br|gz)$/.test(name)).sort()) {
  const bytes = readFileSync(`dist/${name}`);
  const small = brotli(bytes).length;
  const limit = LIMITS[name.split(/[-.]/)[0]];
  if (limit) whole += small;
  if (/^(first|index)/.test(name)) total += small;
  failed ||= small > limit;
  console.log(`${name}: ${bytes.length} bytes, gzip ${gzipSync(bytes, { level: 9 }).length}, brotli ${small}${limit ? ` of ${limit} allowed` : ''}`);
}
failed ||= total > QUESTION;
// Kept cases alone take more than that whole: until they are a part of their own, the limits of the parts keep it from growing.
console.log(`to the first question: ${total} bytes of brotli of ${QUESTION} allowed; everything: ${whole}, goal ${WHOLE} ${whole > WHOLE ? 'NOT MET' : 'met'}`);
process.exit(failed ? 1 : 0);
