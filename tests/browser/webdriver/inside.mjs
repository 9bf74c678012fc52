// What runs inside the page. Each of these functions is sent as text, so none may use anything of this file.

/** The part of Playwright's selectors that the suites use: CSS, `:has-text("…")` at its end, `text=…`, `nth=…`, put together by `>>`. */
export function library() {
  const squeeze = (text) => text.replace(/\s+/g, ' ').trim();
  const text = (element) => squeeze(/^(button|submit)$/.test(element.type) && element.localName === 'input' ? element.value : element.textContent);
  const fits = (wanted) => {
    const [, source, flags] = /^\/(.*)\/([a-z]*)$/.exec(wanted) ?? [];
    if (source) { const pattern = new RegExp(source, flags); return (element) => pattern.test(text(element)); }
    if (/^".*"$/.test(wanted)) return (element) => text(element) === squeeze(wanted.slice(1, -1));
    return (element) => text(element).toLowerCase().includes(squeeze(wanted).toLowerCase());
  };
  const unread = 'head, head *, script, style, noscript, template';
  const step = (all, part) => {
    if (part.startsWith('nth=')) return [all.at(Number(part.slice(4)))].filter(Boolean);
    if (part.startsWith('has-text=')) return all.filter(fits(part.slice(9)));
    if (part.startsWith('text=')) {
      const match = fits(part.slice(5));
      return all.flatMap((root) => [...root.querySelectorAll('*')].filter((one) => !one.matches(unread) && match(one) && ![...one.children].some((child) => !child.matches(unread) && match(child))));
    }
    const [, css, has] = /^(.*?)(?::has-text\("([^"]*)"\))?$/s.exec(part);
    const seen = css.includes(':visible');
    const found = [...new Set(all.flatMap((root) => [...root.querySelectorAll(css.replaceAll(':visible', ''))]))].filter((one) => !seen || visible(one));
    return has === undefined ? found : found.filter(fits(has));
  };
  const query = (selector) => selector.split(/\s*>>\s*/).reduce(step, [document]);
  const visible = (element) => {
    const box = element.getBoundingClientRect();
    return getComputedStyle(element).visibility === 'visible' && box.width > 0 && box.height > 0;
  };
  /** The one element that is meant; none when there is none yet. */
  const one = (selector, strict) => {
    const found = query(selector);
    if (strict && found.length > 1) throw new Error(`${selector} stands for ${found.length} elements`);
    return found[0];
  };
  /** Where to press, or why not yet. */
  const aim = (selector, strict) => {
    const element = one(selector, strict);
    if (!element) return { why: 'is not there' };
    if (!visible(element)) return { why: 'is not visible' };
    if (element.matches(':disabled')) return { why: 'is disabled' };
    const middle = () => { const box = element.getClientRects()[0]; return { x: Math.floor(box.x + box.width / 2), y: Math.floor(box.y + box.height / 2) }; };
    const inView = ({ x, y }) => x >= 0 && y >= 0 && x < innerWidth && y < innerHeight;
    if (!inView(middle())) element.scrollIntoView({ block: 'center', behavior: 'instant' });
    const point = middle();
    const hit = document.elementFromPoint(point.x, point.y);
    if (!hit) return { why: 'is outside the window' };
    if (!element.contains(hit) && hit.closest('label')?.control !== element) return { why: `lies under ${hit.outerHTML.slice(0, 120)}` };
    globalThis[Symbol.for('aimed at')] = element;
    return point;
  };
  /** Typed over what is there, as the browser's own editing does it, so that its own events follow. */
  const fill = (selector, strict, value) => {
    const element = one(selector, strict);
    if (!element || !visible(element) || element.disabled) return false;
    element.focus();
    element.select();
    document.execCommand(value ? 'insertText' : 'delete', false, value);
    if (element.value !== value.replace(/\r\n/g, '\n')) throw new Error(`${selector} holds ${JSON.stringify(element.value.slice(0, 80))} after it was filled`);
    return true;
  };
  const select = (selector, strict, value) => {
    const element = one(selector, strict);
    if (!element || !visible(element)) return false;
    element.value = value;
    for (const name of ['input', 'change']) element.dispatchEvent(new Event(name, { bubbles: true }));
    return true;
  };
  return { query, visible, one, aim, fill, select };
}

/** Before anything of the page: what it writes to the console and what goes wrong in it is kept until it is fetched, and sent when the page goes. */
export function listen(symbol, address) {
  const lines = [];
  Object.defineProperty(globalThis, Symbol.for(symbol), { value: () => lines.splice(0) });
  const say = (value) => { try { return typeof value === 'string' ? value : value instanceof Error ? String(value) : JSON.stringify(value); } catch { return String(value); } };
  for (const type of ['debug', 'error', 'info', 'log', 'warn']) {
    const own = console[type];
    console[type] = (...values) => { lines.push({ type: type === 'warn' ? 'warning' : type, text: values.map(say).join(' ') }); own.apply(console, values); };
  }
  addEventListener('error', (event) => { if (event instanceof ErrorEvent) lines.push({ type: 'pageerror', text: event.error?.message ?? event.message }); });
  addEventListener('unhandledrejection', (event) => lines.push({ type: 'pageerror', text: String(event.reason?.message ?? event.reason) }));
  addEventListener('pagehide', () => { if (lines.length) navigator.sendBeacon(address, JSON.stringify(lines.splice(0))); });
}

/** A clock that stands, or goes on by itself and can be moved: timers then go by ticks, the day by ticks and what was added to them. */
export function clock(symbol, time, stands) {
  const [wait, tick, Real] = [setTimeout.bind(globalThis), performance.now.bind(performance), Date];
  let [ticks, last, added, goes, number] = [0, tick(), time, !stands, 0];
  const pass = () => { const now = tick(); if (goes) ticks += now - last; last = now; };
  const now = () => { pass(); return Math.floor(added + ticks); };
  globalThis.Date = new Proxy(Real, {
    construct: (_, given, target) => Reflect.construct(Real, given.length ? given : [now()], target),
    apply: () => new Real(now()).toString(),
    get: (_, name) => (name === 'now' ? now : Real[name]),
  });
  if (stands) return;
  const timers = new Map();
  const add = (again) => (call, after, ...given) => { pass(); timers.set(++number, { call: () => call(...given), at: ticks + (Number(after) || 0), again: again && Math.max(1, after) }); return number; };
  globalThis.setTimeout = add(false);
  globalThis.setInterval = add(true);
  globalThis.clearTimeout = globalThis.clearInterval = (id) => { timers.delete(id); };
  performance.now = () => { pass(); return ticks; };
  const breathe = () => new Promise((done) => wait(done));
  const until = async (end) => {
    for (;;) {
      const [id, timer] = [...timers].filter(([, { at }]) => at <= end).sort(([, one], [, other]) => one.at - other.at)[0] ?? [];
      if (!timer) break;
      ticks = Math.max(ticks, timer.at);
      if (timer.again) timer.at += timer.again; else timers.delete(id);
      timer.call();
      await breathe();
    }
    ticks = Math.max(ticks, end);
  };
  Object.defineProperty(globalThis, Symbol.for(symbol), { value: {
    now,
    runFor: (time) => { pass(); return until(ticks + time); },
    pauseAt: (time) => { goes = false; return until(time - added); },
    setSystemTime: (time) => { added = time - ticks; },
  } });
  (async () => { for (;;) { await breathe(); pass(); if (goes) await until(ticks); } })();
}
