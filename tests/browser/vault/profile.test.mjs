// P7: nothing of what is typed lies in the browser's files, in a self-check and with kept cases, in use, after a kill and after the end.
// P19: after a wipe neither texts nor envelopes lie there, as far as a page can bring that about.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { add, lock, serve, setUp, unlock, visit } from './guide.mjs';
import { ENGINES, line, long, pause, profile, start, stop, times } from './harness.mjs';
import { envelopes, left, search } from './residue.mjs';

before(start);
after(stop);

const letters = (count) => Array.from(randomBytes(count), (byte) => 'bcdfghjklmnpqrstvwxz'[byte % 20]).join('');
/** Until a browser that means to keep a form has kept it; Firefox is asked to do so every second. */
const idle = (seconds = 1.5) => pause(seconds * 1000);
const options = { preferences: { 'browser.sessionstore.interval': 1000 } };

async function date(tab, day) {
  await tab.do('type', '#event-day', day);
  await tab.do('click', '#happened');
  await tab.do('click', 'main button[type=submit]');
}

/** Deadlines without a case: what may be typed, sent and not sent. */
async function selfCheck(tab, mark) {
  await tab.do('go', '#/dates/event/1');
  await date(tab, '19/12/2025');
  await tab.do('go', '#/dates/calendar');
  await tab.do('type', '#closed-day', '30/12/2025');
  await tab.do('type', '#closed-by', `${mark} the office`);
  await tab.do('click', 'button', 'Add the day');
  await tab.do('type', '#closed-by', `${mark} not sent`);
  await idle();
  await tab.do('go', '#/dates');
  await tab.do('type', '#reference', `${mark} reference`);
  await idle(4);
  return 3;
}

/** Every control of kept cases that takes text, then the lock and what is typed to unlock. */
async function keepCases(tab, mark, initials) {
  const code = await setUp(tab, `${mark} passphrase`, [`${mark} role`, initials]);
  await add(tab, `${mark} case`);
  await tab.do('go', '#/case/record/3');
  await tab.do('type', '#role', `${mark} who`);
  await tab.do('type', '#note', `${mark} what happened`);
  await date(tab, '5/1/2026');
  for (const [hash, id, what] of [
    ['#/case/note', '#note', 'note'], ['#/case/reference', '#reference', 'other case'], ['#/cases', '#search', 'search'], ['#/cases/backup', '#passphrase', 'backup'],
    ['#/cases/import', '#backup-passphrase', 'import'], ['#/cases/wipe', '#wipe-reference', 'wipe'],
  ]) {
    await tab.do('go', hash);
    await tab.do('type', id, `${mark} ${what}`);
    await idle();
  }
  await lock(tab);
  await tab.do('type', '#passphrase', `${mark} passphrase`);
  await tab.do('type', '#role', `${mark} role`);
  await idle(4);
  return { code, typed: 14 };
}

async function wipe(tab, server) {
  await tab.do('go', '#/cases/wipe');
  await tab.do('type', '#wipe-everything', 'WIPE');
  await tab.do('click', 'button', 'Wipe everything');
  await server.wiped;
  await idle(3);
}

/** A self-check that is killed, kept cases that are closed, and, unless the controls are loud, a wipe. */
async function use(engine, how = {}) {
  const [folder, server] = [profile(), await serve(how)];
  const [first, second, initials] = [letters(12), letters(12), letters(5).toUpperCase()];
  const texts = [first, second, initials];
  const plain = [];
  const look = (when) => plain.push(...search(folder, texts).map((hit) => `${when}: ${hit}`));
  let [typed, sealed] = [0, []];
  try {
    await visit(engine, folder, server, 'kill', async (tab) => {
      typed += await selfCheck(tab, first);
      look('self-check');
    }, options);
    look('self-check, killed');
    await visit(engine, folder, server, 'quit', async (tab) => {
      const kept = await keepCases(tab, second, initials);
      typed += kept.typed;
      texts.push(kept.code, kept.code.slice(0, 11));
      look('locked');
      sealed = envelopes(engine.data(folder));
    }, options);
    look('locked, closed');
    if (how.loud) return { plain };
    await visit(engine, folder, server, 'quit', async (tab) => {
      await unlock(tab, `${second} passphrase`, [`${second} role`, initials]);
      await wipe(tab, server);
    }, options);
    look('wiped, closed');
    return { plain, typed, sealed: sealed.length, left: left(folder, sealed) };
  } finally {
    server.close();
  }
}

/** What the search finds of a text that a page keeps on purpose. */
async function kept(engine) {
  const [folder, server, mark] = [profile(), await serve(), letters(12)];
  await visit(engine, folder, server, 'quit', (tab) => tab.do('keep', mark), options);
  server.close();
  return search(folder, [mark]);
}

describe('profiles', { concurrency: long ? 1 : 3 }, () => {
  for (const engine of Object.values(ENGINES))
    test(`P7, P19 ${engine.name}`, async () => {
      const found = await use(engine);
      console.log(engine.name, found);
      const loud = await use(engine, { loud: true });
      console.log(engine.name, loud, await kept(engine));
    });
});
