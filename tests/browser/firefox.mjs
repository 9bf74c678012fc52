// Debian's Firefox as the suites know a browser. Playwright speaks WebDriver BiDi with it; what is missing there is made up for here.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { firefox } from 'playwright-core';
import { fetched, folder, kept } from './downloads.mjs';
import { print as onScreen } from './paper.mjs';

const PROGRAM = { channel: 'moz-firefox', executablePath: process.env.FIREFOX ?? '/usr/bin/firefox-esr', downloadsPath: folder };

/** Printed as a reader prints, into a file: told to print by its driver, this Firefox tells the style sheets of a page far too narrow. */
const PAPER = join(kept, 'paper.pdf');
const printer = (settings) => Object.fromEntries(Object.entries(settings).map(([name, value]) => [`print.printer_Mozilla_Save_to_PDF.${name}`, value]));
const ALWAYS = {
  // The list of downloads would open, and take the keyboard.
  'browser.download.alwaysOpenPanel': false,
  'print.always_print_silent': true, print_printer: 'Mozilla Save to PDF',
  ...printer({ print_to_file: true, print_to_filename: PAPER, print_paper_id: 'iso_a4', print_paper_size_unit: 1, print_paper_width: '210', print_paper_height: '297' }),
};
async function print(page) {
  rmSync(PAPER, { force: true });
  await page.evaluate(() => { setTimeout(() => window.print()); });
  for (const end = Date.now() + 30_000; Date.now() < end; await wait(25)) {
    const pdf = existsSync(PAPER) && readFileSync(PAPER);
    if (pdf && /%%EOF\s*$/.test(pdf.subarray(-16).toString('latin1'))) return pdf;
  }
  throw new Error('nothing was printed');
}

/** What a reader sets for all pages is a setting of the whole browser. */
const SETTINGS = {
  colorScheme: { dark: { 'layout.css.prefers-color-scheme.content-override': 0 } },
  forcedColors: { active: { 'browser.display.document_color_use': 2 } },
  reducedMotion: { reduce: { 'ui.prefersReducedMotion': 1 } },
  javaScriptEnabled: { false: { 'javascript.enabled': false } },
};

/** What `options` of a context ask of the whole browser. */
export const preferences = (options) => Object.assign({}, ...Object.entries(SETTINGS).map(([name, values]) => values[options[name]]));

/** Downloads have no names yet by which Playwright could follow them, and paper is not lent to the screen. */
function follow(page, withoutPolicy) {
  const { waitForEvent, goto } = page;
  page.waitForEvent = (name, ...rest) => (name === 'download' ? fetched(folder) : waitForEvent.call(page, name, ...rest));
  page.emulateMedia = ({ media }) => page.evaluate(onScreen, media === 'print');
  page.pdf = () => print(page);
  if (withoutPolicy) page.goto = async (url) => {
    await page.route(url.split('#')[0], async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: (await response.text()).replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/i, '') });
    });
    return goto.call(page, url);
  };
  return page;
}

export async function launch({ firefoxUserPrefs = {}, ...more } = {}) {
  const begin = (settings) => firefox.launch({ ...PROGRAM, ...more, firefoxUserPrefs: { ...ALWAYS, ...firefoxUserPrefs, ...settings } });
  const all = new Set([await begin({})]);
  const [first] = all;
  return {
    async newContext({ bypassCSP = false, ...options } = {}) {
      const settings = preferences(options);
      delete options.javaScriptEnabled;
      const own = Object.keys(settings).length ? await begin(settings) : first;
      all.add(own);
      const context = await own.newContext(options);
      const { newPage, close } = context;
      context.newPage = async () => follow(await newPage.call(context), bypassCSP);
      context.close = async () => {
        await close.call(context);
        if (own !== first) { all.delete(own); await own.close(); }
      };
      return context;
    },
    close: () => Promise.all([...all].map((one) => one.close())),
  };
}

export async function launchPersistentContext(profile, options) {
  const context = await firefox.launchPersistentContext(profile, { ...PROGRAM, ...options });
  context.pages().forEach((page) => follow(page));
  return context;
}
