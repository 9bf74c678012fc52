// P12: where a browser keeps nothing, the store works until the window closes or says that it cannot; the page never fails. What is kept
// in such a window is gone afterwards.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ENGINES, ask, line, profile, start, stop } from './harness.mjs';

before(start);
after(stop);

// Firefox 153 no longer heeds dom.indexedDB.enabled; a browser without IndexedDB, or one that forbids it, is played in handles.mjs.
const WAYS = [
  [ENGINES.chromium, 'private window', { hidden: true, shown: true }],
  [ENGINES.firefox, 'private window', { hidden: true }],
  [ENGINES.webkit, 'private window', { hidden: true }],
];

for (const [engine, way, options] of WAYS)
  test(`P12 ${engine.name}, ${way}`, async () => {
    const folder = profile();
    const found = await ask(engine, folder, { task: 'hidden' }, options);
    const later = found.created === 'there' ? await ask(engine, folder, { task: 'exists' }, options) : null;
    const kept = await ask(engine, profile(), { task: 'hidden' });
    line('P12', engine, `1, ${way}`, 0, `in an ordinary window: ${kept.created}`, `${found.created}${later ? `, afterwards there: ${later.exists}` : ''}`);
    if (found.created === 'there') assert.deepEqual([found.found.lengths, later.exists === true], [[1], false]);
    else assert.equal(found.created, 'Unavailable');
    assert.deepEqual(kept.found.lengths, [1]);
  });

for (const engine of Object.values(ENGINES))
  test(`handles ${engine.name}`, async () => {
    const found = await ask(engine, profile(), { task: 'handles' });
    const kind = await ask(engine, profile(), { task: 'handles', kind: true });
    line('handles', engine, Object.keys(found.results).length, found.wrong.length, `in a browser that breaks nothing off ${kind.wrong.length} fail`, found.wrong.join('; '));
    assert.deepEqual(found.wrong, []);
    assert.ok(kind.wrong.length > 0, 'what is checked is what the browser did');
  });
