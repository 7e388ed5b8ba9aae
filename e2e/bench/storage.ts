import { deleteDB, openDB } from 'idb';
import type { Clock } from '../../src/app/ports';
import { NO_CODES } from '../../src/core/deciding';
import { decide } from '../../src/core/desk';
import { nextId } from '../../src/core/hlc';
import { base32, base64url, type DeviceId, hexFrom, KEY_LENGTH, type Key } from '../../src/core/id';
import type { Change } from '../../src/core/ledger';
import { NOBODY } from '../../src/core/loginFacts';
import { numbered } from '../../src/core/numbering';
import type { WalletKey } from '../../src/core/requests';
import { busyFrom, everyClass } from '../../src/core/taken';
import { bookOf, daily, serviceOf, staffOf, window } from '../../src/core/testing/shop';
import { DAY, HOUR, MINUTE } from '../../src/core/time';
import { createChannel } from '../../src/shell/device/channel';
import type { TabMessage } from '../../src/shell/device/messages';
import { createLog } from '../../src/shell/log/log';
import { type Bytes, deflated, sizeOf } from '../../src/shell/volumes/snapshots';
import { createVolume } from '../../src/shell/volumes/volume';
import type { Bench } from './bench';

const bytes = (length: number) => crypto.getRandomValues(new Uint8Array(length));
const random = () => base32(bytes(KEY_LENGTH), KEY_LENGTH) as Key;

const NOW = Date.UTC(2027, 0, 4);
const clock: Clock = { now: () => NOW, at: () => () => undefined };
const device = base32(bytes(16), 16) as DeviceId;

const maria = staffOf('Maria', { key: random(), weekly: daily(window(0, 24)) });
const cut = serviceOf('Corte', {
  key: random(),
  duration: 30,
  after: 5,
  staff: [maria.key],
  price: { amount: 4500, currency: 'BRL' },
});
const book = bookOf({ staff: [maria], services: [cut] });
const busy = busyFrom(book, [], { start: NOW, end: NOW + 40 * DAY }, NOW, everyClass);

/** What the desk writes when it confirms the booking of someone new, at `at`. */
const booked = (n: number, at: number) => {
  const start = NOW + DAY + (n % (30 * 48)) * 30 * MINUTE;
  const wallet = hexFrom(bytes(32)) as WalletKey;
  const { outcome, drafts } = decide(
    {
      book,
      busy,
      sessions: [],
      device,
      answers: [],
      open: 0,
      sameDay: false,
      lastHour: 0,
      isTokenFree: true,
      clients: [],
      phoneForm: phone => phone,
      clientKey: random(),
      session: null,
      own: false,
      sent: { from: at, at },
      done: { moves: 0, placed: null, waits: false },
      given: [],
      ...NO_CODES,
      ...NOBODY,
    },
    random(),
    wallet,
    {
      v: 1,
      business: hexFrom(bytes(32)),
      nonce: base64url(bytes(16)),
      kind: 'book',
      service: cut.key,
      staff: maria.key,
      start,
      details: {
        first: 'Conceição',
        last: `Albuquerque ${n}`,
        email: `conceicao.albuquerque.${n}@example.org`,
        phone: `+55 11 9${String(10_000_000 + n * 7919).slice(0, 8)}`,
      },
      answers: {},
      token: base64url(bytes(32)),
      locale: 'pt-BR',
      zone: 'America/Sao_Paulo',
      saw: { catalog: nextId(NOW, device, []), busy: nextId(at - HOUR, device, []) },
      anyway: false,
    },
    NOW,
  );
  if (outcome.is !== 'confirmed') throw new Error(`A booking is ${outcome.is}`);
  return drafts;
};

const bookings = (count: number): Change[] => {
  const changes: Change[] = [];
  for (let n = 0; n < count; n += 1) {
    const at = NOW + n * 10 * MINUTE;
    const last = changes.at(-1);
    const pen = { seq: last?.seq ?? 0, clock: last?.id ?? null };
    for (const change of numbered(booked(n, at), device, pen, at, () => []))
      changes.push({ ...change, sig: base64url(bytes(64)) });
  }
  return changes;
};

const used = async (): Promise<number> => (await navigator.storage.estimate()).usage ?? 0;

/** Bytes on the browser's count, once the browser has tidied what was written. */
const tidied = async (): Promise<number> => {
  let least = await used();
  for (let before = Number.POSITIVE_INFINITY; least < before; ) {
    before = least;
    await new Promise(resolve => setTimeout(resolve, 4000));
    least = Math.min(before, await used());
  }
  return least;
};

const [FILLERS, FILLER] = [100, 60_000];

/**
 * What was written last stands in a journal of up to 4 MB, not compressed, for as long as nothing follows it. What
 * nothing can compress takes the same room there as elsewhere, and pushes the rest out. Gives the bytes on the browser's
 * count after it.
 */
const pushed = async (name: string): Promise<number> => {
  const db = await openDB(name, 1, { upgrade: fresh => void fresh.createObjectStore('fillers') });
  for (let n = 0; n < FILLERS; n += 1) await db.put('fillers', bytes(FILLER), n);
  db.close();
  return tidied();
};

/** Bytes on the disk that a log of these takes. */
const inLog = async (changes: readonly Change[]): Promise<number> => {
  const fillers = ['bench-filler-1', 'bench-filler-2', 'bench-filler-3'] as const;
  const first = await pushed(fillers[0]);
  const before = await pushed(fillers[1]);
  const channel = createChannel<TabMessage>('bench-storage');
  const log = createLog({
    name: 'bench-storage',
    device: { id: device, sign: async () => base64url(bytes(64)) },
    clock,
    channel,
    verify: async () => true,
    standingOf: () => 'member',
  });
  // As the desk that answers writes them: each booking in a transaction of its own.
  for (let from = 0; from < changes.length; from += A_BOOKING) {
    const taken = await log.accept(changes.slice(from, from + A_BOOKING));
    if (!taken.ok) throw new Error(taken.error.is);
  }
  await log.close();
  channel.close();
  const after = await pushed(fillers[2]);
  for (const name of ['bench-storage', ...fillers]) await deleteDB(name);
  return after - before - (before - first);
};

const inVolume = async (changes: readonly Change[]): Promise<number> => {
  const volume = createVolume(2027, []);
  volume.add(changes);
  return sizeOf(await deflated(volume.snapshot() as Bytes));
};

const BOOKINGS = 4000;
/** Changes that a booking of someone new writes. */
const A_BOOKING = 5;
let made: Promise<{ readonly changes: number; readonly log: number; readonly volume: number }> | null = null;

const stored = () => {
  made ??= (async () => {
    const all = bookings(BOOKINGS);
    if (all.length !== BOOKINGS * A_BOOKING) throw new Error(`${all.length} changes`);
    return { changes: all.length, log: await inLog(all), volume: await inVolume(all) };
  })();
  return made;
};

export const benches: readonly Bench[] = [
  {
    name: 'storage: a change in the log',
    budget: { unit: 'B', most: 400 },
    run: async () => (await stored()).log / (await stored()).changes,
    trials: 1,
  },
  {
    name: 'storage: a change in a volume, compacted',
    budget: { unit: 'B', most: 400 },
    run: async () => (await stored()).volume / (await stored()).changes,
    trials: 1,
  },
  {
    name: "storage: a client's booking in log and volume, compacted",
    budget: { unit: 'B', most: 2048 },
    run: async () => ((await stored()).log + (await stored()).volume) / BOOKINGS,
    trials: 1,
  },
];
