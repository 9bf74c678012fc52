// Splits the linked WebAssembly in three: `first` draws the start page and the questions, `rest` is loaded after it, `kept` only when
// somebody opens a page of kept cases. They are one program: a later part uses the memory, the stack and the functions of the earlier
// ones, and enters its own functions into the table of `first` and its own data into the memory.
//
// Nothing is chosen by hand but the DOORS: a function, a piece of data or an entry of the table is in `first` if the exports of the
// program lead to it without any door, in a later part if its doors lead to it and no earlier ones do, and in none if nothing does.
import binaryen from 'binaryen';
import { DESCRIBES, number, section, u32 } from './linked.mjs';

/** The parts that are loaded later, in their order, each with the functions that lead into it. */
const DOORS = {
  rest: /::ui::pages::later_page$/,
  kept: /::ui::pages::cases::view$|::(Vault>::record_and_save|CaseFile>::diary|Diary>::changes|Log as core::clone::Clone>::clone)$/,
};
/** A library of streams that comes with Leptos, and a mark for its own way of splitting, whose name holds a hash of a path on the builder's
 * machine; nothing here calls either. */
const UNUSED = /intounderlying|wasm_streams|_WASM_SPLIT_MARKER_/;
/** What ends the program because of a mistake in it. Nobody sees the words that these would put together; the browser is told just the same. */
const ENDS =
  /^(core::(panicking::.*|slice::index::slice_index_fail|str::slice_error_fail|(option|result)::\w+_failed|cell::(lazy::)?panic_\w+)|alloc::(raw_vec::(handle_error|capacity_overflow)|alloc::handle_alloc_error)|std::(panicking::panic_with_hook|thread::local::panic_access_error)|__rustc::rust_begin_unwind)(\[\d+\])?$/;
/** Data no farther apart than this are written as one. */
const GAP = 8;
/** A function with one caller is put into it only if it is as small as this: compressed, large ones take less on their own. */
const MERGED = 40;
/** The number of the first marker: no address and nothing that a program counts to. */
export const MARK = 0x5ca50000;

const list = (module, kind) => Array.from({ length: module[`getNum${kind}s`]() }, (_, at) => binaryen[`get${kind}Info`](module[`get${kind}ByIndex`](at)));
const functions = (module, from) => list(module, 'Function').filter((one) => one.module === from);
const constant = (expression) => expression && binaryen.getExpressionInfo(expression).value;
const plain = (name) => name.replace(/\[[0-9a-z]{10,}\]/g, '');

/** An import in place of what is defined. */
function take(module, { name, params, results }, from, as) {
  module.removeFunction(name);
  module.addFunctionImport(name, from, as, params, results);
}

/** Leaves only the wanted functions in the table, each where it was. */
function retable(module, wanted) {
  for (const { name: old, table, offset, data } of list(module, 'ElementSegment')) {
    const start = constant(offset);
    module.removeElementSegment(old);
    for (let from = 0, to; from < data.length; from = to + 1) {
      for (to = from; to < data.length && wanted(start + to); ) to += 1;
      if (to > from) module.addActiveElementSegment(table, `${start + from}`, data.slice(from, to), module.i32.const(start + from));
    }
  }
}

/** The program without what nothing uses, its doors exported, each marker an import by its number, and with the short names. */
function prepare(bytes, markers, short) {
  const module = binaryen.readBinary(bytes);
  for (const one of list(module, 'Function')) if (short.has(one.base)) take(module, one, one.module, short.get(one.base));
  for (const { name, value } of list(module, 'Export').filter((one) => short.has(one.name))) {
    module.removeExport(name);
    module.addFunctionExport(value, short.get(name));
  }
  for (const { name, init } of list(module, 'Global')) {
    const marker = constant(init) - MARK;
    if (!(marker >= 0 && marker < markers.length)) continue;
    module.removeGlobal(name);
    module.addGlobalImport(name, 'marker', `${marker}`, binaryen.i32, false);
  }
  for (const { name } of list(module, 'Export')) if (UNUSED.test(name)) module.removeExport(name);
  for (const { name, params, results } of functions(module, '').filter((one) => ENDS.test(plain(one.name)))) {
    if (results !== binaryen.none) throw new Error(`${name} returns`);
    module.removeFunction(name);
    module.addFunction(name, params, results, [], module.unreachable());
  }
  if (functions(module, '').some(({ name }) => DESCRIBES.test(name))) throw new Error('a function without markers is in use');
  for (const [part, door] of Object.entries(DOORS)) {
    const doors = functions(module, '').filter(({ name }) => door.test(name));
    if (!doors.length) throw new Error(`no function ${door}`);
    doors.forEach(({ name }, at) => module.addFunctionExport(name, `${part} ${at}`));
  }
  module.optimize();
  return module.emitBinary();
}

/** What is reached in a program that `change` has cut, and through the data and the table: the program with only that. */
function reached(bytes, change, { markers, pieces }, always) {
  const [slots, data] = [new Set(), new Set()];
  const visit = (one) => {
    one.slots.forEach((slot) => slots.add(slot));
    for (const piece of one.pieces)
      if (!data.has(piece)) {
        data.add(piece);
        visit(pieces[piece]);
      }
  };
  visit({ slots: [], pieces: [...always] });
  for (;;) {
    const before = slots.size;
    const module = binaryen.readBinary(bytes);
    change(module);
    retable(module, (slot) => slots.has(slot));
    module.runPasses(['remove-unused-module-elements']);
    for (const { base } of list(module, 'Global').filter((one) => one.module === 'marker')) visit(markers[base]);
    if (slots.size === before) return { module, slots, data };
    module.dispose();
  }
}

/** The numbers for the markers, and the data that belong to the part. */
function finish(module, data, { markers, pieces, segments }) {
  for (const { name, base } of list(module, 'Global').filter((one) => one.module === 'marker')) {
    module.removeGlobal(name);
    module.addGlobal(name, binaryen.i32, false, module.i32.const(markers[base].value));
  }
  module.runPasses(['remove-memory-init', 'simplify-globals', 'optimize-added-constants']);
  module.optimize();
  module.runPasses(['strip-producers', 'strip-target-features']);
  if (!module.validate()) throw new Error('a part of the WebAssembly is not valid');
  const ranges = [];
  for (const { from, to, segment } of data.sort((one, other) => one - other).map((at) => pieces[at]))
    if (ranges.length && ranges.at(-1).segment === segment && from - ranges.at(-1).to <= GAP) ranges.at(-1).to = to;
    else ranges.push({ from, to, segment });
  const written = ranges
    .map(({ from, to, segment }) => ({ from, bytes: segments[segment].bytes.subarray(from - segments[segment].address, to - segments[segment].address) }))
    .filter(({ bytes }) => bytes.some((byte) => byte));
  const entry = ({ from, bytes }) => [Buffer.from([0, 0x41, ...number(from, 5), 0x0b, ...u32(bytes.length)]), bytes];
  binaryen.setDebugInfo(false);
  return Buffer.concat([module.emitBinary(), section(11, u32(written.length), ...written.flatMap(entry))]);
}

export function split(bytes, linked, short) {
  [binaryen.setOptimizeLevel, binaryen.setShrinkLevel].forEach((set) => set(2));
  [binaryen.setGenerateStackIR, binaryen.setOptimizeStackIR, binaryen.setLowMemoryUnused, binaryen.setDebugInfo].forEach((set) => set(true));
  binaryen.setOneCallerInlineMaxSize(MERGED);
  const whole = prepare(bytes, linked.markers, short);
  const names = ['first', ...Object.keys(DOORS)];
  const partOf = ({ name }) => names.find((part) => name.startsWith(`${part} `)) ?? 'first';
  const doors = new Map(list(binaryen.readBinary(whole), 'Export').filter((one) => partOf(one) !== 'first').map((one) => [one.value, one]));

  // Of each function, piece of data and place in the table the part that has it, and of each function its name for later parts.
  const [owner, has] = [new Map(), { data: new Set(), slots: new Set() }];
  const parts = names.map((part) => {
    const found = reached(whole, (module) => {
      for (const one of list(module, 'Export')) if (partOf(one) !== part) module.removeExport(one.name);
      for (const one of functions(module, '')) {
        const [own, door] = [owner.get(one.name), doors.get(one.name)];
        if (own) take(module, one, own.part, own.as);
        else if (door && partOf(door) !== part) take(module, one, partOf(door), door.name);
      }
      if (part === 'first') return;
      module.addMemoryImport('0', 'first', 'memory');
      for (const { name, type } of list(module, 'Global').filter((one) => one.mutable && one.module === '')) module.addGlobalImport(name, 'first', name, type, true);
      for (const { name } of list(module, 'Table')) module.addTableImport(name, 'first', `table ${name}`);
    }, linked, part === 'first' ? linked.always : []);
    functions(found.module, '').forEach(({ name }, at) => owner.set(name, { part, as: at.toString(36) }));
    // What an earlier part has already put there is not put there again.
    retable(found.module, (slot) => found.slots.has(slot) && !has.slots.has(slot));
    found.module.runPasses(['remove-unused-module-elements']);
    found.own = [...found.data].filter((at) => !has.data.has(at));
    for (const kind of ['data', 'slots']) for (const one of found[kind]) has[kind].add(one);
    return { part, ...found };
  });

  const [{ module: first }] = parts;
  parts.forEach(({ part, module }, at) => {
    const wanted = new Set(parts.slice(at + 1).flatMap((later) => functions(later.module, part)).map(({ name }) => name));
    for (const name of wanted) module.addFunctionExport(name, owner.get(name).as);
  });
  for (const { name } of list(first, 'Table')) first.addTableExport(name, `table ${name}`);
  for (const { name } of list(first, 'Global').filter((one) => one.mutable)) first.addGlobalExport(name, name);
  return Object.fromEntries(parts.map(({ part, module, own }) => [part, finish(module, own, linked)]));
}

/** A program of its own, with nothing but what it has to export. */
export function alone(bytes, wanted) {
  [binaryen.setOptimizeLevel, binaryen.setShrinkLevel].forEach((set) => set(2));
  const module = binaryen.readBinary(bare(bytes));
  // What rustc uses, which a section that is gone now said.
  const { BulkMemory, BulkMemoryOpt, MutableGlobals, NontrappingFPToInt, SignExt } = binaryen.Features;
  module.setFeatures(BulkMemory | BulkMemoryOpt | MutableGlobals | NontrappingFPToInt | SignExt);
  for (const { name } of list(module, 'Export')) if (!wanted.includes(name)) module.removeExport(name);
  module.optimize();
  if (!module.validate()) throw new Error('the program is not valid');
  return bare(module.emitBinary());
}

/** Without what only linkers and people read: the sections that have a name in place of a number. */
function bare(bytes) {
  const kept = [bytes.subarray(0, 8)];
  for (let at = 8; at < bytes.length; ) {
    let [length, scale, next] = [0, 1, at + 1];
    do {
      length += (bytes[next] & 127) * scale;
      scale *= 128;
    } while (bytes[next++] > 127);
    if (bytes[at]) kept.push(bytes.subarray(at, next + length));
    at = next + length;
  }
  return Buffer.concat(kept);
}
