import { expect, test } from 'vitest';
import { createManualClock } from '../relay/testing/clock';
import { type Channel, inPieces, PIECE } from './pieces';

/** Two ends of a data channel whose browser takes in what is sent until it is told to let it through. */
const pairOf = () => {
  const made = [0, 1].map(() => ({
    label: 'x',
    readyState: 'open' as RTCDataChannelState,
    bufferedAmount: 0,
    binaryType: 'blob' as BinaryType,
    bufferedAmountLowThreshold: 0,
    sent: [] as Uint8Array<ArrayBuffer>[],
    ended: false,
    onopen: null as (() => void) | null,
    onmessage: null as ((event: { data: unknown }) => void) | null,
    onclose: null,
    onerror: null,
    onbufferedamountlow: null as (() => void) | null,
    send(data: Uint8Array<ArrayBuffer>) {
      this.sent.push(data.slice());
      this.bufferedAmount += data.byteLength;
    },
    close() {
      this.ended = true;
    },
  }));
  const [a, b] = made;
  if (!a || !b) throw new Error();
  const flow = () => {
    while (a.sent.length > 0) {
      for (const piece of a.sent.splice(0)) b.onmessage?.({ data: piece.buffer });
      a.bufferedAmount = 0;
      a.onbufferedamountlow?.();
    }
  };
  return { a, b, flow, as: (one: typeof a) => one as unknown as Channel };
};

test('messages of any size arrive whole, in pieces that every browser takes', () => {
  const { a, b, flow, as } = pairOf();
  const clock = createManualClock();
  const from = inPieces(as(a), 9e6, clock);
  const got: Uint8Array[] = [];
  inPieces(as(b), 9e6, clock).onmessage = ({ data }) => got.push(new Uint8Array(data));
  const messages = [1, PIECE - 4, PIECE, 3 * PIECE + 7, 5_000_000].map((size, n) =>
    new Uint8Array(size).fill(n + 1),
  );
  for (const message of messages) from.send(message);
  expect(Math.max(...a.sent.map(({ byteLength }) => byteLength))).toBe(PIECE);
  // What the browser cannot hold waits here.
  expect(a.bufferedAmount).toBeLessThan(1024 * 1024 + PIECE + 1);
  flow();
  clock.pass(0);
  expect(got.map(({ length }) => length)).toEqual(messages.map(({ length }) => length));
  expect(got.every((message, n) => message.every(byte => byte === n + 1))).toBe(true);
});

test('after each large message the page has its turn, and what had come is told before the other side is gone', () => {
  const { a, b, flow, as } = pairOf();
  const clock = createManualClock();
  const from = inPieces(as(a), 9e6, clock);
  const to = inPieces(as(b), 9e6, clock);
  const got: number[] = [];
  to.onmessage = ({ data }) => got.push(data.byteLength);
  to.onclose = () => got.push(0);
  for (const size of [1, 100_000, 2, 100_001, 3, 100_002, 4]) from.send(new Uint8Array(size));
  flow();
  expect(got).toEqual([1, 100_000]);
  clock.pass(0);
  expect(got).toEqual([1, 100_000, 2, 100_001, 3, 100_002, 4]);
  got.length = 0;
  for (const size of [100_003, 5, 100_004]) from.send(new Uint8Array(size));
  flow();
  expect(got).toEqual([100_003]);
  (b.onclose as unknown as () => void)();
  expect(got).toEqual([100_003, 5, 100_004, 0]);
});

test('a side that sends far more than is read is hung up on', () => {
  const { a, b, flow, as } = pairOf();
  const clock = createManualClock();
  const from = inPieces(as(a), 200_000, clock);
  const to = inPieces(as(b), 200_000, clock);
  for (let n = 0; n < 2; n += 1) {
    from.send(new Uint8Array(200_000));
    flow();
  }
  expect(to.readyState).toBe('open');
  for (let n = 0; n < 2; n += 1) {
    from.send(new Uint8Array(200_000));
    flow();
  }
  expect(to.readyState).toBe('closed');
});

test.each([
  ['a length beyond the bound', new Uint8Array([0, 1, 0, 0])],
  ['less than a length', new Uint8Array([0, 0])],
  ['more than its length says', new Uint8Array([0, 0, 0, 1, 7, 7])],
  ['text', 'hello'],
])('%s ends the channel', (_, data) => {
  const { b, as } = pairOf();
  const channel = inPieces(as(b), 1000, createManualClock());
  let closed = 0;
  channel.onclose = () => {
    closed += 1;
  };
  b.onmessage?.({ data: typeof data === 'string' ? data : data.buffer });
  expect([b.ended, closed, channel.readyState]).toEqual([true, 1, 'closed']);
});

test('a peer that keeps silent is given up, one that gives signs of life is not', () => {
  const clock = createManualClock();
  const { a, b, flow, as } = pairOf();
  const [silent, alive] = [inPieces(as(a), 1000, clock), inPieces(as(b), 1000, clock)];
  for (const channel of [a, b]) channel.onopen?.();
  for (let n = 0; n < 5; n++) {
    clock.pass(5_000);
    flow();
  }
  expect([silent.readyState, alive.readyState]).toEqual(['open', 'open']);
  // Only one way is open: this one hears nothing and ends.
  clock.pass(5_001);
  expect([silent.readyState, alive.readyState]).toEqual(['closed', 'open']);
});
