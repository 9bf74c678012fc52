// wasm-bindgen ends the name of each import with a hash, and spells out the types in those of exports: bytes that no compression takes
// away. What is left here still says which function of the browser it is.

const LONG = /\b(?:__wbg_\w+?_[0-9a-f]{16}|wasm_bindgen_[0-9a-f]{16}_\w+)\b/g;

/** The short name for each long one in the glue, in an order that depends on the names alone. */
export function shortNames(glue) {
  const names = new Map();
  const taken = new Set();
  for (const long of [...new Set(glue.match(LONG))].sort()) {
    const plain = long.startsWith('__wbg_') ? long.slice('__wbg_'.length, -17) : 'invoke';
    let short = plain;
    for (let n = 2; taken.has(short); n += 1) short = `${plain}_${n}`;
    taken.add(short);
    names.set(long, short);
  }
  return names;
}

export const shorten = (glue, names) => glue.replace(LONG, (long) => names.get(long));
