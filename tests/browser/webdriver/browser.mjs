// A browser that is driven over WebDriver, as the suites know one: contexts that share nothing, each a session of its own.
import { randomUUID } from 'node:crypto';
import { start } from './driver.mjs';
import { listen } from './inside.mjs';
import { Page } from './page.mjs';
import { CONSOLE, relay } from './relay.mjs';

class Context {
  scripts = [];
  routes = [];
  symbol = randomUUID();
  #pages = [];

  async begin({ viewport, bypassCSP = false, ...options }) {
    const each = (act) => this.#pages.forEach(act);
    this.relay = await relay({
      told: (url) => each((page) => page.emit('request', { url: () => url })),
      heard: (lines) => each((page) => page.heard(lines)),
      scripts: () => [`(${listen})(${JSON.stringify(this.symbol)}, ${JSON.stringify(CONSOLE)})`, ...this.scripts.map((script) => (typeof script === 'function' ? script() : script))],
      routes: this.routes,
      withoutPolicy: bypassCSP,
    });
    this.session = await start({ proxy: this.relay.address, ...options });
    this.viewport = viewport;
    return this;
  }

  async newPage() {
    const handle = this.#pages.length ? (await this.session.command(null, 'POST', '/window/new', { type: 'window' })).handle : await this.session.command(null, 'GET', '/window');
    const page = new Page(this, handle);
    this.#pages.push(page);
    if (this.viewport) await page.setViewportSize(this.viewport);
    return page;
  }

  pages = () => [...this.#pages];
  left(page) { this.#pages = this.#pages.filter((other) => other !== page); }
  async close() {
    await this.session.end();
    this.relay.close();
  }
}

export async function launch(settings = {}) {
  const open = new Set();
  return {
    async newContext(options = {}) {
      const context = await new Context().begin({ ...settings, ...options });
      const close = context.close.bind(context);
      context.close = () => { open.delete(context); return close(); };
      open.add(context);
      return context;
    },
    contexts: () => [...open],
    close: () => Promise.all([...open].map((context) => context.close())),
  };
}
