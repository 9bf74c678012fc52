// What listens in the namespace: for names, for requests and for datagrams. Whatever arrives has got out.
import { createSocket } from 'node:dgram';
import { createServer } from 'node:http';
import { createServer as createPlain } from 'node:net';

export const CANARY = 'canary.example';
const [ADDRESS, NAMES, REQUESTS, STUN] = ['198.51.100.2', 53, 8081, 3478];
const A = 1;

/** Answers for the canaries with our own address, and that there is no other name. */
function answer(question, seen) {
  const labels = [];
  let at = 12;
  for (let length; (length = question[at++]); at += length) labels.push(question.toString('latin1', at, at + length));
  const name = labels.join('.').toLowerCase();
  seen(name);
  const known = name.endsWith(CANARY);
  const found = known && question.readUInt16BE(at) === A;
  const head = Buffer.from(question.subarray(0, 12));
  head.writeUInt16BE(known ? 0x8180 : 0x8183, 2);
  [1, found ? 1 : 0, 0, 0].forEach((count, index) => head.writeUInt16BE(count, 4 + index * 2));
  const record = Buffer.from([0xc0, 12, 0, A, 0, 1, 0, 0, 0, 60, 0, 4, ...ADDRESS.split('.').map(Number)]);
  return Buffer.concat([head, question.subarray(12, at + 4), ...(found ? [record] : [])]);
}

/** `seen(how, name)` is called for each. */
export async function listen(seen) {
  const names = createSocket('udp4');
  names.on('message', (question, from) => names.send(answer(question, (name) => seen('dns', name)), from.port, from.address));
  await new Promise((done) => names.bind(NAMES, done));
  createPlain((socket) => socket.on('error', () => {}).on('data', (bytes) => {
    const said = answer(bytes.subarray(2), (name) => seen('dns', name));
    socket.write(Buffer.concat([Buffer.from([said.length >> 8, said.length & 255]), said]));
  })).listen(NAMES);
  createSocket('udp4').on('message', () => seen('udp', `stun.${CANARY}`)).bind(STUN, ADDRESS);
  createPlain((socket) => socket.on('error', () => {}).on('data', () => seen('tcp', `turn.${CANARY}`))).listen(STUN, ADDRESS);
  // No content: a page that goes there stays where it is, so that it can try more.
  createServer((request, response) => {
    seen('http', (request.headers.host ?? '').replace(/:\d+$/, ''));
    response.writeHead(204, { 'access-control-allow-origin': '*', 'access-control-allow-headers': '*' });
    response.end();
  }).listen(REQUESTS, ADDRESS);
}
