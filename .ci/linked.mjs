// What the linker tells of the WebAssembly that it made (`--emit-relocs`): where each piece of data lies, and every place in code or
// data that holds the address of a piece or the place of a function in the table. The numbers are those of “Linking.md” in the
// WebAssembly tool conventions.
import { Buffer } from 'node:buffer';

const [SLOT_IN_CODE, SLOT_IN_DATA, ADDRESS_AS_OFFSET, ADDRESS_IN_CODE, ADDRESS_IN_DATA] = [1, 2, 3, 4, 5];
const [FUNCTION, TYPE, GLOBAL, TABLE] = [0, 6, 7, 20];
const KNOWN = [FUNCTION, SLOT_IN_CODE, SLOT_IN_DATA, ADDRESS_AS_OFFSET, ADDRESS_IN_CODE, ADDRESS_IN_DATA, TYPE, GLOBAL, TABLE];
const [UNDEFINED, NAMED] = [0x10, 0x40];
const [I32_CONST, GLOBAL_GET] = [0x41, 0x23];
const LOADS = (operation) => operation >= 0x28 && operation <= 0x35;
/** wasm-bindgen runs these, with their own numbers, and leaves them out of what it writes. */
export const DESCRIBES = /::describe\b|(?<!\d)8describe|describe_invoke|__wbindgen_describe|breaks_if_inlined/;

/** Reads numbers, names and lists of the binary format, one after another. */
function reader(bytes, at) {
  const read = {
    get at() { return at; },
    to(place) { at = place; },
    u8: () => bytes[at++],
    u32() {
      for (let value = 0, scale = 1; ; scale *= 128) {
        value += (bytes[at] & 127) * scale;
        if (bytes[at++] < 128) return value;
      }
    },
    signed() {
      const from = at;
      const value = read.u32();
      const half = 2 ** (7 * (at - from) - 1);
      return value < half ? value : value - 2 * half;
    },
    text: () => read.bytes(read.u32()).toString(),
    bytes: (length) => bytes.subarray(at, (at += length)),
    list: (one) => Array.from({ length: read.u32() }, one),
  };
  return read;
}

/** A number in the binary format, in so many bytes. */
export const number = (value, width) => Array.from({ length: width }, (_, at) => (Math.floor(value / 128 ** at) & 127) | (at < width - 1 ? 128 : 0));
export const u32 = (value) => number(value, value < 2 ** 7 ? 1 : value < 2 ** 14 ? 2 : value < 2 ** 21 ? 3 : 5);
export const section = (id, ...content) => ((all) => Buffer.concat([Buffer.from([id, ...u32(all.length)]), all]))(Buffer.concat(content.map((one) => Buffer.from(one))));

function symbol(read) {
  const [kind, flags] = [read.u8(), read.u32()];
  if (kind === 1) return { kind, name: read.text(), place: flags & UNDEFINED ? null : [read.u32(), read.u32(), read.u32()] };
  const index = read.u32();
  return { kind, index, name: kind !== 3 && (!(flags & UNDEFINED) || flags & NAMED) ? read.text() : '' };
}

function parse(bytes) {
  const read = reader(bytes, 8);
  const found = { sections: [], relocations: [], functions: [], segments: [], symbols: [], names: [], imported: 0 };
  while (read.at < bytes.length) {
    const [id, length, start] = [read.u8(), read.u32(), read.at];
    const name = id === 0 ? read.text() : '';
    found.sections.push({ id, name, start, bytes: bytes.subarray(start, start + length) });
    if (id === 2)
      found.imported = read.list(() => {
        read.text(), read.text();
        if (read.u8() !== 0) throw new Error('an import that is not a function');
        return read.u32();
      }).length;
    if (id === 10) found.functions = read.list(() => ((size) => ({ start: read.at, end: (read.bytes(size), read.at) }))(read.u32()));
    if (id === 11)
      found.segments = read.list(() => {
        if (read.u8() !== 0 || read.u8() !== I32_CONST) throw new Error('data without an address of its own');
        const [address, , size] = [read.signed(), read.u8(), read.u32()];
        return { address, start: read.at, bytes: read.bytes(size) };
      });
    if (name === 'linking')
      for (read.u32(); read.at < start + length; ) {
        const [part, end] = [read.u8(), read.u32() + read.at];
        if (part === 5) found.names = read.list(() => [read.text(), read.u32(), read.u32()][0]);
        if (part === 8) found.symbols = read.list(() => symbol(read));
        read.to(end);
      }
    if (name.startsWith('reloc.')) {
      const of = found.sections[read.u32()].start;
      const one = (type) => ({ type, at: of + read.u32(), symbol: read.u32(), addend: [3, 4, 5].includes(type) ? read.signed() : 0 });
      found.relocations.push(...read.list(() => one(read.u8())));
    }
    read.to(start + length);
  }
  return found;
}

/** The pieces of data, in order: symbols that overlap are one piece. `of` gives the piece of a symbol, or nothing if it is empty. */
function piecesOf({ segments, symbols, names }) {
  const placed = symbols.filter(({ kind, place }) => kind === 1 && place?.[2]);
  const start = ({ place: [segment, offset] }) => segments[segment].address + offset;
  placed.sort((one, other) => start(one) - start(other) || other.place[2] - one.place[2]);
  const [pieces, at] = [[], new Map()];
  for (const symbol of placed) {
    const [from, to] = [start(symbol), start(symbol) + symbol.place[2]];
    if (!pieces.length || from >= pieces.at(-1).to) pieces.push({ from, to, segment: symbol.place[0], pieces: [], slots: [] });
    pieces.at(-1).to = Math.max(pieces.at(-1).to, to);
    at.set(symbol, pieces.length - 1);
  }
  for (const piece of pieces) piece.constant = names[piece.segment].startsWith('.rodata');
  return { pieces, of: (symbol) => at.get(symbol) };
}

/**
 * The same WebAssembly with a marker in each place of the code that holds an address or a place in the table: a global with the
 * number `first` + n for the nth of `markers`. No tool can work a marker into another number, so what is still there in the end
 * is needed. `always` are the pieces that
 * the code reaches in another way or writes to.
 */
export function mark(bytes, first) {
  const found = parse(bytes);
  const { pieces, of } = piecesOf(found);
  const [markers, known, always, out] = [[], new Map(), new Set(), Buffer.from(bytes)];
  const globals = found.sections.find(({ id }) => id === 6);
  const count = reader(globals.bytes, 0).u32();
  const names = new Map(found.symbols.filter(({ kind }) => kind === 0).map(({ index, name }) => [index, name]));
  const describes = found.functions.map((_, at) => DESCRIBES.test(names.get(found.imported + at)));

  let inside = 0;
  for (const { type, at, symbol, addend } of found.relocations) {
    if (!KNOWN.includes(type)) throw new Error(`the linker left something new: ${type}`);
    const piece = of(found.symbols[symbol]);
    if (type === SLOT_IN_DATA || type === ADDRESS_IN_DATA) {
      const { address, start } = found.segments.findLast((segment) => segment.start <= at);
      const holder = pieces.findLast(({ from }) => from <= address + at - start);
      if (type === SLOT_IN_DATA) holder.slots.push(bytes.readUInt32LE(at));
      else if (piece !== undefined) holder.pieces.push(piece);
    }
    if (![SLOT_IN_CODE, ADDRESS_IN_CODE, ADDRESS_AS_OFFSET].includes(type)) continue;
    while (found.functions[inside].end <= at) inside += 1;
    if (describes[inside]) continue;
    // `i32.const 0; load offset=address`. No other instruction that gives a whole number ends in these two bytes.
    const [zero, nought, operation, align] = out.subarray(at - 4, at);
    const plain = type === ADDRESS_AS_OFFSET && zero === I32_CONST && nought === 0 && LOADS(operation);
    if (type === ADDRESS_AS_OFFSET && !plain) {
      if (piece !== undefined) always.add(piece);
      continue;
    }
    if (!plain && align !== I32_CONST) throw new Error('an address that is not a number of its own');
    const key = `${type} ${symbol} ${addend}`;
    if (!known.has(key)) {
      known.set(key, markers.length);
      const value = plain ? reader(bytes, at).u32() : reader(bytes, at).signed();
      markers.push(type === SLOT_IN_CODE ? { value, slots: [value], pieces: [] } : { value, slots: [], pieces: piece === undefined ? [] : [piece] });
    }
    const marker = number(count + known.get(key), 5);
    if (plain) out.set([GLOBAL_GET, ...marker, operation, align, 0], at - 4);
    else out.set([GLOBAL_GET, ...marker], at - 1);
  }

  const entries = markers.map((_, at) => Buffer.from([0x7f, 0, I32_CONST, ...number(first + at, 5), 0x0b]));
  const rewritten = found.sections
    .filter(({ name }) => name !== 'linking' && !name.startsWith('reloc.'))
    .map((one) => {
      if (one === globals) return section(6, u32(count + entries.length), one.bytes.subarray(u32(count).length), ...entries);
      return section(one.id, out.subarray(one.start, one.start + one.bytes.length));
    });
  pieces.forEach(({ constant }, at) => constant || always.add(at));
  return { bytes: Buffer.concat([out.subarray(0, 8), ...rewritten]), markers, pieces, always, segments: found.segments };
}
