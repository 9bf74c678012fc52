// What differs between the engines, and why: the one list of what is left out on Firefox or WebKitGTK. Every left-out test prints its
// reason; a row that no test answers to fails. `node tests/browser/differences.mjs` prints the list as a table.
import assert from 'node:assert/strict';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { after, test as run } from 'node:test';

export const ENGINE = process.env.ENGINE ?? 'chromium';
const OTHERS = ['firefox', 'geckodriver', 'webkit'];
const DRIVEN = ['geckodriver', 'webkit'];

/** `tests` by their names, or by the beginning of them, are left out; a row without any says what a test does in another way. */
export const DIFFERENCES = [
  {
    engines: DRIVEN, what: 'how it is driven: the console holds what pages write, their errors and the policy’s refusals, and not what the browser itself writes; a request is seen by the proxy, so none that the browser’s cache answers',
    why: 'WebDriver tells neither, and WebKitWebDriver of 2.50 speaks no BiDi yet (tests/browser/webdriver)',
  },
  {
    engines: OTHERS, what: 'no pictures to look at', why: 'WebKitWebDriver did not come back from one of a large drawing, Firefox not from one without JavaScript; Chromium’s are for the eye, and decide nothing',
  },
  {
    engines: OTHERS, what: 'the rules for paper are applied to the screen by changing the style sheets in the page', why: 'neither lends the screen another medium when it is driven',
  },
  {
    engines: ['firefox', 'geckodriver'], what: 'dark, forced and quiet pages, and those without JavaScript, run in a browser of their own with that setting', why: 'Firefox takes these settings for the whole browser alone',
  },
  {
    engines: DRIVEN, what: 'served from guide.localhost', why: 'a browser asks no proxy for 127.0.0.1, and the proxy is what puts scripts in and sees requests; the name is as secure a context',
  },
  {
    engines: OTHERS, file: 'verify', tests: ['the page stays responsive'], what: 'no measure of long tasks',
    why: 'the entries “longtask” and a processor that is slowed down are Chromium’s',
  },
  {
    engines: OTHERS, file: 'privacy', tests: ['memory is flat'], what: 'no measure of memory',
    why: 'neither tells how large its heap is, nor collects what is free when asked to',
  },
  {
    engines: DRIVEN, file: 'print', tests: ['every result prints', 'deadlines and accounts print', 'the count of sheets'], what: 'no PDF',
    why: 'WebKitWebDriver has no command that prints, and the adaptor uses none of geckodriver’s, since Firefox told so over BiDi lays a page out too narrow; the rules for paper are looked at on the screen',
  },
  {
    engines: ['webkit'], file: 'access', tests: ['every page state in mode forced', 'every state of an open case in mode forced'], what: 'no colours of the reader’s own',
    why: 'WebKitGTK has none to force',
  },
  {
    engines: ['firefox'], file: 'print', what: 'printed into a file as a reader prints, and not by the driver',
    why: 'told to print over BiDi, Firefox 153 tells the style sheets of a page narrower than 400 pixels, A4 without margins; printed by a reader it is 688 wide within the margins, as it should be',
  },
  {
    engines: DRIVEN, file: 'fresh', what: 'where the worker is let in, the console is not heard', why: 'it keeps no page but that of the build, so this comes past the proxy, which puts scripts in',
  },
  {
    engines: ['geckodriver'], file: 'fresh', tests: ['without its server', 'a new build waits'], what: 'no worker after a reload', why: 'geckodriver reloads past the worker; by BiDi the same browser does both',
  },
  {
    engines: OTHERS, file: 'fresh', tests: ['it can be installed'], what: 'nobody says what is missing for installing', why: 'to tell that to whoever drives it is Chromium’s',
  },
  {
    engines: OTHERS, file: 'leaving', tests: ['after the lock the passphrase', 'control: a page that keeps'], what: 'no search of the heap', why: 'neither shows the heap of its scripts to whoever drives it',
  },
  {
    engines: DRIVEN, file: 'leaving', tests: ['a page with unsaved text', 'nothing is asked for', 'a self-check with answers', 'control: without the guard'], what: 'no question on leaving', why: 'a browser that is driven by WebDriver answers that question itself',
  },
  {
    engines: OTHERS, file: 'hosting', tests: [''], what: 'is about the servers, and runs once', why: 'it opens the page that checks a server in all three browsers by itself',
  },
  {
    engines: DRIVEN, file: 'case', tests: ['the case prints'], what: 'no PDF', why: 'as for print',
  },
];

const file = basename(process.argv[1] ?? '', '.test.mjs');
const mine = DIFFERENCES.filter((row) => row.engines.includes(ENGINE) && row.file === file);
const unmet = new Set(mine.flatMap((row) => row.tests ?? []));

/** A test of `node:test`, unless this engine leaves it out. */
export function test(name, ...rest) {
  const begins = (start) => name.startsWith(start);
  const row = mine.find(({ tests = [] }) => tests.some(begins));
  if (!row) return run(name, ...rest);
  unmet.delete(row.tests.find(begins));
  return run(name, { skip: `left out on ${ENGINE}: ${row.why}` }, () => {});
}

if (mine.length) after(() => assert.deepEqual([...unmet], [], 'left out and not there'));

const NAMES = { firefox: 'Firefox', geckodriver: 'Firefox by geckodriver', webkit: 'WebKitGTK' };
export const table = () => [
  '| engine | suite | what differs | why | left out |', '|---|---|---|---|---|',
  ...DIFFERENCES.map(({ engines, file, what, why, tests = [] }) => `| ${engines.map((engine) => NAMES[engine]).join(', ')} | ${file ?? 'all'} | ${what} | ${why} | ${tests.map((name) => (name ? `“${name}”` : 'every test')).join('; ') || 'nothing'} |`),
].join('\n');
if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(table());
