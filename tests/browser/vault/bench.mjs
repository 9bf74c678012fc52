// The store in Chromium beside IndexedDB itself, in one run: what a save costs, opening with many cases, searching them. Only ratios to
// the floor of the same run mean anything, apart from the two limits that a person feels. Exits with 1 where a goal is not met.
import { ENGINES, profile, start, stop, visit } from './harness.mjs';

const engine = ENGINES.chromium;
const sizes = (process.argv[2] ?? '1000,10000,100000').split(',').map(Number);
const at = (values, part) => values.sort((a, b) => a - b)[Math.floor(values.length * part)];
const median = (values) => at([...values], 0.5);
const ms = (value) => `${value.toFixed(2)} ms`;
let missed = 0;

function goal(name, met, text) {
  if (!met) missed++;
  console.log(`${name} ${met ? 'met' : 'NOT MET'}: ${text}`);
}

await start();
const folder = profile();
async function ask(task) {
  const page = await visit(engine, folder, [task]);
  try {
    return await page.wait('done', 3_600_000);
  } finally {
    await page.kill();
  }
}

console.log(`${engine.version()}, headless, profile on disk; medians`);
const name = (count) => `cases-${count}`;
for (const count of sizes) {
  const from = Date.now();
  await ask({ task: 'generate', name: name(count), count });
  console.log(`${count} cases made in ${((Date.now() - from) / 1000).toFixed(0)} s`);
}

const { results: saves } = await ask({ task: 'saves', name: name(sizes[0]), rounds: 60 });
const of = (list, key) => median(list.map((one) => one[key]));
const ratio = median(saves.map(({ store, byHand }) => store / byHand));
goal('G10', ratio <= 2, `a save of ${of(saves, 'records')} records, ${of(saves, 'bytes')} bytes and about ${of(saves, 'transactions')} transactions took ${ms(of(saves, 'store'))}, the same put by hand ${ms(of(saves, 'byHand'))}; ratio ${ratio.toFixed(2)} of at most 2.0, N ${saves.length}`);
goal('G10', of(saves, 'outside') < 1, `of it outside IndexedDB ${ms(of(saves, 'outside'))}, of less than 1 ms`);

const openings = [];
for (const count of sizes) {
  const { results } = await ask({ task: 'opening', name: name(count), rounds: 30 });
  const [store, keys] = [of(results, 'store'), of(results, 'keys')];
  const ratio = median(results.map(({ store, keys }) => store / keys));
  openings.push(store);
  goal('G11', ratio <= 3, `${count} cases: opened with the first 25 in ${ms(store)}, only their keys ${ms(keys)}; ratio ${ratio.toFixed(2)} of at most 3, N ${results.length}`);
}
if (sizes.length > 1) {
  const exponent = Math.log(openings.at(-1) / openings[0]) / Math.log(sizes.at(-1) / sizes[0]);
  goal('G11', exponent <= 0.1, `it grows with the number of cases to the power of ${exponent.toFixed(3)}, of at most 0.1`);
}

const most = sizes.at(-1);
const found = await ask({ task: 'searches', name: name(most), words: ['-0', 'nowhere'], rounds: 5 });
const [first, all] = ['-0', 'nowhere'].map((word) => found.results.filter((one) => one.word === word));
goal('G12', of(first, 'time') <= 50, `${most} cases: the first ${first[0].found} that match in ${ms(of(first, 'time'))}, at most 50, N ${first.length}`);
goal('G12', found.tasks.length === 0, `${found.tasks.length} tasks of more than 50 ms while ${all[0].read} rows were read in ${ms(of(all, 'time'))}, N ${all.length}${found.tasks.length ? `; the longest ${ms(Math.max(...found.tasks))}` : ''}`);
const grown = found.after - found.before;
goal('G12', grown <= 1 << 20, `the memory of the WebAssembly grew by ${grown} bytes of ${found.after} meanwhile, at most 1 MiB`);

await stop();
process.exit(missed ? 1 : 0);
