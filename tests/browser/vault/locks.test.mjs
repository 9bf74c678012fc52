// P20: whoever locks in one tab has locked every tab within a second, and after sleep nothing is left on the page before anything else
// runs. By the clocks of the pages: what drives them takes its own time.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { add, lock, serve, setUp, unlock, visit } from './guide.mjs';
import { ENGINES, line, long, pause, profile, start, stop, times } from './harness.mjs';

before(start);
after(stop);

const PASSPHRASE = 'otter lantern copper meadow';

/** Milliseconds until the other tab was locked, now one of them locking and now the other, and from a tab whose word does not reach it;
 * then what is on a page before and after sleep. */
async function use(engine, count) {
  const server = await serve({ count: 2 });
  const race = async (one, other) => {
    await other.do('watch');
    await lock(one);
    await pause(1000);
    const [locked, clicked] = [other.last('locked')?.at, one.last('click').at];
    return locked >= clicked ? locked - clicked : Infinity;
  };
  const work = async (...tabs) => {
    await setUp(tabs[0], PASSPHRASE);
    await add(tabs[0], 'Seen by nobody');
    await unlock(tabs[1], PASSPHRASE);
    const took = [];
    for (let at = 0; at < count; at++) {
      const [one, other] = at % 2 ? tabs.toReversed() : tabs;
      took.push(await race(one, other));
      await unlock(one, PASSPHRASE);
      await unlock(other, PASSPHRASE);
    }
    const awake = await tabs[1].do('look');
    await tabs[0].do('mute');
    const deaf = await race(...tabs);
    await tabs[1].do('sleep');
    await tabs[1].do('see', 'h1', 'Unlock your cases');
    return { took, deaf, awake, asleep: tabs[1].last('asleep').left };
  };
  try {
    return await visit(engine, profile(), server, 'kill', work);
  } finally {
    server.close();
  }
}

describe('locks', { concurrency: long ? 1 : 3 }, () => {
  for (const engine of Object.values(ENGINES))
    test(`P20 ${engine.name}`, async () => {
      const { took, deaf, awake, asleep } = await use(engine, times(50, 2));
      const late = took.filter((time) => time > 1000).length;
      line('P20', engine, `${took.length} locks in two tabs`, late + (asleep ? 1 : 0), `without the channel the other tab ${deaf === Infinity ? 'stays open' : 'locks'}`, `slowest ${Math.max(...took)} ms; after sleep ${asleep.length} of ${awake.length} letters are left`);
      assert.equal(late, 0, String(took));
      assert.equal(asleep, '');
      assert.match(awake, /Seen by nobody/, 'before, there was something to see');
      assert.equal(deaf, Infinity, 'it is the channel that locks the other tab');
    });
});
