// Tells the administrator of a server, in a browser that people use, what of the build's settings is in force: what the server sends
// (served.js), what the browser has and enforces (browser.js). Nothing on the page comes from outside but as text.
import { display } from '../ui/display.js';
import { browser } from './browser.js';
import { address, files, guide, unseen } from './served.js';
import { refused, untried } from './refused.js';

display();

/** What each look found: a list of rows under a heading. */
const sections = [];
const states = { present: 'Present', missing: 'Missing', unknown: 'Cannot be told from here' };
const count = (state) => sections.flatMap(({ rows }) => rows).filter((row) => row.state === state).length;

/** Runs a look, and puts its rows where those of an earlier look of that name stood. */
async function look(title, find) {
  const rows = [];
  const say = (state) => (what, answer, advice = '') => rows.push({ state, what, answer, advice });
  try {
    await find({ present: say('present'), missing: say('missing'), unknown: say('unknown') });
  } catch (error) {
    say('missing')(title, `the look failed: ${error.name}`, 'Is the page open from a server, not from a folder, and is the server still there? Then reload.');
  }
  const old = sections.findIndex((section) => section.title === title);
  sections.splice(old < 0 ? sections.length : old, 1, { title, rows });
}

const element = (name, classes, ...children) => {
  const made = document.createElement(name);
  made.className = classes;
  made.append(...children);
  return made;
};
const at = (id) => document.getElementById(id);

function summary() {
  const missing = sections.flatMap(({ rows }) => rows).filter(({ state }) => state === 'missing').map(({ what }) => what);
  const found = missing.length ? `Missing: ${missing.length}. ${missing.join('; ')}.` : 'Nothing is missing.';
  return `${found} Present: ${count('present')}. Cannot be told from here: ${count('unknown')}.`;
}

function show() {
  at('summary').textContent = summary();
  const row = ({ state, what, answer, advice }) => element('div', 'govuk-summary-list__row',
    element('dt', 'govuk-summary-list__key', what),
    element('dd', 'govuk-summary-list__value',
      element('p', 'govuk-body', element('strong', state === 'missing' ? 'app-status app-status--late' : 'app-status', states[state]), `: ${answer}`),
      ...(advice ? [element('p', 'govuk-body', advice)] : [])));
  at('report').replaceChildren(...sections.flatMap(({ title, rows }) => [element('h2', 'govuk-heading-m', title), element('dl', 'govuk-summary-list', ...rows.map(row))]));
}

/** The same as plain text, to be sent to a colleague. */
const report = () => [
  `${document.title}\n${location.origin}${location.pathname}, ${new Date().toISOString().slice(0, 16).replace('T', ' ')} UTC\n${navigator.userAgent}\n${summary()}`,
  ...sections.map(({ title, rows }) => [title.toUpperCase(), ...rows.map(({ state, what, answer, advice }) => `${states[state]}: ${what}: ${answer}${advice ? `\n    ${advice}` : ''}`)].join('\n')),
].join('\n\n');

addEventListener('DOMContentLoaded', async () => {
  for (const [title, find] of [['The pages', guide], ['The files', files], ['The address', address], ['Not seen from here', unseen], ['This browser', browser], ['What must be refused', untried]]) await look(title, find);
  show();
  at('try').parentElement.hidden = false;
  at('try').addEventListener('click', async () => {
    await look('What must be refused', refused);
    show();
    document.documentElement.setAttribute('data-tried', '');
  });
  at('copy').hidden = !navigator.clipboard;
  at('copy').addEventListener('click', async () => {
    await navigator.clipboard.writeText(report());
    at('summary').textContent = `Copied. ${summary()}`;
  });
  at('print').addEventListener('click', () => print());
  document.documentElement.setAttribute('data-looked', '');
});
