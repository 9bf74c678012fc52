// Two sets of rules compared, and scenarios beside the answers. Holds with one edition in the build, and with more.
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { test } from './differences.mjs';
import { heading, launch, open, question, serve, settle, silent, visit } from './support.mjs';

let server, browser;
before(async () => { server = await serve(); browser = await launch(); });
after(async () => { await browser.close(); server.close(); });

/** Gives the first answer to every question, whatever the edition in use, and ends on the result. */
async function answerAll(page) {
  await visit(page, '#/check/1');
  while (await question(page)) {
    await page.check('input[type=radio] >> nth=0');
    await page.click('button[type=submit]');
    await settle(page);
  }
  if (await page.locator('#aware-day').count()) await page.click('button[type=submit]');
  await settle(page);
}
const text = (page, selector) => page.locator(selector).innerText();
const focused = (page) => page.evaluate(() => document.activeElement.id);

test('compare: the answers under both, and every pattern', async (t) => {
  const page = await open(browser, server.url);
  await answerAll(page);
  const result = await text(page, 'main');
  await page.click('text=What would another set of rules say?');
  await settle(page);
  assert.equal(await heading(page), 'Compare two sets of rules');
  const editions = await page.locator('input[name=first]').count();
  t.diagnostic(`${editions || 1} editions`);
  if (editions) {
    assert.equal(await page.locator('.app-sides .app-columns__one').count(), 2);
    assert.match(await text(page, 'main'), /Your answers and their result stay as they are/);
    assert.match(await text(page, 'main'), /combinations of the answers that both take are compared/);
    // The same set twice is refused with words; then the other way round.
    await page.check('input[name=second] >> nth=0');
    await page.check('input[name=first] >> nth=0');
    await page.click('button[type=submit]');
    await settle(page);
    assert.equal(await focused(page), 'compared');
    assert.match(await text(page, '#compared'), /Choose two/);
    await page.check('input[name=first] >> nth=1');
    await page.click('button[type=submit]');
    await settle(page);
    assert.match(await text(page, '#compared'), /Your answers under both/);
    // Drawn several times, because other work on the device counts as well.
    const times = [];
    for (let n = 0; n < 5; n++)
      times.push(await page.evaluate(async () => {
        const start = performance.now();
        document.querySelector('button[type=submit]').click();
        // The work is done before the next task.
        await new Promise((done) => setTimeout(done));
        return performance.now() - start;
      }));
    t.diagnostic(`compared and drawn in ${times.map((time) => time.toFixed(1))} ms`);
    assert.ok(Math.min(...times) < 50, `${times}`);
  } else assert.match(await text(page, 'main'), /There is no other to compare it with/);
  await page.click('.govuk-back-link');
  await settle(page);
  assert.equal(await text(page, 'main'), result, 'the result is as it was');
  silent(page);
});

test('what if: another answer, what makes the difference, and back; the self-check is untouched', async () => {
  const page = await open(browser, server.url);
  await answerAll(page);
  const result = await text(page, 'main');
  await page.click('text=What if an answer were different?');
  await settle(page);
  assert.equal(await heading(page), 'What if: answers side by side');
  const status = 'section[aria-labelledby=what-if-a] [role=status]';
  assert.match(await text(page, status), /Nothing is changed yet/);
  // “Neither of these” to the first question: the focus stays, and the questions that it makes needless go.
  const first = page.locator('section[aria-labelledby=what-if-a] fieldset >> nth=0');
  const before = await page.locator('section[aria-labelledby=what-if-a] fieldset').count();
  await first.locator('input >> nth=2').check();
  await settle(page);
  assert.equal(await page.evaluate(() => document.activeElement.value), await first.locator('input >> nth=2').getAttribute('value'), 'the focus stays');
  assert.match(await text(page, status), /What makes the difference: “.+”\./);
  assert.ok((await page.locator('section[aria-labelledby=what-if-a] fieldset').count()) < before);
  await page.click('text=Add a second scenario');
  await settle(page);
  assert.equal(await focused(page), 'what-if-b');
  assert.match(await text(page, 'section[aria-labelledby=what-if-b]'), /Nothing is changed yet/);
  await page.click('text=Set A back to your answers');
  await settle(page);
  assert.match(await text(page, status), /Nothing is changed yet/);
  assert.ok(await first.locator('input >> nth=0').isChecked());
  await page.click('text=Go back to your answers');
  await settle(page);
  assert.equal(await text(page, 'main'), result, 'the result is as it was');
  silent(page);
});

test('both pages begin blank, and clearing leaves nothing in them', async () => {
  const page = await open(browser, server.url, { hash: '#/what-if' });
  assert.match(await text(page, 'section[aria-labelledby=answered]'), /You have not answered anything/);
  assert.equal(await page.locator('main input:checked').count(), 0);
  await page.locator('main input >> nth=0').check();
  await settle(page);
  assert.match(await text(page, 'section[aria-labelledby=what-if-a]'), /One more answer could change this/);
  await answerAll(page);
  await page.click('text=Clear my answers and close');
  await settle(page);
  for (const hash of ['#/what-if', '#/compare']) {
    await visit(page, hash);
    assert.doesNotMatch(await text(page, 'main'), /You answered|Your answers and their result/);
    assert.equal(await page.locator('main input[type=radio]:checked').count(), hash === '#/compare' ? Math.min(2, await page.locator('main fieldset').count()) : 0);
  }
  silent(page);
});
