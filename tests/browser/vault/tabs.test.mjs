// P3: two tabs save to the same case. Each save that succeeded is there, each that met another is told so, and none is lost.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ENGINES, line, profile, start, stop, times, visit } from './harness.mjs';

before(start);
after(stop);

async function both(engine, tasks) {
  const tabs = await visit(engine, profile(), tasks);
  try {
    return [await tabs.wait('done', 600_000), await tabs.wait('done', 600_000)];
  } finally {
    await tabs.kill();
  }
}

for (const engine of Object.values(ENGINES))
  test(`P3 ${engine.name}`, async () => {
    const saves = times(1000, 100);
    const tabs = await both(engine, [{ task: 'rival', first: true, saves }, { task: 'rival', saves }]);
    const naive = await both(engine, [{ task: 'naive', saves }, { task: 'naive', saves }]);
    const sum = (of) => tabs.map(of).reduce((a, b) => a + b);
    const [{ error, lengths }] = tabs.map(({ found }) => found);
    const lost = error ? sum(({ saved }) => saved) : sum(({ saved }) => saved) - lengths[0];
    const failed = 2 * saves - naive[0].found;
    line('P3', engine, `2 tabs × ${saves} saves`, lost, `without a comparison ${failed} of ${2 * saves} lost`, `${sum(({ conflicts }) => conflicts)} conflicts told, ${sum(({ busy }) => busy)} told to wait${error ? `, ${error}` : ''}`);
    assert.equal(error, undefined);
    assert.equal(lengths[0], 2 * saves);
    assert.ok(sum(({ conflicts, busy }) => conflicts + busy) > 0, 'the tabs met');
    assert.ok(failed > 0, 'saves without a comparison are lost');
  });
