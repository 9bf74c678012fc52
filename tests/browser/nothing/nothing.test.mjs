// P5: while the guide is used, nothing leaves but what the browser itself sends with no page open, and the server is asked for the parts
// of the guide alone. P6: of all that a page could try, the policy leaves what the table says, and nothing that was not in the page runs.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { after, describe, test } from 'node:test';
import { ENGINES, line } from '../engines.mjs';
import { inside } from './namespace.mjs';
import { CANARY } from './sink.mjs';

const minutes = Number(process.env.MINUTES ?? 0);
const seconds = Math.max(minutes * 60, 8);
const pace = minutes ? 300 : 20;
const many = (found) => Object.values(found).reduce((sum, count) => sum + count, 0);

/** The way to our own sink for names, and what the kernel says on loopback when its answer finds nobody any more. */
const SINK = ['udp 127.0.0.1:53', 'protocol 1 to 127.0.0.1'];
/** What went to anybody but the server: names that were asked for and flows of packets. */
const outside = ({ seen, packets }) => [...Object.keys(seen.dns), ...Object.keys(packets).filter((flow) => !SINK.includes(flow))];
/** Names of their makers that browsers ask for at moments of their own, so that a blank page need not show all of them in its time. Chromium
 * asks the last three when there is a form, a page or a download, whatever is in it. */
const OWN = {
  chromium: ['accounts.google.com', 'clients2.google.com', 'update.googleapis.com', 'content-autofill.googleapis.com', 'optimizationguide-pa.googleapis.com', 'sb-ssl.google.com'],
  firefox: [
    'addons.mozilla.org', 'ads.mozilla.org', 'aus5.mozilla.org', 'firefox-settings-attachments.cdn.mozilla.net', 'firefox.settings.services.mozilla.com', 'incoming.telemetry.mozilla.org',
    'location.services.mozilla.com', 'push.services.mozilla.com', 'safebrowsing.googleapis.com', 'services.addons.mozilla.org', 'support.mozilla.org', 'update.googleapis.com',
  ],
  webkit: [],
};

const EXPECTED = /^\/(|index\.html|(first|rest|kept|argon)-[0-9a-f]{16}\.wasm|favicon\.ico|icon\.svg|manifest\.webmanifest|version\.json|worker\.js)$/;
// What the worker keeps for use without the server, and whether the rules are current.
const LATER = /^\/(index\.html|(first|rest|kept|argon)-[0-9a-f]{16}\.wasm|favicon\.ico|icon\.svg|manifest\.webmanifest|version\.json|worker\.js)$/;
const of = ({ told }, kind) => told.filter(([one]) => one === kind).map(([, body]) => body);

describe('P5', { concurrency: 3 }, () => {
  for (const engine of Object.keys(ENGINES))
    test(engine, async () => {
      const use = { engine, script: 'use.js', seconds };
      const using = inside({ ...use, policy: 'served', settings: { pace, refused: true } });
      const relaxed = inside({ ...use, policy: 'relaxed', seconds: 1, settings: { pace: 20, betray: true } });
      const [used, control, blank] = await Promise.all([using, relaxed, inside({ engine }, using)]);
      const beyond = (run) => outside(run).filter((one) => !outside(blank).includes(one));
      const own = beyond(used).filter((name) => OWN[engine].includes(name));
      const left = beyond(used).filter((name) => !own.includes(name));
      const rounds = of(used, 'round').length;
      const caught = beyond(control).filter((name) => !OWN[engine].includes(name));
      line('P5', ENGINES[engine], `${rounds} rounds of use in ${Math.round(seconds / 6) / 10} minutes and ${used.served} packets to and from the server`, left.length, `a relaxed policy let out ${caught.join(', ')}`,
        `${left.length ? `left: ${left}; ` : ''}the browser asked for ${[...new Set([...outside(blank), ...own])].sort().join(', ') || 'nothing'}; of the server ${JSON.stringify(used.paths)}, once whole ${JSON.stringify(used.later)}`);
      for (const run of [blank, used, control]) assert.deepEqual(of(run, 'trouble'), []);
      assert.ok(rounds > 0 && used.served > 0, 'it was used');
      assert.deepEqual(left, []);
      assert.deepEqual(Object.keys(used.paths).filter((path) => !EXPECTED.test(path)), []);
      assert.deepEqual(Object.keys(used.later).filter((path) => !LATER.test(path)), []);
      // The control: one injected line each, and what “Your data” tries, were counted.
      for (const name of ['fetch', 'image', 'preconnect']) assert.ok(control.seen.dns[`${name}.${CANARY}`], `${name} is noticed`);
      assert.ok(control.seen.dns['example.invalid'], 'what “Your data” tries is a real attempt');
      assert.ok(control.packets['tcp 198.51.100.2:8081'] > 0 && many(control.seen.http) > 1, 'packets to elsewhere are counted');
    });
});

const TABLE = new URL('ways_out.csv', import.meta.url);
const HEAD = 'probe,chromium,firefox,webkit';
const [, ...rows] = readFileSync(TABLE, 'utf8').trim().split('\n').map((line) => line.split(','));
const column = (engine) => HEAD.split(',').indexOf(engine);
const NONE = 'never';

/** How far each probe came: to a name that was asked for, or all the way. */
function ways({ seen }, probes) {
  const how = (probe) => ['http', 'udp', 'tcp', 'dns'].find((way) => seen[way][`${probe}.${CANARY}`]);
  return Object.fromEntries(probes.map((probe) => [probe, how(probe)]).filter(([, way]) => way));
}

describe('P6', { concurrency: 3 }, () => {
  const found = {};
  for (const engine of Object.keys(ENGINES))
    test(engine, async () => {
      const cells = new Map(rows.map((row) => [row[0], row[column(engine)]]));
      const expected = [...cells.keys()].filter((probe) => cells.get(probe) !== NONE);
      const run = (policy, more, until) => inside({ engine, script: 'probes.js', policy, seconds: 60, settings: { patience: minutes ? 4000 : 1500, ...more } }, until);
      // The policy of the page alone, as on a server without settings; in the long form also with all that a server can add. They are
      // given as long as the control needs.
      const unguarded = run('none', { expected });
      const policies = ['page', ...(minutes || process.env.UPDATE ? ['served'] : [])];
      const runs = await Promise.all([unguarded, ...policies.map((policy) => run(policy, {}, unguarded))]);
      runs.forEach((one) => assert.deepEqual(of(one, 'trouble'), []));
      const [network, execution] = JSON.parse(of(runs[0], 'tried')[0]);
      const [control, ...guarded] = runs.map((one) => ways(one, network));
      const [free, ...ran] = runs.map((one) => JSON.parse(of(one, 'ran')[0]));
      const unproven = network.filter((probe) => !control[probe]);
      found[engine] = { network, control, guarded };
      if (process.env.UPDATE) return;
      assert.deepEqual(network, rows.map(([probe]) => probe), 'the table has every probe');
      // As far as the name is no further than all the way.
      const known = (probe, way) => cells.get(probe) === `out ${way}` || (way === 'dns' && cells.get(probe).startsWith('out'));
      const fresh = guarded.flatMap((got) => Object.entries(got).filter(([probe, way]) => !known(probe, way)));
      const list = Object.entries(guarded.at(-1)).map(([probe, way]) => `${probe} ${way}`).join(', ');
      line('P6', ENGINES[engine], `${network.length} ways out and ${execution.length} ways to run something under ${policies.length > 1 ? 'the page’s policy and a server’s' : 'the page’s policy'}, of which are known to stay open ${Object.keys(guarded.at(-1)).length} (${list})`, fresh.length + ran.flat().length,
        `without a policy ${Object.keys(control).length} got out and ${free.length} ran`, `never out, so nothing is proved: ${unproven.join(', ')}`);
      assert.deepEqual(fresh, [], 'no new way out');
      assert.deepEqual(network.filter((probe) => expected.includes(probe) && !control[probe]), [], 'what got out without a policy still does');
      assert.deepEqual(ran.flat(), [], 'nothing runs');
      assert.deepEqual(free.sort(), execution.sort(), 'without a policy all of it does');
    });
  // `UPDATE=1` writes what was found, for a person to read before it is committed.
  after(() => {
    if (!process.env.UPDATE) return;
    const engines = HEAD.split(',').slice(1);
    const cell = ({ control, guarded }, probe) => guarded.map((got) => got[probe] && `out ${got[probe]}`).find(Boolean) ?? (control[probe] ? 'refused' : NONE);
    writeFileSync(TABLE, `${[HEAD, ...found[engines[0]].network.map((probe) => [probe, ...engines.map((engine) => cell(found[engine], probe))].join(','))].join('\n')}\n`);
  });
});
