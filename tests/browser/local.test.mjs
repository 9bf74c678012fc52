// Rules from a file, good and bad, and cases to practise on.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before } from 'node:test';
import { NOON, save } from './diary.mjs';
import { flawed, focused, load, problems, use, whole } from './rules.mjs';
import { test } from './differences.mjs';
import { answer, heading, launch, open, question, serve, settle, silent, visit } from './support.mjs';

let server, browser;
before(async () => { server = await serve(); browser = await launch(); });
after(async () => { await browser.close(); server.close(); });

const digest = createHash('sha256').update(whole).digest('hex');
const notice = `Local rules, not checked by the makers of this guide: Thornybrook School window rule (invented), file ${digest.slice(0, 12)}.`;
const banner = (page) => page.locator('main > .app-local').innerText();

test('a whole file is told of, used on every page, and left again', async () => {
  const page = await open(browser, server.url, { time: NOON, hash: '#/about' });
  await page.click('text=Load rules from a file');
  await settle(page);
  const loaded = page.requests.length;
  await load(page, whole);
  assert.equal(await focused(page), 'local-found');
  const rows = Object.fromEntries(await page.locator('.app-local-account .govuk-summary-list__row').evaluateAll((rows) => rows.map((row) => [row.children[0].textContent, row.children[1].textContent])));
  assert.deepEqual(rows, {
    Name: 'Thornybrook School window rule (invented)',
    Version: `3 (local rules ${digest.slice(0, 12)}, not checked by the makers of this guide)`,
    Source: 'An invented rule, written to test this guide',
    'In force': 'from 1 January 2026 with no end',
    'Bank holidays': 'England and Wales',
    Questions: '3', Rules: '3', 'Time limits': '2',
    'Worked examples': '9 run: each gives what the file says',
    'Combinations of answers': '36 walked. Report to the caretaker: no 18, yes 12, open 6. The match: stops 3, goes-on 24, open 9',
    'Digest (SHA-256)': digest,
  });
  assert.equal(await page.locator('.app-local').count(), 0, 'not in use until the reader says so');
  await page.click('text=Use these rules');
  await settle(page);
  assert.equal(await page.evaluate(() => location.hash), '#/');
  for (const hash of ['#/', '#/about', '#/dates', '#/dates/event/1', '#/help/risk', '#/local', '#/practice']) {
    await visit(page, hash);
    assert.ok((await banner(page)).startsWith(notice), hash);
  }
  await visit(page, '#/');
  await page.click('.govuk-button--start');
  await settle(page);
  for (const value of ['broken', 'yes', 'not-known']) {
    assert.ok((await banner(page)).startsWith(notice), await question(page));
    await answer(page, value);
  }
  if (await page.locator('#aware-day').count()) await save(page);
  assert.equal(await heading(page), 'The match stops, and the window is reported');
  assert.ok((await banner(page)).startsWith(notice));
  assert.match(await page.locator('main').innerText(), /Rules version 3 \(local rules [0-9a-f]{12}, not checked/);
  await page.emulateMedia({ media: 'print' });
  assert.ok(await page.locator('.app-local').isVisible(), 'on paper as well');
  await page.emulateMedia({ media: 'screen' });
  await page.click('text=See or stop using them');
  await settle(page);
  assert.equal(await page.locator('.app-digest').innerText(), digest);
  await page.click('text=Stop using local rules');
  await settle(page);
  assert.equal(await page.locator('.app-local, .app-digest').count(), 0);
  assert.equal(page.requests.length, loaded, 'no request');
  const kept = await page.evaluate(async () => [localStorage.length, sessionStorage.length, (await indexedDB.databases()).length, document.cookie, document.title, location.href, document.body.innerText]);
  assert.doesNotMatch(JSON.stringify(kept), /canary-name|thornybrook/i);
  assert.deepEqual(kept.slice(0, 4), [0, 0, 0, '']);
  await use(page);
  await page.reload();
  await page.waitForSelector('html[data-whole]', { state: 'attached' });
  assert.equal(await page.locator('.app-local').count(), 0, 'gone with the tab');
  silent(page);
});

test('what is wrong is said line by line, and the next file is read', async () => {
  const page = await open(browser, server.url, { hash: '#/local' });
  await page.click('text=Check the file');
  await settle(page);
  assert.deepEqual(await problems(page), ['Select a file of rules']);
  await load(page, flawed);
  assert.equal(await focused(page), 'error-summary');
  const at = (text) => flawed.split('\n').findIndex((line) => line.includes(text)) + 1;
  const found = await problems(page);
  assert.equal(found[0], 'The file cannot be used until its problems are mended');
  assert.ok(found.some((line) => line.startsWith('criteria.toml:') && line.includes('expected a fact of facts.toml, not “excuse”') && line.includes(`(line ${at('excuse = ')} of the whole file)`)), found.join('\n'));
  assert.ok(found.some((line) => line.startsWith('time_limits.toml:') && line.includes('time_limit.0.period: expected a period such as')), found.join('\n'));
  assert.match(await page.title(), /^Error: Load rules from a file/);
  assert.ok(!page.url().includes('canary'));
  await load(page, whole);
  assert.equal(await page.locator('#error-summary').count(), 0);
  assert.doesNotMatch(await page.title(), /Error/);
  silent(page);
});

test('a hostile file is refused, and the guide goes on', async (t) => {
  const page = await open(browser, server.url, { hash: '#/local' });
  const facts = whole.split('#= facts.toml\n')[1].split('#= ')[0];
  const below = (text) => whole.replace('#= facts.toml\n', `#= facts.toml\n${text}\n`);
  const many = Array.from({ length: 67 }, (_, at) => facts.replaceAll('[[fact]]\nid = "', `[[fact]]\nid = "n${at}`)).join('');
  const doubling = Array.from({ length: 200 }, (_, at) => `[[rule]]\nid = "r${at}"\nsays = "x"\nbecause = "x"\ncite = "1"\nquote = "x"\ntest = { all = [{ rule = "${at ? `r${at - 1}` : 'damaged'}" }, { rule = "${at ? `r${at - 1}` : 'damaged'}" }] }\nexample = []\n`).join('');
  const hostile = {
    empty: ['', /The file is empty/],
    '2 MB': [Buffer.alloc(2_000_000, '#'), /smaller than 1 MB/],
    binary: [Buffer.from([0x89, 0x50, 0x4e, 0x47, 0xff, 0, 1, 2]), /line 1: expected text in UTF-8/],
    'no markers': ['a = 1\n'.repeat(9000), /line 1: expected the line “#= edition.toml”/],
    'wrong markers': [whole.replaceAll('#= ', '## '), /line 1: expected the line/],
    'one marker wrong': [whole.replace('#= duties.toml', '#= ../../etc/passwd'), /expected one of edition.toml, .* not “..\/..\/etc\/passwd”/],
    'deep lists': [below(`x = ${'['.repeat(100_000)}`), /facts.toml:1: /],
    'deep tables': [below(`x = ${'{ a = '.repeat(100_000)}`), /facts.toml:1: /],
    'deep names': [below(`${'a.'.repeat(100_000)}a = 1`), /facts.toml:1: /],
    '240,000 empty lists': [below(`x = [${'[],'.repeat(240_000)}]`), /unknown field `x`/],
    '200 facts': [whole.replace(facts, many), /at most 16 questions, not 201/],
    'rules that double': [whole.replace('[[claim]]', `${doubling}[[claim]]`), /would take too long/],
    '5,000 wrong examples': [whole.replace('example = [\n', `example = [\n${'{ name = "x", answers = { damage = "whole" }, gives = "met" },\n'.repeat(5000)}`), /and 4\d\d\d more problems/],
    'markup': [whole.replace('gives = "met"', 'gives = "<img src=x onerror=alert(1)>"'), /unknown variant `<img src=x onerror=alert\(1\)>`/],
    'letters turned round': [whole.replace('It is whole', 'It is \u202ewhole'), /no letter that turns the direction/],
  };
  for (const [name, [content, expected]] of Object.entries(hostile)) {
    const started = Date.now();
    await load(page, content);
    const took = Date.now() - started;
    assert.match((await problems(page)).join('\n'), expected, name);
    assert.ok((await problems(page)).length <= 102, name);
    assert.equal(await page.locator('text=Use these rules').count(), 0, name);
    assert.ok(took < 4000, `${name}: ${took} ms`);
    t.diagnostic(`${name}: ${took} ms`);
  }
  // Written in an edition that is whole, markup is text.
  await load(page, whole.replace('name = "Thornybrook School window rule (invented)"', 'name = "<img src=x onerror=alert(1)> <b>bold</b>"'));
  await page.click('text=Use these rules');
  await settle(page);
  assert.match(await banner(page), /<img src=x onerror=alert\(1\)> <b>bold<\/b>/);
  assert.equal(await page.locator('main img, main b').count(), 0);
  await visit(page, '#/local');
  await page.click('text=Stop using local rules');
  await visit(page, '#/check/1');
  assert.equal(await page.locator('input[type=radio]').count() > 1, true, 'the guide goes on');
  silent(page);
});

test('the digest is the same where the page is not served securely', async () => {
  const page = await open(browser, server.url, { hash: '#/local', init: 'Object.defineProperty(globalThis.crypto, "subtle", { value: undefined })' });
  await load(page, whole);
  assert.match(await page.locator('.app-local-account').innerText(), new RegExp(digest));
  silent(page);
});

/** The answers of the case on the page, given by keyboard alone: Tab to a group, an arrow, and Enter to send. */
async function byKeyboard(page, downs) {
  for (const [at, count] of downs.entries()) {
    do await page.keyboard.press('Tab'); while (await page.evaluate(() => document.activeElement.type) !== 'radio');
    await page.keyboard.press('Space');
    for (let n = 0; n < count; n++) await page.keyboard.press('ArrowDown');
    assert.equal(await page.locator('input:checked').count(), at + 1);
  }
  await page.keyboard.press('Enter');
  await settle(page);
}

test('practice, by keyboard alone: asked, compared, counted', async () => {
  const page = await open(browser, server.url);
  await visit(page, '#/practice');
  assert.equal(await heading(page), 'Practice cases');
  assert.match(await page.locator('#practice-place').innerText(), /^Case 1 of 12$/);
  await page.click('text=Compare with the rules');
  await settle(page);
  assert.equal(await focused(page), 'error-summary');
  assert.equal((await problems(page)).length, 2);
  assert.match(await page.title(), /^Error: Practice cases/);
  // “Notifiable” and “must be carried out”: right for the first case, and for some of the others.
  const same = [];
  for (let at = 1; at <= 12; at++) {
    await byKeyboard(page, [0, 0]);
    assert.equal(await focused(page), 'practice-place');
    const verdict = await page.locator('#practice-place').innerText();
    assert.match(verdict, /^The rules give (the same|another) answer$/);
    assert.doesNotMatch(await page.locator('main').innerText(), /wrong|correct|score|fail|You answered/i);
    assert.match(await page.locator('main').innerText(), /Section 1\.\d|Your answer/);
    same.push(verdict.includes('same'));
    await page.keyboard.press('Tab');
    while (await page.evaluate(() => !/Next case|Finish/.test(document.activeElement.textContent))) await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await settle(page);
    assert.equal(await focused(page), 'practice-place');
  }
  assert.deepEqual(same.map(Number), [1, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0]);
  assert.match(await page.locator('main').innerText(), /the same as those of the rules in 3 of 12 cases/);
  await page.click('text=short cases');
  await settle(page);
  assert.match(await page.locator('#practice-place').innerText(), /^Short case 1 of \d+$/);
  assert.match(await page.locator('main').innerText(), /Nothing else has been asked/);
  assert.deepEqual(await page.evaluate(() => [localStorage.length, sessionStorage.length, history.state]), [0, 0, null]);
  await visit(page, '#/');
  await visit(page, '#/practice');
  assert.match(await page.locator('#practice-place').innerText(), /^Case 1 of 12$/, 'nothing is kept');
  assert.equal(await page.locator('input:checked').count(), 0);
  silent(page);
});

test('an edition from a file has its own cases', async () => {
  const page = await open(browser, server.url);
  await use(page);
  await visit(page, '#/practice');
  assert.match(await page.locator('main').innerText(), /A cricket ball goes through a window/);
  await byKeyboard(page, [0, 0]);
  assert.equal(await page.locator('#practice-place').innerText(), 'The rules give the same answer');
  silent(page);
});
