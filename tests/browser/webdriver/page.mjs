// A page that is driven over WebDriver, with the part of Playwright's interface that the suites use.
import assert from 'node:assert/strict';
import { EventEmitter } from 'node:events';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fetched } from '../downloads.mjs';
import { print } from '../paper.mjs';
import { Refused } from './driver.mjs';
import { clock, library } from './inside.mjs';
import { Locator } from './locator.mjs';

const CLOCK = 'clock of the suites';
const LIBRARY = `(${library})()`;
const KEYS = { Backspace: '\ue003', Tab: '\ue004', Enter: '\ue007', Shift: '\ue008', Control: '\ue009', Alt: '\ue00a', Escape: '\ue00c', Space: ' ', PageUp: '\ue00e', PageDown: '\ue00f', End: '\ue010', Home: '\ue011', ArrowLeft: '\ue012', ArrowUp: '\ue013', ArrowRight: '\ue014', ArrowDown: '\ue015', Delete: '\ue017' };
/** What the driver says while a page goes and another comes. */
const between = (error) => /no such (window|frame)|javascript error.*(unload|navigat|destroy)|stale|detached|unknown error/i.test(`${error.code} ${error.message}`);

export class Page extends EventEmitter {
  #address = 'about:blank';
  #time;

  constructor(context, window) {
    super();
    Object.assign(this, { owner: context, window });
    this.keyboard = { press: (chord) => this.#keys(chord.split('+')), type: (text) => this.#act('key', [...text].flatMap((value) => [{ type: 'keyDown', value }, { type: 'keyUp', value }])) };
    this.mouse = { click: (x, y) => this.#press({ x, y }) };
    // Put anew into every page that is loaded, at the time that it is by then.
    const begin = (time, stands) => { this.#time = Number(new Date(time)); context.scripts.push(() => `(${clock})('${CLOCK}', ${this.#time}, ${stands})`); };
    const move = (name) => async (given) => { this.#time = await this.run(`async (_, name, given) => { const clock = globalThis[Symbol.for('${CLOCK}')]; await clock[name](given); return clock.now(); }`, name, Number(given)); };
    this.clock = { setFixedTime: async (time) => begin(time, true), install: async ({ time }) => begin(time, false), runFor: move('runFor'), pauseAt: move('pauseAt'), setSystemTime: move('setSystemTime') };
  }

  context = () => this.owner;
  url = () => this.#address;
  command = (method, path, body) => this.owner.session.command(this.window, method, path, body);

  /** Runs a function in the page, with what the adaptor needs there as its first argument, and fetches address and console with the result. */
  async run(body, ...given) {
    // Firefox runs it beside the page, and its own “globalThis” is gone with it.
    const script = `const done = arguments[arguments.length - 1], globalThis = window;
      Promise.resolve().then(() => (${body})(${LIBRARY}, ...JSON.parse(arguments[0]))).then((value) => ({ value }), (error) => ({ error: String(error?.message ?? error), stack: error?.stack }))
        .then((result) => done(JSON.stringify({ ...result, url: location.href, lines: globalThis[Symbol.for('${this.owner.symbol}')]?.() ?? [] })))`;
    for (let tries = 0; ; tries++) {
      try {
        const answer = await this.command('POST', '/execute/async', { script, args: [JSON.stringify(given)] });
        // That is what Firefox says of a page that goes meanwhile.
        if (answer === null) throw new Refused({ error: 'unknown error', message: 'no answer' });
        const { value, error, stack, url, lines } = JSON.parse(answer);
        this.heard(lines);
        if (url !== this.#address) { this.#address = url; this.emit('framenavigated'); }
        if (error !== undefined) throw Object.assign(new Error(error), { inside: true, stack: `${error}\n${stack}` });
        return value;
      } catch (error) {
        if (error.inside) throw error;
        if (error.code === 'unexpected alert open') await this.#dialog();
        else if (!between(error) || tries > 40) throw error;
        await wait(25);
      }
    }
  }

  heard(lines) {
    for (const { type, text } of lines) type === 'pageerror' ? this.emit('pageerror', new Error(text)) : this.emit('console', { type: () => type, text: () => text });
  }

  async #dialog() {
    const message = await this.command('GET', '/alert/text');
    const close = (how) => () => this.command('POST', `/alert/${how}`);
    const dialog = { message: () => message, dismiss: close('dismiss'), accept: close('accept') };
    if (!this.emit('dialog', dialog)) await dialog.dismiss();
    await wait(25);
  }

  evaluate(script, given) {
    return this.run(`(_, given) => ${typeof script === 'function' ? `(${script})(given)` : `(${script.trim().replace(/;$/, '')}\n)`}`, given ?? null);
  }

  /** Until `look` gives something; what it gives instead says why not. */
  async until(what, look, timeout = 30_000) {
    for (const end = Date.now() + timeout; ; ) {
      const found = await look();
      if (found && !found.why) return found;
      if (Date.now() > end) throw new Error(`${what}: not within ${timeout} ms${found?.why ? `, because it ${found.why}` : ''}`);
      await wait(20);
    }
  }

  #act(type, actions) {
    return this.command('POST', '/actions', { actions: [{ type, id: type, ...(type === 'pointer' ? { parameters: { pointerType: 'mouse' } } : {}), actions }] });
  }
  #keys(names) {
    const values = names.map((name) => KEYS[name] ?? name);
    return this.#act('key', [...values.map((value) => ({ type: 'keyDown', value })), ...values.reverse().map((value) => ({ type: 'keyUp', value }))]);
  }
  #press({ x, y }) {
    return this.#act('pointer', [{ type: 'pointerMove', duration: 0, x, y }, { type: 'pointerDown', button: 0 }, { type: 'pointerUp', button: 0 }]);
  }

  async click(selector, { strict = false, timeout } = {}) {
    // Twice at the same place: what has just been scrolled, or moves by itself, would be missed.
    let last;
    const aim = async () => {
      const [before, found] = [last, await this.run('(library, ...rest) => library.aim(...rest)', selector, strict)];
      last = found;
      return found.why || (before?.x === found.x && before.y === found.y) ? found : { why: 'moves' };
    };
    await this.#press(await this.until(`click ${selector}`, aim, timeout));
  }
  async check(selector, options) {
    if (await this.isChecked(selector, options)) return;
    await this.click(selector, options);
    await this.until(`choose ${selector}`, () => this.run("() => globalThis[Symbol.for('aimed at')].checked"), 2000);
  }
  fill = (selector, value, { strict = false } = {}) => this.until(`fill ${selector}`, () => this.run('(library, ...rest) => library.fill(...rest)', selector, strict, value));
  selectOption = (selector, value, { strict = false } = {}) => this.until(`select in ${selector}`, () => this.run('(library, ...rest) => library.select(...rest)', selector, strict, value));

  async setInputFiles(selector, file) {
    let path = file;
    if (typeof file === 'object') {
      path = join(mkdtempSync(join(this.owner.session.downloads, '..', 'given-')), file.name);
      writeFileSync(path, file.buffer);
    }
    await this.waitForSelector(selector, { state: 'attached' });
    const element = await this.command('POST', '/execute/sync', { script: `return ${LIBRARY}.one(arguments[0])`, args: [selector] });
    await this.command('POST', `/element/${Object.values(element)[0]}/value`, { text: path });
  }

  /** What an element says, once there is one. */
  async read(selector, body, { strict = false, timeout } = {}, given = null) {
    const { found } = await this.until(selector, () => this.run(`async ({ one }, selector, strict, given) => { const element = one(selector, strict); return element ? { found: await (${body})(element, given) } : { why: 'is not there' }; }`, selector, strict, given), timeout);
    return found;
  }
  innerText = (selector, options) => this.read(selector, '(it) => it.innerText', options);
  textContent = (selector, options) => this.read(selector, '(it) => it.textContent', options);
  inputValue = (selector, options) => this.read(selector, '(it) => it.value', options);
  isChecked = (selector, options) => this.read(selector, '(it) => it.checked', options);
  getAttribute = (selector, name, options) => this.read(selector, '(it, name) => it.getAttribute(name)', options, name);
  isVisible = (selector, { strict = false } = {}) => this.run('({ one, visible }, ...rest) => { const it = one(...rest); return !!it && visible(it); }', selector, strict);
  title = () => this.run('() => document.title');
  content = () => this.run('() => document.documentElement.outerHTML');
  locator = (selector) => new Locator(this, selector);

  waitForSelector(selector, { state = 'visible', timeout } = {}) {
    const states = { visible: 'found.some(visible)', attached: 'found.length > 0', detached: 'found.length === 0', hidden: '!found.some(visible)' };
    return this.until(`${selector} ${state}`, () => this.run(`({ query, visible }, selector) => { const found = query(selector); return ${states[state]}; }`, selector), timeout);
  }
  waitForFunction = (script, given, { timeout } = {}) => this.until(`${script}`, () => this.evaluate(script, given), timeout);
  waitForURL = (pattern) => this.until(`address ${pattern}`, async () => { await this.run('() => 0'); return typeof pattern === 'string' ? this.#address === pattern : pattern.test(this.#address); });
  waitForLoadState = () => this.waitForFunction('document.readyState === "complete"');
  waitForTimeout = (time) => wait(time);

  async waitForEvent(name) {
    assert.equal(name, 'download', 'the one event that is waited for');
    return fetched(this.owner.session.downloads);
  }

  async goto(url) {
    const [here, there] = [this.#address, url].map((address) => address.split('#')[0]);
    // The driver waits for a load, and within a page there is none.
    if (here === there && url.includes('#')) await this.evaluate((url) => { location.href = url; }, url);
    else await this.#leave(() => this.command('POST', '/url', { url }));
  }
  reload = () => this.#leave(() => this.command('POST', '/refresh'));
  goBack = () => this.#leave(() => this.command('POST', '/back'));
  goForward = () => this.#leave(() => this.command('POST', '/forward'));
  async #leave(act) {
    await this.run('() => 0');
    await act();
    await this.run('() => 0');
  }

  async addInitScript(script, given) {
    this.owner.scripts.push(typeof script === 'function' ? `(${script})(${JSON.stringify(given)})` : script);
  }
  async route(glob, handler) {
    const source = glob.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replace(/\*\*\/|\*/g, (stars) => (stars === '*' ? '[^/]*' : '(.*/)'));
    this.owner.routes.push({ pattern: new RegExp(`^${source}$`), handler });
  }
  setContent = (html) => this.goto(`data:text/html;charset=utf-8,${encodeURIComponent(html)}`);
  addStyleTag = ({ path, content = readFileSync(path, 'utf8') }) => this.evaluate((text) => { document.head.append(Object.assign(document.createElement('style'), { textContent: text })); }, content);
  addScriptTag = ({ path, content = readFileSync(path, 'utf8') }) => this.evaluate((text) => { document.head.append(Object.assign(document.createElement('script'), { textContent: text })); }, content);

  emulateMedia = ({ media }) => this.evaluate(print, media === 'print');
  async setViewportSize({ width, height }) {
    for (let tries = 0; tries < 5; tries++) {
      const [x, y, w, h] = await this.evaluate(() => [outerWidth, outerHeight, innerWidth, innerHeight]);
      if (w === width && h === height) return;
      await this.command('POST', '/window/rect', { x: 0, y: 0, width: x + width - w, height: y + height - h });
      await wait(50);
    }
    throw new Error(`the window does not take ${width} by ${height}`);
  }
  async close() {
    await this.command('DELETE', '/window');
    this.owner.left(this);
  }
}
