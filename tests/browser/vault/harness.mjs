// Serves the driver (tests/vault) and the pages that use it, starts browsers on them and collects what they report.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, extname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { ENGINES, killAll, launch, line } from '../engines.mjs';

export { ENGINES, line };
const here = dirname(fileURLToPath(import.meta.url));
export const root = join(here, '..', '..', '..');
const built = join(root, 'target', 'vault');
const types = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.mjs': 'text/javascript', '.wasm': 'application/wasm' };

/** `.ci/faults` asks for the long form. */
export const long = process.env.FAULTS === 'long';
/** How often: in the long form, in the short one. */
export const times = (full, short) => (long ? full : short);
export const pause = (milliseconds) => setTimeout(milliseconds);

const sessions = new Map();
const gates = new Map();
const ahead = new Set();
let server, scratch;

/** Pages of one session wait here for each other, or for the harness. */
function gate(name, count, response) {
  if (ahead.delete(name)) return response.end('go');
  const waiting = [...(gates.get(name) ?? []), response];
  gates.set(name, waiting);
  if (waiting.length >= count) release(name);
}

/** Lets those go on that wait, or the one that is about to. */
function release(name) {
  if (!gates.has(name)) ahead.add(name);
  gates.get(name)?.forEach((one) => one.end('go'));
  gates.delete(name);
}

async function answer(request, response) {
  const url = new URL(request.url, 'http://x');
  if (url.pathname === '/gate') return gate(url.searchParams.get('name'), Number(url.searchParams.get('count')), response);
  if (url.pathname === '/report') {
    let body = '';
    for await (const part of request) body += part;
    const { session, ...report } = JSON.parse(body);
    sessions.get(session)?.(report);
    return response.end();
  }
  const name = url.pathname === '/' ? 'page.html' : url.pathname.slice(1);
  const file = [join(built, name), join(here, name)].find((path) => types[extname(name)] && !name.includes('..') && existsSync(path));
  response.writeHead(file ? 200 : 404, { 'content-type': types[extname(name)] ?? 'text/plain', 'cache-control': 'no-store' });
  response.end(file && readFileSync(file));
}

export async function start() {
  assert.ok(existsSync(join(built, 'vault_bg.wasm')), 'build the driver first: node tests/browser/vault/build.mjs');
  scratch = mkdtempSync(join(tmpdir(), 'vault-'));
  server = createServer((request, response) => answer(request, response).catch(() => response.destroy()));
  server.keepAliveTimeout = 60_000;
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
}

export async function stop() {
  await killAll();
  server.closeAllConnections();
  server.close();
  rmSync(scratch, { recursive: true, force: true });
}

let profiles = 0;
/** A profile that nobody has used; `from` copies one instead. */
export function profile(from) {
  const folder = join(scratch, `profile-${++profiles}`);
  if (from) cpSync(from, folder, { recursive: true, filter: (path) => !/\/(Singleton\w+|lock|\.parentlock|home\/run\/.*)$/.test(path) });
  else mkdirSync(folder);
  return folder;
}

let count = 0;
/** A browser with one page for each task. `wait(kind)` gives the next report of a kind; trouble in a page fails it. */
export async function visit(engine, folder, tasks, options = {}) {
  const { allow = () => false, ...rest } = options;
  const session = `${++count}`;
  const reports = [];
  let wake = () => {};
  sessions.set(session, (report) => {
    reports.push(report);
    wake();
  });
  const address = (task) => `http://127.0.0.1:${server.address().port}/?${encodeURIComponent(JSON.stringify({ session, ...task }))}`;
  const browser = await launch(engine, folder, tasks.map(address), { shown: tasks.length > 1, ...rest });
  let read = 0;
  return {
    reports,
    release: (name) => release(`${session} ${name}`),
    count: (kind) => reports.filter((report) => report.kind === kind).length,
    /** What was reported so far does not count. */
    next(kind) {
      read = reports.length;
      return this.wait(kind);
    },
    async wait(kind, patience = 60_000) {
      const end = Date.now() + patience;
      for (;;) {
        while (read < reports.length) {
          const report = reports[read++];
          if (report.kind === 'trouble' && !allow(report)) throw new Error(`${engine.name}: ${JSON.stringify(report)}`);
          if (report.kind === kind) return report;
        }
        const left = end - Date.now();
        if (left <= 0) throw new Error(`${engine.name}: no “${kind}” in ${patience} ms; reports: ${JSON.stringify(reports.slice(-5))}`);
        await Promise.race([new Promise((done) => (wake = done)), setTimeout(left, undefined, { ref: false })]);
      }
    },
    async kill() {
      await browser.kill();
      // What was sent before the end has arrived by now.
      await pause(20);
      sessions.delete(session);
    },
  };
}

/** One page, one task, its one answer. */
export async function ask(engine, folder, task, options) {
  const visited = await visit(engine, folder, [task], options);
  try {
    return await visited.wait('done', options?.patience);
  } finally {
    await visited.kill();
  }
}
