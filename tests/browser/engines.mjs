// Three browsers by their programs alone: each with a profile folder of its own, opening pages that drive themselves and report to
// a server. A browser that is driven from outside may keep its data elsewhere, or not at all.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const webkit = ['/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser', '/usr/libexec/webkit2gtk-4.1/MiniBrowser'].find(existsSync);
const version = (program, ...rest) => execFileSync(program, ['--version', ...rest], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();

const PREFERENCES = {
  'app.normandy.enabled': false,
  'app.update.enabled': false,
  'browser.aboutwelcome.enabled': false,
  'browser.sessionstore.resume_from_crash': false,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.homepage_override.mstone': 'ignore',
  'browser.startup.page': 0,
  'datareporting.policy.dataSubmissionEnabled': false,
  'datareporting.policy.dataSubmissionPolicyBypassNotification': true,
  'dom.disable_open_during_load': false,
  'dom.timeout.enable_budget_timer_throttling': false,
  'dom.min_background_timeout_value': 4,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'services.settings.server': 'data:,',
  'termsofuse.bypassNotification': true,
  // It would start in a mode of its own after the third kill.
  'toolkit.startup.max_resumed_crashes': -1,
  'toolkit.telemetry.enabled': false,
};

/** `command(profile, urls, { shown, hidden })`: the program, its arguments and its environment; `shown` needs a screen. */
export const ENGINES = {
  chromium: {
    letter: 'C',
    program: process.env.CHROME ?? '/usr/bin/chromium',
    version: () => version(ENGINES.chromium.program),
    command: (profile, urls, { shown, hidden, flags = [] }) => [
      [
        ...(shown ? [] : ['--headless=new']), ...(hidden ? ['--incognito'] : []), `--user-data-dir=${profile}`,
        '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--no-default-browser-check', '--password-store=basic', '--noerrdialogs',
        '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage', '--hide-crash-restore-bubble',
        '--disable-background-timer-throttling', '--disable-renderer-backgrounding', '--disable-backgrounding-occluded-windows', '--disable-popup-blocking',
        ...flags, ...urls,
      ],
    ],
    data: (profile) => join(profile, 'Default', 'IndexedDB'),
  },
  firefox: {
    letter: 'F',
    program: process.env.FIREFOX ?? '/usr/bin/firefox-esr',
    version: () => version(ENGINES.firefox.program),
    command(profile, urls, { shown, hidden, preferences = {} }) {
      const all = { ...PREFERENCES, ...preferences, ...(hidden ? { 'browser.privatebrowsing.autostart': true } : {}) };
      writeFileSync(join(profile, 'user.js'), Object.entries(all).map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`).join(''));
      return [[...(shown ? [] : ['--headless']), '--no-remote', '--profile', profile, ...urls]];
    },
    data: (profile) => join(profile, 'storage', 'default'),
  },
  webkit: {
    letter: 'W',
    program: webkit ?? 'MiniBrowser',
    version: () => `WebKitGTK ${execFileSync('dpkg-query', ['-W', '-f', '${Version}', 'libwebkit2gtk-4.1-0'], { encoding: 'utf8' })}`,
    screen: true,
    command: (profile, urls, { hidden, flags = [] }) => [[...(hidden ? ['--private'] : []), ...flags, ...urls]],
    data: (profile) => join(profile, 'data'),
  },
};

for (const [name, engine] of Object.entries(ENGINES)) {
  engine.name = name;
  if (!existsSync(engine.program)) throw new Error(`${name} is not installed (${engine.program}): .ci/browsers installs it`);
}

/** One screen for all that needs one, ended with this process. */
let screen;
const display = () => (screen ??= draw(3).catch((error) => { screen = undefined; throw error; }));

/** A server of a screen gives itself up when two choose their numbers at once: another attempt finds the next one. */
async function draw(attempts) {
  const server = spawn(process.env.XVFB ?? 'Xvfb', ['-displayfd', '3', '-screen', '0', '1280x900x24', '-nolisten', 'tcp'], { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const end = () => server.kill('SIGKILL');
  process.once('exit', end);
  const said = await new Promise((done, fail) => {
    server.once('error', () => fail(new Error('Xvfb is not installed: .ci/browsers installs it')));
    server.once('exit', () => done());
    setTimeout(done, 20_000).unref();
    server.stdio[3].once('data', (line) => done(`:${`${line}`.trim()}`));
  });
  server.unref();
  server.stdio[3].unref?.();
  if (said) return said;
  process.off('exit', end);
  end();
  if (attempts === 1) throw new Error('Xvfb has given no screen, three times');
  return draw(attempts - 1);
}

/** Every process that descends from this one or is of its session, which outlives a parent that is gone. */
function tree(root) {
  const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name)).flatMap((name) => {
    try {
      const [state, parent, , session] = readFileSync(`/proc/${name}/stat`, 'utf8').replace(/^.*\) /s, '').split(' ');
      return state === 'Z' ? [] : [{ id: Number(name), parent: Number(parent), session: Number(session) }];
    } catch {
      return []; // It has just ended.
    }
  });
  const found = new Set(all.filter(({ id, session }) => id === root || session === root).map(({ id }) => id));
  for (let size = 0; size !== found.size; ) {
    size = found.size;
    for (const { id, parent } of all) if (found.has(parent)) found.add(id);
  }
  return [...found];
}

/** Starts a browser. `kill` ends all of it at once, as a power cut would; `quit` asks it to end, and lets it write what it then writes. */
export async function launch(engine, profile, urls, { wrap = [], env = {}, ...options } = {}) {
  const home = join(profile, 'home');
  const runtime = join(home, 'run');
  mkdirSync(runtime, { recursive: true, mode: 0o700 });
  const [parameters] = engine.command(profile, urls, options);
  const [program, ...rest] = [...wrap, engine.program, ...parameters];
  const child = spawn(program, rest, {
    detached: true,
    stdio: 'ignore',
    env: {
      PATH: process.env.PATH, LANG: 'C.UTF-8', HOME: home, XDG_RUNTIME_DIR: runtime, XDG_CACHE_HOME: join(profile, 'cache'),
      XDG_CONFIG_HOME: join(profile, 'config'), XDG_DATA_HOME: join(profile, 'data'), NO_AT_BRIDGE: '1', GTK_A11Y: 'none', MOZ_CRASHREPORTER_DISABLE: '1',
      LIBGL_ALWAYS_SOFTWARE: '1', WEBKIT_DISABLE_COMPOSITING_MODE: '1', WEBKIT_DISABLE_DMABUF_RENDERER: '1',
      ...(engine.screen || options.shown ? { DISPLAY: await display() } : {}), ...env,
    },
  });
  const ended = new Promise((done) => child.once('exit', done));
  await new Promise((done, fail) => child.once('spawn', done).once('error', fail));
  const kill = async () => {
    for (let left = tree(child.pid); left.length; left = tree(child.pid)) {
      for (const id of left) try { process.kill(id, 'SIGKILL'); } catch { /* It has just ended. */ }
      await new Promise((done) => setTimeout(done, 5));
    }
    await ended;
  };
  const quit = async () => {
    child.kill('SIGTERM');
    await Promise.race([ended, new Promise((done) => setTimeout(done, 10_000).unref())]);
    await kill();
  };
  open.add(kill);
  return { id: child.pid, ended, quit: () => quit().finally(() => open.delete(kill)), kill: () => kill().finally(() => open.delete(kill)) };
}

/** Whatever a failed test has left running. */
const open = new Set();
export const killAll = () => Promise.all([...open].map((kill) => kill()));
process.once('SIGTERM', () => killAll().finally(() => process.exit(143)));
process.once('SIGINT', () => killAll().finally(() => process.exit(130)));

/** What the tests of a promise print: the promise, the browser, how many, how many failed, and what the broken build did. */
export function line(promise, engine, n, failures, control, more = '') {
  console.log(`${promise} ${engine.name} (${engine.version()}): N ${n}, failures ${failures}; control: ${control}${more && `; ${more}`}`);
}
