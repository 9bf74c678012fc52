// Uses the guide as somebody would, over and over: a self-check, dates, every page, what the browser is asked to refuse, and a case that
// is kept, backed up, taken in again and locked. The lock loads the page anew, and the next round begins.
const PASSPHRASE = 'otter lantern copper meadow';
const wait = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));
const tell = (kind, body = '') => fetch(`/driver/${kind}`, { method: 'POST', body });
const find = (selector) => document.querySelector(selector);
/** A reader needs time, too. */
const step = () => wait(SETTINGS.pace);

async function until(what, holds) {
  for (const end = Date.now() + 60_000; Date.now() < end; await wait(30)) {
    const found = !find('html[data-waiting]') && holds();
    if (found) return found;
  }
  throw new Error(`no ${what} at ${location.hash} under “${find('h1')?.textContent}”`);
}
const there = (selector) => until(selector, () => find(`main:not([hidden]) ${selector}`));
const named = (text) => until(text, () => [...document.querySelectorAll('main:not([hidden]) :is(button, a), .app-lock')].find((it) => it.textContent.includes(text)));
const said = (text) => until(text, () => find('main').textContent.includes(text));
const gone = (selector) => until(`end of ${selector}`, () => !find(selector));
const idle = () => until('end of the work', () => !find('#progress')?.textContent);
async function click(text) { (await named(text)).click(); await step(); }
async function visit(hash) { location.hash = hash; await wait(50); await there('h1'); await step(); }
async function fill(id, value) {
  const field = await there(`#${id}`);
  field.value = value;
  for (const kind of ['input', 'change']) field.dispatchEvent(new Event(kind, { bubbles: true }));
}
async function send() { (await there('button[type=submit]')).click(); await step(); }
async function who() { await fill('role', 'Business manager'); await fill('initials', 'QX'); }

/** A way through the questions, another each time. */
async function selfCheck() {
  await visit('#/');
  (await there('.govuk-button--start')).click();
  for (let at = 0; at < 9 && (await until('a question', () => /#\/check/.test(location.hash) && find('main form, #aware-day, h1'))) && location.hash !== '#/check/result'; at++) {
    const choices = document.querySelectorAll('main input[type=radio]');
    if (choices.length) choices[Math.floor(Math.random() * choices.length)].click();
    await send();
  }
  await click('Copy as text');
}

async function dates() {
  for (const [event, day] of [[1, '19/12/2025'], [3, '31/12/2025'], [5, '26/1/2026']]) {
    await visit(`#/dates/event/${event}`);
    await fill('event-day', day);
    (await there('#happened')).click();
    await send();
  }
  await visit('#/dates');
  for (const text of ['Add all dates', 'Download for', 'Copy the table']) await click(text);
}

async function pages() {
  for (const page of ['help/risk', 'about', 'display', 'accessibility', 'how', 'edition', 'elsewhere', 'verify', 'compare', 'what-if', 'local', 'practice', 'dates/plan', 'dates/calendar', 'dates/limit/1', 'nowhere']) await visit(`#/${page}`);
  await visit('#/display');
  await send();
}

/** What the page “Your data” lets its reader do. */
async function refusals() {
  await visit('#/data');
  await click('Try to send something');
  if (SETTINGS.refused) await said('frame: refused (frame-src)');
  await wait(500);
  await tell('refusals', find('#tried').innerText);
}

async function keep(round) {
  await visit('#/cases');
  const known = await until('the cases', () => /Unlock your cases|No cases are kept/.exec(find('main').textContent)?.[0]);
  if (known !== 'Unlock your cases') await visit('#/cases/set-up');
  await fill('passphrase', PASSPHRASE);
  if (known !== 'Unlock your cases') await fill('passphrase-again', PASSPHRASE);
  await who();
  await send();
  if (known !== 'Unlock your cases') {
    await there('.app-code');
    await fill('last-group', [...document.querySelectorAll('.app-code__group')].at(-1).textContent);
    await click('I have a copy: continue');
    await gone('.app-code');
  }
  await until('the lock', () => find('.app-lock'));
  await idle();
  await visit('#/cases/add');
  await fill('reference', `2026-${round}`);
  await send();
  await until('the case', () => location.hash === '#/case');
  await idle();
  await visit('#/case/record/1');
  await fill('event-day', '19/12/2025');
  (await there('#happened')).click();
  await fill('note', 'Told by the hospital.');
  await send();
  await idle();
  for (const page of ['case', 'case/limit/1', 'case/calendar', 'case/audit', 'case/result', 'case/rules', 'cases']) await visit(`#/${page}`);
}

/** The file goes to the disk as well as back into the guide. */
async function backUp() {
  let file;
  const make = URL.createObjectURL;
  URL.createObjectURL = (blob) => { file = blob; return make.call(URL, blob); };
  await visit('#/cases/backup');
  await fill('passphrase', PASSPHRASE);
  await fill('passphrase-again', PASSPHRASE);
  await send();
  await said('The backup was handed to your browser');
  URL.createObjectURL = make;
  await idle();
  await visit('#/cases/import');
  const chosen = new DataTransfer();
  chosen.items.add(new File([file], 'backup'));
  (await there('#backup')).files = chosen.files;
  await fill('backup-passphrase', PASSPHRASE);
  await send();
  await there('#found');
  await idle();
}

/** For the control: what the policy of the build would have refused. */
function betray() {
  fetch('http://fetch.canary.example:8081/', { mode: 'no-cors' }).catch(() => {});
  new Image().src = 'http://image.canary.example:8081/';
  document.head.append(Object.assign(document.createElement('link'), { rel: 'preconnect', href: 'http://preconnect.canary.example:8081/' }));
}

(async () => {
  await until('the guide', () => find('html[data-ready][data-whole]'));
  await tell('whole');
  if (SETTINGS.betray) betray();
  for (const part of [refusals, selfCheck, dates, pages, () => keep(Date.now()), backUp]) {
    await part();
    await tell('part');
  }
  await tell('round');
  await click('Lock now');
})().catch((error) => tell('trouble', `${error?.stack ?? error}`));
