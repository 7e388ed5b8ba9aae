import { expect, test } from 'vitest';
import { createManualClock } from '../relay/testing/clock';
import { createMeeting } from './meeting';
import type { Exchange } from './signaling';

const [LESSER, GREATER] = ['1', '9'].map(digit => digit.repeat(36)) as [string, string];

const meetingOf = (me: string) => {
  const clock = createManualClock();
  const said: unknown[] = [];
  const server: Exchange = { say: value => said.push(value) };
  const conns: {
    to: string;
    initiator: boolean;
    connected: boolean;
    ended: boolean;
    heard: unknown[];
    close: () => void;
  }[] = [];
  const meeting = createMeeting({
    me,
    clock,
    most: 4,
    connect: (to, initiator, _, close) => {
      const conn = { to, initiator, connected: false, ended: false, heard: [] as unknown[], close };
      conns.push(conn);
      return {
        connected: () => conn.connected,
        signal: signal => conn.heard.push(signal),
        end: () => {
          conn.ended = true;
        },
      };
    },
  });
  meeting.reached(server);
  return { meeting, clock, said, server, conns, hear: (value: unknown) => meeting.said(value, server) };
};

const offer = (from: string, to: string, token: number) => ({
  type: 'signal',
  from,
  to,
  token,
  signal: { type: 'offer', sdp: 'x' },
});

test('the lesser id calls, the greater one asks to be called', () => {
  const lesser = meetingOf(LESSER);
  lesser.hear({ type: 'announce', from: GREATER, has: [] });
  expect(lesser.conns).toMatchObject([{ to: GREATER, initiator: true }]);
  const greater = meetingOf(GREATER);
  greater.hear({ type: 'announce', from: LESSER, has: [] });
  expect(greater.conns).toEqual([]);
  expect(greater.said.at(-1)).toEqual({ type: 'announce', from: GREATER, to: LESSER, has: [] });
});

test('a connection that does not come about is given up and tried anew', () => {
  const { hear, conns, clock } = meetingOf(LESSER);
  hear({ type: 'announce', from: GREATER, has: [] });
  clock.pass(12_000);
  expect(conns).toMatchObject([{ ended: true }]);
  hear({ type: 'announce', from: GREATER, has: [] });
  expect(conns).toHaveLength(2);
});

test('a dead connection does not stand in the way of a new one', () => {
  const { hear, conns } = meetingOf(LESSER);
  hear({ type: 'announce', from: GREATER, has: [] });
  const [first] = conns;
  if (!first) throw new Error();
  first.connected = true;
  hear({ type: 'announce', from: GREATER, has: [LESSER] });
  expect(conns).toHaveLength(1);
  hear({ type: 'announce', from: GREATER, has: [] });
  expect(conns).toMatchObject([{ ended: true }, { ended: false }]);
  // The first one ends after it was replaced; the second one stays.
  first.close();
  hear({ type: 'announce', from: GREATER, has: [] });
  expect(conns).toHaveLength(2);
});

test('old calls repeated, calls to others and calls from the wrong side change nothing', () => {
  const { hear, conns } = meetingOf(GREATER);
  hear(offer(LESSER, GREATER, 2));
  expect(conns).toHaveLength(1);
  hear(offer(LESSER, GREATER, 2));
  hear(offer(LESSER, GREATER, 1));
  hear(offer(LESSER, LESSER, 3));
  expect(conns).toHaveLength(1);
  hear(offer(LESSER, GREATER, 3));
  expect(conns).toMatchObject([{ ended: true }, { ended: false }]);
  const lesser = meetingOf(LESSER);
  lesser.hear(offer(GREATER, LESSER, 1));
  expect(lesser.conns).toEqual([]);
});

test.each([
  null,
  7,
  'x',
  {},
  { type: 'announce' },
  { type: 'signal', from: LESSER, to: GREATER, token: 1, signal: {} },
])('what is no message is passed over: %j', value => {
  const { hear, conns } = meetingOf(GREATER);
  hear(value);
  expect(conns).toEqual([]);
});
