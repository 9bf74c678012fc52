// One session of a browser that is driven over W3C WebDriver: a driver, a browser and a home of its own. WebKitGTK by Debian's WebKitWebDriver,
// Debian's Firefox by geckodriver, which .ci/engines brings.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { ENGINE } from '../differences.mjs';
import { ENGINES, launch } from '../engines.mjs';
import { preferences } from '../firefox.mjs';

const DRIVERS = {
  webkit: {
    program: process.env.WEBKIT_DRIVER ?? '/usr/bin/WebKitWebDriver',
    parameters: (port) => ['-p', String(port)],
    prepare({ profile, colorScheme, reducedMotion }) {
      mkdirSync(join(profile, 'config/gtk-3.0'), { recursive: true });
      writeFileSync(join(profile, 'config/gtk-3.0/settings.ini'), `[Settings]\ngtk-enable-animations=${Number(reducedMotion !== 'reduce')}\n`);
      // So that the window can be as narrow as a phone.
      writeFileSync(join(profile, 'config/gtk-3.0/gtk.css'), '* { min-width: 0; min-height: 0; padding: 0; margin: 0; border-width: 0; font-size: 1px; -gtk-icon-source: none }');
      return colorScheme === 'dark' ? { GTK_THEME: 'Adwaita:dark' } : {};
    },
    capabilities: ({ args, javaScriptEnabled }) => ({
      // A limit would go by the page's own clock, which some tests move.
      timeouts: { script: null },
      'webkitgtk:browserOptions': { binary: ENGINES.webkit.program, args: ['--automation', ...args, ...(javaScriptEnabled ? [] : ['--enable-javascript=false'])] },
    }),
  },
  geckodriver: {
    program: process.env.GECKODRIVER ?? fileURLToPath(new URL('../../../.tools/bin/geckodriver', import.meta.url)),
    parameters: (port) => ['--port', String(port), '--websocket-port', '0'],
    prepare({ profile }) {
      mkdirSync(join(profile, 'own/chrome'), { recursive: true });
      // So that the window can be as narrow as a phone.
      writeFileSync(join(profile, 'own/chrome/userChrome.css'), '* { min-width: 0 !important }');
      return {};
    },
    capabilities: ({ args, profile, firefoxUserPrefs, ...options }) => ({
      // Without a limit Firefox would not wait at all.
      timeouts: { script: 600_000 },
      'moz:firefoxOptions': { binary: ENGINES.firefox.program, args: ['-headless', '-profile', join(profile, 'own'), ...args], prefs: {
        ...preferences(options), ...firefoxUserPrefs,
        'network.proxy.allow_hijacking_localhost': true, 'browser.download.folderList': 2, 'browser.download.dir': join(profile, 'home'), 'browser.download.alwaysOpenPanel': false,
        'toolkit.legacyUserProfileCustomizations.stylesheets': true,
      } },
    }),
  },
};
const free = () => new Promise((done) => { const server = createServer().listen(0, '127.0.0.1', () => { const { port } = server.address(); server.close(() => done(port)); }); });

/** An answer that is a refusal, with the code of the standard. */
export class Refused extends Error {
  constructor({ error, message }) { super(`${error}: ${message}`); this.code = error; }
}

export async function start({ proxy, timezoneId, javaScriptEnabled = true, args = [], env = {}, ...more }) {
  const { program, parameters, prepare, capabilities: asked } = DRIVERS[ENGINE];
  const profile = mkdtempSync(join(tmpdir(), 'case-review-driven-'));
  const given = { ...more, args, javaScriptEnabled, profile };
  const own = prepare(given);
  const port = await free();
  const process = await launch({ program, screen: true, command: () => [parameters(port)] }, profile, [], { env: { ...(timezoneId ? { TZ: timezoneId } : {}), ...own, ...env } });

  const send = async (method, path, body) => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, { method, signal: AbortSignal.timeout(120_000), ...(method === 'POST' ? { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body ?? {}) } : {}) });
    const { value } = await response.json();
    if (!response.ok) throw new Refused(value);
    return value;
  };
  for (let tries = 0; ; tries++) {
    const status = await send('GET', '/status').catch(() => null);
    if (status?.ready) break;
    if (tries > 200) throw new Error(`${program} does not answer`);
    await wait(25);
  }
  const { sessionId, capabilities } = await send('POST', '/session', { capabilities: { alwaysMatch: {
    proxy: { proxyType: 'manual', httpProxy: proxy, noProxy: ['127.0.0.1'] }, unhandledPromptBehavior: 'ignore', ...asked(given),
  } } });
  // One command at a time: the driver knows but one window to which they go.
  let last = Promise.resolve();
  const turn = (act) => { const mine = last.then(act); last = mine.catch(() => {}); return mine; };
  let current;
  return {
    version: capabilities.browserVersion,
    downloads: join(profile, 'home'),
    /** A command to a window, or to the session when it names none. */
    command: (window, method, path, body) => turn(async () => {
      if (window && window !== current) {
        await send('POST', `/session/${sessionId}/window`, { handle: window });
        current = window;
      }
      return send(method, `/session/${sessionId}${path}`, body);
    }),
    async end() {
      await turn(() => send('DELETE', `/session/${sessionId}`)).catch(() => {});
      await process.kill();
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
