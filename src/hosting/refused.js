// What must fail. A browser writes each refusal to its console, so this is done only when it is asked for.
const PATIENCE = 5000;
/** Whether the browser reports that it refused an attempt; slow ones report late. An attempt may return what tidies up after it. */
const refusal = (directive, attempt) => new Promise((done) => {
  let tidy;
  const end = (seen) => { removeEventListener('securitypolicyviolation', hear); clearTimeout(limit); tidy?.(); done(seen); };
  const hear = ({ effectiveDirective }) => { if (effectiveDirective.startsWith(directive)) end(true); };
  const limit = setTimeout(end, PATIENCE, false);
  addEventListener('securitypolicyviolation', hear);
  tidy = attempt();
});

const never = 'The content policy is not in force: do not use the guide in this browser.';
/** What is tried, whether it was refused, and what follows if it was not. */
const ATTEMPTS = [
  ['A file that is not there', async () => (await fetch(`missing-${crypto.randomUUID?.() ?? Date.now()}.html`, { cache: 'no-store' })).status === 404, 'status 404', 'The server answers with another page (“fallback”). Switch that off for this folder: a part that is missing must be seen as missing.'],
  ['A part with the wrong digest', async () => fetch(PARTS[0][0], { integrity: `sha384-${'A'.repeat(64)}` }).then(() => false, () => true), 'refused', 'This browser does not check what it loads: use another.'],
  ['Text run as a script (eval)', async () => { try { return (0, eval)('1') !== 1; } catch { return true; } }, 'refused', never],
  ['A script in an attribute', async () => { const button = document.createElement('button'); try { button.setAttribute('onclick', 'globalThis.handled = true'); } catch { /* Refused already. */ } button.click(); return !globalThis.handled; }, 'refused', never],
  ['A style in an attribute', () => refusal('style-src', () => { document.createElement('p').setAttribute('style', 'color: red'); }), 'refused', never],
  ['A connection to another site', () => refusal('connect-src', () => { fetch('https://case-review.invalid/').catch(() => {}); }), 'refused', never],
  ['A frame', () => refusal('frame-src', () => { const frame = document.createElement('iframe'); frame.src = './'; document.body.append(frame); return () => frame.remove(); }), 'refused', never],
];

/** Their names alone, until somebody wants them tried. */
export const untried = ({ unknown }) => ATTEMPTS.forEach(([what]) => unknown(what, 'not tried yet', 'Choose “Try what must be refused” above.'));

export async function refused({ present, missing }) {
  for (const [what, attempt, well, advice] of ATTEMPTS) (await attempt()) ? present(what, well) : missing(what, 'not refused', advice);
}
