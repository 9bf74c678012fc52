// Splits the linked WebAssembly in two: `first` draws the start page and the questions, `rest` is loaded after it. They are one
// program: `rest` uses the memory, the stack and the functions of `first`, and enters its own functions into the table of `first`.
//
// A function stays in `first` if it is reached there without the DOOR and without what the table holds of LATER. So a direct call
// never waits for `rest`, whatever LATER says: where it says too little, `first` is larger than it need be (.ci/sizes.mjs tells).
import binaryen from 'binaryen';

const DOOR = /::ui::pages::later_page$/;
const LATER =
  /case_review\[\w+\]::(calendar|case|document|reasoning::(compare|counterfactual|cube|grow|patterns|proof|reason|settle|survey|table|tree)|ui::(display|pages::(?!cleared|question|start)\w+::|components::(date_form|date_input|document_view|flow_chart|input|side_by_side|strip_calendar|summary_list|table|text_area|timeline)))/;
/** Only what is our own by name: of two functions that are the same byte for byte the linker keeps one, and a library's shim under a later
 * page's name may be the very one that the questions use. */
const OURS = /^[<&*]*case_review\[/;
const isLater = (name) => OURS.test(name) && LATER.test(name);
/** A library of streams that comes with Leptos; nothing here calls it. */
const UNUSED = /intounderlying|wasm_streams/;

const list = (module, kind) => Array.from({ length: module[`getNum${kind}s`]() }, (_, at) => binaryen[`get${kind}Info`](module[`get${kind}ByIndex`](at)));
const functions = (module, from) => list(module, 'Function').filter((one) => one.module === from);
const prune = (module) => module.runPasses(['remove-unused-module-elements']);

/** An import in place of what is defined. */
function take(module, { name, params, results }, from, as) {
  module.removeFunction(name);
  module.addFunctionImport(name, from, as, params, results);
}

/** Leaves only the wanted functions in the table, each where it was. */
function retable(module, wanted) {
  const [{ name, table, offset, data }, ...others] = list(module, 'ElementSegment');
  if (others.length) throw new Error('expected one list of functions in the table');
  const start = binaryen.getExpressionInfo(offset).value;
  module.removeElementSegment(name);
  data.forEach((entry, at) => {
    if (wanted(entry)) module.addActiveElementSegment(table, `${at}`, [entry], module.i32.const(start + at));
  });
}

function finish(module) {
  module.optimize();
  if (!module.validate()) throw new Error('a part of the WebAssembly is not valid');
  return module.emitBinary();
}

export function split(bytes) {
  [binaryen.setOptimizeLevel, binaryen.setShrinkLevel].forEach((set) => set(2));
  const [trial, first, rest] = [0, 1, 2].map(() => binaryen.readBinary(bytes));
  const own = functions(first, '');
  const doors = own.filter(({ name }) => DOOR.test(name));
  if (!doors.length) throw new Error(`no function ${DOOR}`);

  for (const module of [trial, first]) for (const { name } of list(module, 'Export')) if (UNUSED.test(name)) module.removeExport(name);
  for (const door of doors) take(trial, door, 'rest', 'door');
  retable(trial, (name) => !isLater(name) && !UNUSED.test(name));
  prune(trial);
  const kept = new Set(functions(trial, '').map(({ name }) => name));

  const short = new Map(own.map(({ name }, at) => [name, at.toString(36)]));
  for (const one of list(rest, 'Export')) rest.removeExport(one.name);
  for (const one of own)
    if (kept.has(one.name)) take(rest, one, 'first', short.get(one.name));
    else if (!doors.some(({ name }) => name === one.name)) first.removeFunction(one.name);
  for (const one of doors) {
    take(first, one, 'rest', short.get(one.name));
    rest.addFunctionExport(one.name, short.get(one.name));
  }
  retable(first, (name) => kept.has(name));
  retable(rest, (name) => !kept.has(name) && !UNUSED.test(name));

  // What both use is lent by `first`; the data stay there.
  rest.runPasses(['remove-memory-init']);
  rest.addMemoryImport('0', 'first', 'memory');
  for (const { name } of list(rest, 'Table')) {
    rest.addTableImport(name, 'first', `table ${name}`);
    first.addTableExport(name, `table ${name}`);
  }
  for (const { name, type } of list(rest, 'Global').filter((one) => one.mutable)) {
    rest.addGlobalImport(name, 'first', name, type, true);
    first.addGlobalExport(name, name);
  }
  const later = finish(rest);
  for (const { name, base } of functions(rest, 'first')) first.addFunctionExport(name, base);
  return { first: finish(first), rest: later };
}
