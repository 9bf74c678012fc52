// A reporter for node's tests: how many passed, what they said of themselves (`t.diagnostic`, and the lines of tests/browser/vault), and the
// versions of the browsers. .ci/node-test lets it write into target/figures.
import { figure } from './figures.mjs';

const versions = async () => {
  try {
    const { ENGINES } = await import('../tests/browser/engines.mjs');
    return Object.fromEntries(Object.entries(ENGINES).map(([name, engine]) => [name, engine.version()]));
  } catch {
    return {};
  }
};
/** What node itself says at the end. */
const TOTALS = /^(tests|suites|pass|fail|cancelled|skipped|todo|duration_ms) /;
/** A promise of design/security.md, and what was found. */
const LINE = /^P\d+\w? .+: /;

export default async function* report(events) {
  const found = { form: process.env.FAULTS ?? '', passed: 0, failed: 0, skipped: 0, notes: [], lines: [] };
  for await (const { type, data } of events) {
    if (data?.details?.type === 'suite') continue;
    if (type === 'test:pass') found[data.skip === undefined ? 'passed' : 'skipped']++;
    if (type === 'test:fail') found.failed++;
    if (type === 'test:diagnostic' && !TOTALS.test(data.message)) found.notes.push(data.message);
    if (type === 'test:stdout') found.lines.push(...data.message.split('\n').filter((line) => LINE.test(line)));
  }
  yield figure({ browsers: await versions(), ...found });
}
