// Paper: what a PDF holds, and the rules for paper on the screen where a browser does not lend them.
import { inflateSync } from 'node:zlib';

/** How many sheets, and whether there are tags. Firefox packs its list of sheets. */
export function printed(pdf) {
  const packed = [...pdf.toString('latin1').matchAll(/\/FlateDecode[^]*?stream\r?\n/g)].map(({ index, 0: head }) => {
    try { return inflateSync(pdf.subarray(index + head.length), { finishFlush: 2 }).toString('latin1'); } catch { return ''; }
  });
  const text = [pdf.toString('latin1'), ...packed].join('\n');
  return { sheets: (text.match(/\/Type\s*\/Page\b/g) ?? []).length, tagged: text.includes('/StructTreeRoot') };
}

/** The rules for paper applied to the screen, or no more. */
export function print(on) {
  const own = (globalThis[Symbol.for('media rules')] ??= new Map());
  const look = (rules) => {
    for (const rule of rules) {
      if (rule.media && /\b(print|screen)\b/.test(own.get(rule) ?? rule.media.mediaText)) {
        if (!own.has(rule)) own.set(rule, rule.media.mediaText);
        rule.media.mediaText = on ? own.get(rule).replace(/\bscreen\b/g, 'not all').replace(/\bprint\b/g, 'all') : own.get(rule);
      }
      if (rule.cssRules) look(rule.cssRules);
    }
  };
  for (const sheet of document.styleSheets) look(sheet.cssRules);
}
