import { expect, test } from 'vitest';
import type { WebrtcConn, WebrtcProvider } from 'y-webrtc';
import * as Y from 'yjs';
import { handOn, messageOf } from './handing';
import { isMessage } from './said';

type Room = NonNullable<WebrtcProvider['room']>;

const LENGTHS = [0, 1, 127, 128, 16_383, 16_384, 2_097_152];

/** As the other side reads it (lib0's variable-length numbers). */
const read = (message: Uint8Array) => {
  let [at, length, place] = [2, 0, 1];
  for (; (message[at] ?? 0) > 127; at += 1, place *= 128) length += ((message[at] ?? 0) & 127) * place;
  length += (message[at] ?? 0) * place;
  return { length, update: message.subarray(at + 1) };
};

test('an update of any length is a message that tells its length', () => {
  for (const length of LENGTHS) {
    const message = messageOf(new Uint8Array(length).fill(7));
    expect(isMessage(message)).toBe(true);
    expect([...message.subarray(0, 2)]).toEqual([0, 2]);
    expect(read(message).length).toBe(length);
    expect(read(message).update.byteLength).toBe(length);
  }
});

test('what came from one peer goes to the others that are connected, and not back', () => {
  const got: string[] = [];
  const conn = (name: string, connected = true) =>
    ({
      connected,
      peer: { destroyed: false, send: () => got.push(name) },
    }) as unknown as WebrtcConn;
  const [a, b, c] = [conn('a'), conn('b'), conn('c', false)];
  const conns = new Map(Object.entries({ a, b, c }));
  const doc = new Y.Doc();
  const room = { webrtcConns: conns, awareness: { on: () => undefined } } as unknown as Room;
  let from: WebrtcConn | null = null;
  handOn(room, doc, () => from);
  doc.getArray('changes').push([1]);
  expect(got.splice(0)).toEqual(['a', 'b']);
  from = a;
  doc.getArray('changes').push([2]);
  expect(got).toEqual(['b']);
});
