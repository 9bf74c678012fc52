// Every page state, in eight modes: no overlapping text, nothing sideways, with SHOTS=1 a screenshot to look at, and axe in five.
// What the other three change is sizes alone.
import assert from 'node:assert/strict';
import { after, before, describe } from 'node:test';
import { caseStates, openCase } from './case.mjs';
import { NOON, close, fill, put, save } from './diary.mjs';
import { flawed, load, whole } from './rules.mjs';
import { add, backup, list, lookInto } from './cases.mjs';
import { test } from './differences.mjs';
import { accessible, answer, fits, launch, open, provoke, serve, settle, shot, silent, visit, walk } from './support.mjs';

let server, browser;
before(async () => { server = await serve(); browser = await launch(); });
after(async () => { await browser.close(); server.close(); });

// What the system asks for, a browser is told before it opens a page, and each needs a walk through all states of its own. The rest a
// page puts on as it stands; the way to the next state is gone in the last of them, so that one walk is as narrow as a page may be.
const walks = [
  [{}, {
    light: {}, contrast: { theme: 'contrast' }, larger: { text: 'larger' },
    zoomed: { viewport: { width: 320, height: 256 } }, phone: { viewport: { width: 375, height: 812 } }, narrow: { viewport: { width: 320, height: 640 } },
  }],
  [{ colorScheme: 'dark' }, { dark: {} }],
  [{ forcedColors: 'active' }, { forced: {} }],
];
const WIDE = { width: 1280, height: 900 };

/** Puts a mode on the page that stands there: its size, and what a reader chooses on the page Display. */
async function wear(page, { viewport = WIDE, theme = null, text = null }) {
  await page.setViewportSize(viewport);
  await page.evaluate((worn) => {
    const root = document.documentElement;
    for (const [name, word] of Object.entries(worn)) word ? root.setAttribute(`data-${name}`, word) : root.removeAttribute(`data-${name}`);
  }, { theme, text });
  await settle(page);
  assert.equal(await page.evaluate(() => innerWidth), viewport.width, 'the size that was asked for');
}

const died = { outcome: 'died', 'abuse-or-neglect': 'neither' };
const results = {
  'result-must': { outcome: 'seriously-harmed', 'abuse-or-neglect': 'suspected', 'no-interagency-concern': 'not-known' },
  'result-gap': { ...died, 'looked-after': 'no', 'regulated-setting': 'no', 'custody-or-detention': 'yes' },
  'result-always': { ...died, 'looked-after': 'yes', 'custody-or-detention': 'yes' },
  'result-notifiable': { ...died, 'looked-after': 'yes', 'custody-or-detention': 'no' },
  'result-neither': { outcome: 'neither' },
  'result-open': { outcome: 'died', 'abuse-or-neglect': 'not-known', 'looked-after': 'not-known', 'regulated-setting': 'not-known', 'custody-or-detention': 'not-known' },
  'result-nothing-known': { outcome: 'not-known', 'abuse-or-neglect': 'not-known' },
  'result-ground-open': { outcome: 'died', 'abuse-or-neglect': 'not-known', 'looked-after': 'no', 'regulated-setting': 'no', 'custody-or-detention': 'yes' },
};

/** Each state: how to get there from the start page. */
const states = {
  start: () => {},
  ...Object.fromEntries(['help/risk', 'data', 'about', 'display', 'accessibility', 'cleared', 'nowhere'].map((name) => [name.replace('/', '-'), (page) => visit(page, `#/${name}`)])),
  'data-tried': provoke,
  'question-outcome': (page) => visit(page, '#/check/1'),
  'question-error': async (page) => { await page.click('button[type=submit]'); await settle(page); },
  'question-abuse': (page) => answer(page, 'died'),
  'question-looked-after': (page) => answer(page, 'neither'),
  'question-regulated': (page) => answer(page, 'no'),
  'question-custody': (page) => answer(page, 'no'),
  'question-details': async (page) => { for (const summary of await page.locator('summary').all()) await summary.click(); await settle(page); },
  date: async (page) => { await answer(page, 'yes'); },
  'date-error': async (page) => { await page.fill('#aware-day', '31'); await page.fill('#aware-month', '2'); await page.fill('#aware-year', '2025'); await page.click('button[type=submit]'); await settle(page); },
  'result-dated': async (page) => { await page.fill('#aware-day', '23'); await page.fill('#aware-month', '8'); await page.fill('#aware-year', '2019'); await page.click('button[type=submit]'); await settle(page); },
  'question-evidence': async (page) => { await visit(page, '#/check/1'); await answer(page, 'seriously-harmed'); await visit(page, '#/check/2'); await answer(page, 'known'); },
  ...Object.fromEntries(Object.entries(results).map(([name, answers]) => [name, (page) => walk(page, answers)])),
  'result-set-aside': async (page) => { await walk(page, results['result-notifiable']); await visit(page, '#/check/1'); await answer(page, 'neither'); },
  compare: async (page) => { await walk(page, results['result-must']); await visit(page, '#/compare'); },
  // As far as there are two editions: the other way round, and the headlines as well.
  'compare-differences': async (page) => {
    if (!(await page.locator('input[name=first]').count())) return;
    await page.check('input[name=first]:not(:checked) >> nth=0');
    await page.check('input[name=second]:not(:checked) >> nth=0');
    await page.click('button[type=submit]');
    await page.click('main summary');
    await settle(page);
  },
  'what-if': (page) => visit(page, '#/what-if'),
  'what-if-changed': async (page) => {
    await page.check('#a-outcome');
    await page.click('text=Add a second scenario');
    await settle(page);
    await page.check('#b-abuse-or-neglect-3');
    await settle(page);
  },
  how: async (page) => { await visit(page, '#/'); await page.click('.govuk-button--start'); await settle(page); await visit(page, '#/how'); },
  'how-with-answers': async (page) => { await walk(page, results['result-always']); await page.click('text=How the answer is worked out'); await settle(page); },
  'how-not-known': async (page) => { await walk(page, results['result-open']); await visit(page, '#/how'); for (const summary of await page.locator('main summary').all()) await summary.click(); await settle(page); },
  'dates-empty': (page) => visit(page, '#/dates'),
  'dates-event': (page) => visit(page, '#/dates/event/1'),
  'dates-event-error': async (page) => { await page.fill('#event-day', '31'); await page.fill('#event-month', '2'); await page.fill('#event-year', '2026'); await save(page); },
  'dates-limit-not-started': (page) => visit(page, '#/dates/limit/4'),
  'dates-limit-promptly': async (page) => { await put(page, 'aware', '19/12/2025'); await visit(page, '#/dates/limit/1'); },
  'dates-calendar': (page) => visit(page, '#/dates/calendar'),
  'dates-calendar-error': (page) => close(page, '29/12/2026', ''),
  'dates-full': async (page) => { await fill(page); await visit(page, '#/dates'); },
  'dates-event-change': (page) => visit(page, '#/dates/event/13'),
  'dates-limit-closed': (page) => visit(page, '#/dates/limit/1'),
  'dates-limit-month': (page) => visit(page, '#/dates/limit/2'),
  'dates-limit-readings': async (page) => { await visit(page, '#/dates/limit/4'); await page.check('input[value=appointed]'); await page.click('text=Use this reading'); await settle(page); },
  'dates-limit-back': (page) => visit(page, '#/dates/limit/5'),
  'dates-limit-keep': (page) => visit(page, '#/dates/limit/7'),
  'dates-calendar-closed': (page) => visit(page, '#/dates/calendar'),
  'dates-beyond': async (page) => { await put(page, 'aware', '27/12/2028'); await put(page, 'decided', '1/12/2028'); },
  'dates-limit-beyond': (page) => visit(page, '#/dates/limit/1'),
  'dates-limit-provisional': (page) => visit(page, '#/dates/limit/4'),
  'dates-plan': (page) => visit(page, '#/dates/plan'),
  'dates-plan-error': async (page) => { await page.fill('#try-day', '13/4/2027'); await save(page); },
  'dates-plan-result': async (page) => { await page.check('input[value=published]'); await save(page); },
  edition: (page) => visit(page, '#/edition'),
  'edition-fitting': async (page) => { await page.fill('#happened-day', '20/8/2019'); await page.fill('#known-day', '23/8/2019'); await save(page); },
  'edition-elsewhere': async (page) => { await page.check('input[value=wales]'); await save(page); },
  elsewhere: (page) => visit(page, '#/elsewhere'),
  verify: (page) => visit(page, '#/verify'),
  'verify-done': async (page) => { await page.click('#run'); await page.waitForSelector('#found'); await settle(page); },
  'dates-copy-refused': async (page) => {
    await visit(page, '#/dates');
    await page.evaluate(() => Object.defineProperty(navigator, 'clipboard', { value: undefined, configurable: true }));
    await page.click('text=Copy the table');
    await settle(page);
  },
  'result-copy-refused': async (page) => {
    await walk(page, results['result-must']);
    await page.evaluate(() => Object.defineProperty(navigator, 'clipboard', { value: undefined, configurable: true }));
    await page.click('text=Copy as text');
    await settle(page);
    assert.equal(await page.evaluate(() => document.activeElement.tagName), 'TEXTAREA');
  },
  // Last, because other rules forget answers and dates.
  local: (page) => visit(page, '#/local'),
  'local-errors': (page) => load(page, flawed),
  'local-loaded': (page) => load(page, whole),
  'local-in-use': async (page) => { await page.click('text=Use these rules'); await visit(page, '#/local'); },
  'local-start': (page) => visit(page, '#/'),
  'local-left': async (page) => { await visit(page, '#/local'); await page.click('text=Stop using local rules'); await settle(page); },
  // The rules that have cases for practice, which are those that the page was opened with.
  practice: async (page) => { await visit(page, '#/rules/cumbria_scr_2019'); await visit(page, '#/practice'); },
  'practice-error': async (page) => { await page.click('text=Compare with the rules'); await settle(page); },
  'practice-answered': async (page) => {
    for (const name of ['notifiable', 'review']) await page.check(`input[name=${name}] >> nth=1`);
    await page.click('text=Compare with the rules');
    await settle(page);
  },
  'practice-end': async (page) => {
    for (let at = 1; at < 12; at++) {
      await page.click('text=Next case');
      await settle(page);
      for (const name of ['notifiable', 'review']) await page.check(`input[name=${name}] >> nth=0`);
      await page.click('text=Compare with the rules');
      await settle(page);
    }
    await page.click('text=Finish');
    await settle(page);
  },
  'practice-short': async (page) => { await page.click('text=short cases'); await settle(page); },
  // Cases: one after the other, as somebody would come by them.
  'cases-empty': async (page) => { await visit(page, '#/cases'); await page.waitForSelector('text=No cases are kept on this device'); },
  'cases-set-up': async (page) => { await visit(page, '#/cases/set-up'); await page.waitForSelector('#passphrase'); },
  'cases-set-up-error': async (page) => { await page.click('main button[type=submit]'); await settle(page); },
  'cases-code': async (page) => {
    await page.click('text=Use these words');
    page.passphrase = await page.inputValue('#passphrase');
    await page.fill('#role', 'Business manager'); await page.fill('#initials', 'QX');
    await page.click('main button[type=submit]');
    await page.waitForSelector('.app-code');
  },
  'cases-code-error': async (page) => { await page.click('text=I have a copy: continue'); await settle(page); },
  'cases-none-yet': async (page) => {
    await page.fill('#last-group', (await page.locator('.app-code__group').allInnerTexts()).at(-1));
    await page.click('text=I have a copy: continue');
    await page.waitForSelector('text=No cases yet');
  },
  'cases-add': async (page) => { await visit(page, '#/cases/add'); },
  'cases-add-error': async (page) => { await page.fill('#aware-day', '31/2/2026'); await page.click('main button[type=submit]'); await settle(page); },
  'cases-list': async (page) => {
    for (const [reference, aware] of [['2025-11 Late', '2/1/2026'], ['2026-01 Soon', '23/1/2026'], ['2026-02 A reference that is as long as one may be, to wrap', '']]) await add(page, reference, aware);
    await list(page);
  },
  'cases-no-result': async (page) => { await page.fill('#search', 'nothing like it'); await page.waitForSelector('text=No case fits'); },
  'cases-backup': async (page) => { await page.fill('#search', ''); await visit(page, '#/cases/backup'); },
  'cases-backup-done': async (page) => { page.backup = await backup(page, 'a passphrase for the file'); },
  'cases-import': async (page) => { await visit(page, '#/cases/import'); },
  'cases-import-error': async (page) => { await page.click('main button[type=submit]'); await settle(page); },
  'cases-import-found': async (page) => { await lookInto(page, page.backup.path, 'a passphrase for the file'); },
  'cases-wipe': async (page) => { await visit(page, '#/cases/wipe'); },
  'cases-wipe-error': async (page) => { await page.click('text=Wipe this case'); await settle(page); },
  'cases-data': async (page) => { await visit(page, '#/data'); },
  'cases-unlock': async (page) => { await visit(page, '#/cases'); await page.click('text=Lock now'); await page.waitForSelector('h1:has-text("Unlock your cases")'); await settle(page); },
  'cases-unlock-error': async (page) => { await page.fill('#passphrase', 'wrong one, but long enough'); await page.fill('#role', 'x'); await page.fill('#initials', 'QX'); await page.click('main button[type=submit]'); await page.waitForSelector('#error-summary'); await settle(page); },
  'cases-unlock-code': async (page) => { await page.click('text=Use the recovery code instead'); await settle(page); },
  'cases-lost': async (page) => {
    await page.evaluate(() => new Promise((done) => { indexedDB.deleteDatabase('case-review').onsuccess = done; }));
    await page.reload();
    await page.waitForSelector('h1:has-text("has lost the cases")');
    await page.evaluate(() => localStorage.removeItem('case-review.kept'));
  },
  // Last, because it lasts.
  'cases-unavailable': async (page) => {
    await page.addInitScript(() => Object.defineProperty(window, 'indexedDB', { value: undefined }));
    await page.goto('about:blank');
    await page.goto(`${server.url}#/cases`);
    await page.waitForSelector('h1:has-text("cannot be kept in this browser now")');
  },
};

const judged = ['light', 'dark', 'contrast', 'forced', 'narrow'];
async function look(page, name, mode) {
  const label = `${name}, ${mode}`;
  if (judged.includes(mode)) await accessible(page, label);
  await fits(page, label);
  await shot(page, `${mode}-${name}`);
  assert.equal(await page.locator('h1').count(), 1, label);
  assert.equal(await page.locator('main').count(), 1, label);
}

/** For the papers (.ci/papers.mjs). */
const told = (mode, what, all) => `${mode}: ${Object.keys(all).length} ${what}${judged.includes(mode) ? ', axe' : ''}`;

// Two at a time, each in a profile of its own.
describe('modes', { concurrency: 2 }, () => {
  for (const [options, modes] of walks)
    for (const [title, what, all, begin] of [['every page state', 'states', states, () => {}], ['every state of an open case', 'case states', caseStates, openCase]])
      test(`${title} in mode ${Object.keys(modes).join(', ')}`, async (t) => {
        const page = await open(browser, server.url, { time: NOON, ...options });
        await begin(page);
        for (const [name, arrive] of Object.entries(all)) {
          await arrive(page);
          for (const [mode, worn] of Object.entries(modes)) {
            await wear(page, worn);
            await look(page, name, mode);
          }
        }
        silent(page);
        for (const mode of Object.keys(modes)) t.diagnostic(told(mode, what, all));
        await page.context().close();
      });
});

test('every question with all that it can unfold', async () => {
  const page = await open(browser, server.url, { hash: '#/check/1' });
  const { light, contrast, narrow } = walks[0][1];
  const check = async (name) => {
    for (const summary of await page.locator('summary').all()) await summary.click();
    for (const mode of [light, contrast, narrow]) {
      await wear(page, mode);
      await accessible(page, name);
      await fits(page, name);
    }
  };
  for (const value of ['died', 'neither', 'no', 'no', 'yes']) {
    await check(`before ${value}`);
    await answer(page, value);
  }
  await visit(page, '#/check/1');
  await answer(page, 'seriously-harmed');
  await visit(page, '#/check/2');
  await answer(page, 'suspected');
  await check('evidence');
});

test('text spacing of the reader’s own', async () => {
  const page = await open(browser, server.url, { viewport: { width: 320, height: 640 }, bypassCSP: true, time: NOON });
  await page.addStyleTag({ content: '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }' });
  // Without the policy, which would refuse that style sheet, nothing is refused on the page that tries.
  const tried = async (page) => { await visit(page, '#/data'); await page.click('text=Try to send something'); await settle(page); };
  for (const [name, arrive] of Object.entries({ ...states, 'data-tried': tried })) {
    await arrive(page);
    await fits(page, `${name}, spaced`);
  }
});

test('nothing moves by itself, and the focus can be seen wherever it goes', async () => {
  const page = await open(browser, server.url, { reducedMotion: 'reduce' });
  for (const hash of ['#/', '#/check/1', '#/display', '#/about', '#/how', '#/edition', '#/compare', '#/what-if', '#/dates', '#/dates/event/1', '#/dates/limit/2', '#/dates/calendar', '#/dates/plan', '#/verify', '#/cases', '#/cases/set-up']) {
    await visit(page, hash);
    assert.equal(await page.evaluate(() => document.getAnimations().length), 0);
    const controls = await page.locator('a:visible, button:visible, input:visible, summary:visible').count();
    // From the heading in both directions, up to a field before the first and one after the last, because Firefox would go on to its own controls.
    await page.evaluate(() => { for (const place of ['prepend', 'append']) document.body[place](Object.assign(document.createElement('input'), { className: 'end' })); });
    for (const key of ['Tab', 'Shift+Tab']) {
      await page.evaluate(() => { const heading = document.querySelector('h1'); heading.tabIndex = -1; heading.focus(); });
      let reached = 0;
      for (; reached < controls; reached++) {
        await page.keyboard.press(key);
        await settle(page); // Firefox brings what has the focus into view with the next frame.
        const hidden = await page.evaluate(() => {
          const element = document.activeElement;
          if (element.className === 'end') return 'end';
          const style = (target, pseudo) => getComputedStyle(target, pseudo);
          const shown = [style(element), style(element.nextElementSibling ?? element, '::before'), style(element, '::before')];
          const marked = shown.some((it) => it.outlineStyle !== 'none' || it.boxShadow !== 'none');
          const box = element.getBoundingClientRect();
          return marked && box.width > 0 && box.top < innerHeight && box.bottom > 0 ? null : element.outerHTML.slice(0, 200);
        });
        if (hidden === 'end') break;
        assert.equal(hidden, null, `${hash}: the focus shows`);
      }
      assert.ok(reached >= 3 && reached < controls, `${hash}: ${reached} controls of ${controls} reached by ${key}`);
    }
    await page.evaluate(() => document.querySelectorAll('.end').forEach((one) => one.remove()));
  }
});

test('what a page puts on shows', async () => {
  const page = await open(browser, server.url);
  const seen = async (mode) => {
    await wear(page, walks[0][1][mode]);
    return page.evaluate(() => [document.body, document.querySelector('h1')].map((it) => getComputedStyle(it)).map((it) => `${it.backgroundColor} ${it.color} ${it.fontSize}`).join());
  };
  const light = await seen('light');
  for (const mode of ['contrast', 'larger', 'narrow']) assert.notEqual(await seen(mode), light, mode);
  assert.equal(await seen('light'), light, 'and is taken off again');
});

// Positive controls: the checks find what they are there for.
test('the checks themselves go red on a broken page', async () => {
  const page = await open(browser, server.url, { bypassCSP: true });
  await page.addStyleTag({ content: '.govuk-body { color: #ccc !important }' });
  await assert.rejects(accessible(page, 'control'), /color-contrast/);
  await page.addStyleTag({ content: 'h1 { margin-bottom: -3rem !important }' });
  await assert.rejects(fits(page, 'control'), /overlaps/);
  await page.addStyleTag({ content: 'main { width: 3000px }' });
  await assert.rejects(fits(page, 'control'), /sideways/);
});
