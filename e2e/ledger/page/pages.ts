import { startPages } from '../../../src/app/desk/pages';
import { createPagesKnown } from '../../../src/app/desk/pagesKnown';
import type { Log, StaffLetters, Stop } from '../../../src/app/ports';
import { addKeys, createMemoryMembers, foundKeys, type MemoryKeys } from '../../../src/app/testing/members';
import { nextId } from '../../../src/core/hlc';
import { base32, KEY_LENGTH } from '../../../src/core/id';
import { type Change, type Heads, signedText } from '../../../src/core/ledger';
import type { NewMember } from '../../../src/core/membership';
import { HOUR, MINUTE } from '../../../src/core/time';
import { chance } from '../../../src/shell/device/chance';
import { createChannel } from '../../../src/shell/device/channel';
import type { TabMessage } from '../../../src/shell/device/messages';
import { createStaffLetters } from '../../../src/shell/letters/staff';
import { createLog } from '../../../src/shell/log/log';
import type { Device } from '../../../src/shell/log/writing';
import { createRelays } from '../../../src/shell/relay/relays';
import { clock, openDevice } from './device';

/** Milliseconds that each part took, those of several calls added up. */
type Parts = { [part: string]: number };

const AT_ONCE = 1000;

const bookingOf = async (
  { id: device, sign }: Device,
  seq: number,
  after: Change | null,
): Promise<Change> => {
  const random = () => base32(chance.bytes(17), KEY_LENGTH);
  const start = Date.now() + seq * HOUR;
  const change = {
    id: nextId(Date.now() - HOUR, device, after ? [after.id] : []),
    device,
    seq,
    of: 'session',
    key: random(),
    set: {
      when: { staff: random(), start, end: start + 30 * MINUTE, before: 0, after: 5 * MINUTE },
      service: random(),
      client: random(),
      price: { amount: 4500, currency: 'BRL' },
      state: { is: 'confirmed' },
    },
    by: 'owner',
  };
  return { ...change, sig: await sign(signedText(change)) };
};

const timed = async <T>(parts: Parts, part: string, work: () => Promise<T>): Promise<T> => {
  const begun = performance.now();
  try {
    return await work();
  } finally {
    parts[part] = (parts[part] ?? 0) + performance.now() - begun;
  }
};

const newMember = ({ id: device }: Device): NewMember => ({
  device,
  key: 'A'.repeat(43),
  letter: null,
  answers: true,
  settings: true,
});

const openLog = (name: string, device: Device, verify: (change: Change) => Promise<boolean>): Log =>
  createLog({
    name: `${name}-log`,
    device,
    verify,
    standingOf: () => 'member',
    clock,
    channel: createChannel<TabMessage>(name),
  });

type Running = { readonly toSend: () => number | null; readonly stop: Stop };

const start = (log: Log, device: Device, keys: MemoryKeys, relay: string, parts: Parts): Running => {
  const members = createMemoryMembers(device.id, keys, clock.now);
  const letters = createStaffLetters(members);
  const staffLetters: StaffLetters = {
    ...letters,
    seal: (...given) => timed(parts, 'seal', () => letters.seal(...given)),
    open: letter => timed(parts, 'open', () => letters.open(letter)),
  };
  const marks = new Map<string, number>();
  const known = createPagesKnown({
    log,
    clock,
    device: device.id,
    marks: { get: async name => marks.get(name) ?? 0, set: async (name, at) => void marks.set(name, at) },
  });
  let toSend: number | null = null;
  known.toSend(count => {
    toSend = count;
  });
  const relays = createRelays({ clock, chance });
  const stop = startPages(
    {
      log,
      clock,
      device: device.id,
      marks: { get: async name => marks.get(name) ?? 0, set: async (name, at) => void marks.set(name, at) },
      members,
      staffLetters,
      relays,
      urls: [relay],
      isHome: () => true,
    },
    known,
  );
  return {
    toSend: () => toSend,
    stop: () => {
      stop();
      relays.stop();
    },
  };
};

const until = (holds: () => Promise<boolean>): Promise<void> =>
  new Promise(resolve => {
    const look = async (): Promise<void> => {
      if (await holds()) resolve();
      else setTimeout(look, 50);
    };
    void look();
  });

/**
 * A device writes a book, puts it to a relay and goes; then a fresh one reads it there. Gives what the fresh one
 * has in the end, and milliseconds of all and of each part.
 */
export const bookThroughRelay = async (
  relay: string,
  count: number,
): Promise<{ readonly wrote: Heads; readonly has: Heads; readonly took: Parts }> => {
  const took: Parts = {};
  const [first, second] = [await openDevice('pages-a'), await openDevice('pages-b')];
  const own = foundKeys('0'.repeat(64), newMember(first.device));
  const added = await addKeys(createMemoryMembers(first.device.id, own, clock.now), newMember(second.device));
  const log = openLog('pages-a', first.device, first.verify);
  let last: Change | null = null;
  for (let from = 0; from < count; from += AT_ONCE) {
    const changes: Change[] = [];
    for (let seq = from + 1; seq <= Math.min(count, from + AT_ONCE); seq++) {
      last = await bookingOf(first.device, seq, last);
      changes.push(last);
    }
    await log.accept(changes);
  }
  const sending: Parts = {};
  await timed(took, 'publish', async () => {
    const writer = start(log, first.device, own, relay, sending);
    const { device } = first;
    await until(async () => writer.toSend() === 0 && (await log.heads())[device.id] === count);
    // What it tells last, that all of it stands there, is on its way.
    await new Promise(resolve => setTimeout(resolve, 1000));
    writer.stop();
  });
  const reading: Parts = {};
  const plain = openLog('pages-b', second.device, first.verify);
  const fresh: Log = {
    ...plain,
    // The log checks every signature before it takes a change in.
    accept: (...given) => timed(reading, 'accept', () => plain.accept(...given)),
  };
  await timed(took, 'read', async () => {
    const reader = start(fresh, second.device, added, relay, reading);
    await until(async () => (await plain.heads())[first.device.id] === count);
    reader.stop();
  });
  for (const [part, milliseconds] of Object.entries(sending)) took[`publish: ${part}`] = milliseconds;
  for (const [part, milliseconds] of Object.entries(reading)) took[`read: ${part}`] = milliseconds;
  return { wrote: await log.heads(), has: await plain.heads(), took };
};
