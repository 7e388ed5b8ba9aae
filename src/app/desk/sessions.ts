import { type Slot, slots } from '../../core/availability';
import type { Book } from '../../core/book';
import type { Busy } from '../../core/busy';
import type { Client } from '../../core/clients';
import { whenOf } from '../../core/deciding';
import { keepDrafts, leaveDraft } from '../../core/decisions';
import { type Held, heldFrom } from '../../core/held';
import type { DeviceId, Key } from '../../core/id';
import type { Draft } from '../../core/ledger';
import { nearestTimes } from '../../core/nearest';
import { clientFrom, known } from '../../core/records';
import { blockOf, type Session, type When } from '../../core/sessions';
import { busyFrom, everyClass, sessionsRange } from '../../core/taken';
import { DAY, type Interval, MINUTE } from '../../core/time';
import { type WhyNot, whyNot } from '../../core/why';
import { createZone, type TimeZone } from '../../core/zone';
import { first } from '../live';
import type { Clock, Live, Log, Store } from '../ports';
import type { Assigning } from './assigning';
import { type ClientDrafts, noteDraft, saidDraft } from './clients';
import type { DeskSessions, Done, Made, NewSession, SessionEdit, Warning } from './desk';
import { bookedOf, drawAfter, payingDrafts } from './drawing';
import type { Entries } from './entries';
import { broughtBack, cancelled, confirmed, missed, type Next, refused, restored, verdict } from './verdict';
import { createWanted } from './wanted';
import type { Decided, Write } from './write';

type Ports = {
  readonly log: Pick<Log, 'history'>;
  readonly store: Store;
  readonly clock: Clock;
  readonly device: DeviceId;
  /** "Answers requests", as things stand. */
  readonly answers: () => boolean;
  readonly book: Live<Book>;
  readonly entries: Entries;
  readonly write: Write;
  readonly decided: Decided;
  readonly newKey: () => Key;
  readonly clientDrafts: ClientDrafts;
  readonly assigning: Assigning;
  readonly zoneNow: () => Promise<TimeZone>;
};

/** Sessions at the desk: the owner may do anything at any time, and is warned. */
export const createSessions = (ports: Ports): DeskSessions => {
  const { store, clock, book, entries, write, decided, newKey, clientDrafts, assigning, zoneNow } = ports;
  const find = async (key: Key): Promise<Held | null> => {
    const record = await store.get('session', key);
    return record && heldFrom(record);
  };
  const stateDrafts = async (session: Held, next: Next, keep = false): Promise<Draft[] | null> => {
    const state = next(session.state);
    if (!state) return null;
    if (state === 'as-it-is') return [];
    // Named, so that a move which this device does not know of yet shows as one that was made apart.
    const { placed, code } = session;
    const kept = keep && code !== null ? { kept: true } : {};
    return verdict(
      ports,
      session.key,
      state.is === 'cancelled' ? { ...state, placed, ...kept } : state,
      'owner',
    );
  };
  const setState = (key: Key, next: Next, says?: string, keep = false): Promise<Done> =>
    decided(async () => {
      const session = await find(key);
      const drafts = session && (await stateDrafts(session, next, keep));
      if (!drafts || drafts.length === 0 || says === undefined) return drafts;
      return [...drafts, ...(await saidDrafts(session, says))];
    });
  const clientOf = async ({ client }: Session): Promise<Client | null> => {
    const record = client === null ? null : await store.get('client', client);
    return record && clientFrom(record);
  };
  // To a session that is nobody's nothing is said: there it would outlive whom it is about.
  const saidDrafts = async (session: Session, says: string): Promise<Draft[]> => {
    const client = await clientOf(session);
    const isSame = client === null || (client.said[session.key] ?? '') === says;
    return isSame ? [] : [saidDraft(client.key, session.key, says)];
  };
  // With the client, whose erasing takes it along.
  const noteMoved = async (session: Session, to: Key): Promise<Draft[]> => {
    const client = await clientOf(session);
    const [before, said] = [client?.notes[session.key], client?.said[session.key]];
    const note = before ?? session.note ?? '';
    return [
      ...noteDrafts(to, session.key, note),
      ...(said ? [saidDraft(to, session.key, said)] : []),
      ...(client && before ? [noteDraft(client.key, session.key, '')] : []),
      ...(client && said ? [saidDraft(client.key, session.key, '')] : []),
      ...(session.note ? [ownNote(session.key, '')] : []),
    ];
  };
  const ownAccount = async (key: Key | null, client: NewSession['client']): Promise<Key | null> => {
    if (key === null || client === null) return null;
    return assigning.forNew(key, 'person' in client ? client.person.email : undefined);
  };
  /** What a code pays changes with price and service alone: a move or a stretch changes nothing (product §6.6). */
  const paidAfter = async (session: Session, edit: SessionEdit, when: When): Promise<readonly Draft[]> => {
    const { service = session.service, price = session.price } = edit;
    const isOther = service !== session.service;
    if (session.code === null || (edit.price === undefined && !isOther)) return [];
    const booked = bookedOf({ service, price, when });
    return payingDrafts(
      session,
      await drawAfter(store, session, booked, isOther, await zoneNow(), clock.now()),
    );
  };
  /** In one change with the rest of the edit. */
  const editDrafts = async (
    session: Session,
    edit: SessionEdit,
    client: Key | null | undefined,
  ): Promise<readonly Draft[]> => {
    const when = editedWhen(await first(book), session, edit);
    const [paid, ...left] = await paidAfter(session, edit, when ?? session.when);
    const { set, ...draft } = editDraft(session, edit, when, client);
    return [{ ...draft, set: { ...set, ...paid?.set } }, ...left];
  };
  const around = async (present: Book, span: Interval, except?: Key): Promise<Around> => {
    const range = sessionsRange(createZone(present.business.zone), span);
    const sessions = (await entries.starting(range.start, range.end)).filter(({ key }) => key !== except);
    return { sessions, busy: busyFrom(present, sessions, span, clock.now(), everyClass) };
  };
  return {
    ...createWanted(ports),
    between: entries.between,
    ofClient: entries.ofClient,
    one: entries.one,
    warnings: async ({ service, staff, start, duration, except }) => {
      const present = await first(book);
      const kind = present.services.find(({ key }) => key === service);
      const end = start + (duration ?? kind?.duration ?? 0) * MINUTE;
      const when = {
        staff,
        start,
        end,
        before: (kind?.before ?? 0) * MINUTE,
        after: (kind?.after ?? 0) * MINUTE,
      };
      const others = await entries.under({ key: except, service, when });
      const warnings: Warning[] = [];
      if (others.length > 0) warnings.push({ is: 'overlaps', entries: await entries.join(present, others) });
      if (service !== null) {
        const { busy, sessions } = await around(present, blockOf({ when }), except);
        const asked = { service, staff, start, now: clock.now(), sessions };
        const why = whyNot(lasting(present, service, duration), busy, asked);
        if (why && !(others.length > 0 && SAME_AS_OVERLAP.has(why.is))) warnings.push({ is: 'why', why });
      }
      return warnings;
    },
    add: async ({ service, staff, start, client, note, account }): Promise<Made> => {
      const key = newKey();
      const done = await decided(async () => {
        const kind = (await first(book)).services.find(one => one.key === service);
        if (!kind) return null;
        const who = await clientDrafts(client);
        const shows = account === undefined ? await ownAccount(who.key, client) : account;
        const set = {
          when: whenOf(kind, staff, start),
          service,
          client: who.key,
          ...(shows === null ? {} : { account: shows }),
          price: kind.price,
          state: { is: 'confirmed' },
        };
        return [...who.drafts, { of: 'session', key, by: 'owner', set }, ...noteDrafts(who.key, key, note)];
      });
      return done.ok ? { ok: true, value: { ...done.value, key } } : done;
    },
    assign: (key, account) =>
      decided(async () => {
        const session = await find(key);
        return session && assigning.one(session, account);
      }),
    assignAll: client => decided(() => assigning.all(client)),
    moveToAccount: (client, from, to) => decided(() => assigning.moved(client, from, to)),
    edit: (key, edit) =>
      decided(async () => {
        const session = await find(key);
        if (!session) return null;
        const who = edit.client === undefined ? null : await clientDrafts(edit.client, session.account);
        const client = who ? who.key : session.client;
        const assigned =
          edit.account === undefined ? [] : await assigning.one({ ...session, client }, edit.account);
        return (
          assigned && [
            ...(who?.drafts ?? []),
            ...(await editDrafts(session, edit, who ? who.key : undefined)),
            ...assigned,
            ...(who?.key && who.key !== session.client ? await noteMoved(session, who.key) : []),
          ]
        );
      }),
    block: async ({ staff, start, end, title }): Promise<Made> => {
      const key = newKey();
      const when = { staff, start, end, before: 0, after: 0 };
      const done = await write([
        { of: 'session', key, by: 'owner', set: { when, service: null, title, state: { is: 'confirmed' } } },
      ]);
      return done.ok ? { ok: true, value: { ...done.value, key } } : done;
    },
    confirm: key => setState(key, confirmed),
    refuse: (key, says) => setState(key, refused, says),
    cancel: (key, says, keep) => setState(key, cancelled, says, keep),
    noShow: key => setState(key, missed),
    restore: key => setState(key, restored),
    note: (key, note) =>
      decided(async () => {
        const session = await find(key);
        if (!session) return null;
        return session.client === null ? [ownNote(key, note)] : [noteDraft(session.client, key, note)];
      }),
    keepBoth: (loser, others, full) =>
      decided(async () => {
        const kept = known(await Promise.all([loser, ...others].map(find)));
        const [first, ...rest] = kept;
        // One that is gone meanwhile is in nobody's way.
        return first?.key === loser ? keepDrafts(first, rest, full) : null;
      }),
    settle: (key, torn, how) =>
      decided(async () => {
        const session = await find(key);
        const drafts = session && (how === 'leave' ? [] : await stateDrafts(session, broughtBack));
        return session && drafts && [...drafts, leaveDraft(session, torn)];
      }),
    nearest: async key => {
      const session = await find(key);
      if (!session?.service) return [];
      const { service, when } = session;
      const present = await first(book);
      const now = clock.now();
      const span = { start: Math.max(now, when.start - NEAR), end: Math.max(now, when.start) + NEAR };
      const { busy } = await around(present, span, key);
      const atItsTime = { service, staff: null, from: when.start, until: when.start + 1, now };
      return [
        ...slots(present, busy, atItsTime).map(({ start, staff: [one] }): Slot => ({ start, staff: [one] })),
        ...nearestTimes(present, busy, { service, staff: when.staff, start: when.start, now }),
      ];
    },
    whyNot: async ({ service, staff, start }) => {
      const present = await first(book);
      // The session that would begin then, its buffers, and whatever they may meet.
      const { busy, sessions } = await around(present, { start: start - DAY, end: start + 2 * DAY });
      const now = clock.now();
      return whyNot(present, busy, { service, staff, start, now, sessions, listed: true });
    },
  };
};

/** How far around a session's time the nearest free ones are looked for. */
const NEAR = 14 * DAY;

/** A note on a session that has no client stands in the session itself. */
const ownNote = (key: Key, note: string): Draft => ({
  of: 'session',
  key,
  by: 'owner',
  set: { note: note === '' ? null : note },
});

const noteDrafts = (client: Key | null, session: Key, note: string): Draft[] =>
  note === '' ? [] : [client === null ? ownNote(session, note) : noteDraft(client, session, note)];

/** The book with a service as long as one session of it is planned to be; its starts stay where they are. */
const lasting = (book: Book, service: Key, minutes: number | undefined): Book =>
  minutes === undefined
    ? book
    : {
        ...book,
        services: book.services.map(one =>
          one.key === service ? { ...one, duration: minutes, every: one.every ?? one.duration } : one,
        ),
      };

type Around = { readonly sessions: readonly Session[]; readonly busy: Busy };

// What a warning of overlapping sessions says already, and names them.
const SAME_AS_OVERLAP: ReadonlySet<WhyNot['is']> = new Set(['taken', 'buffer', 'blocked']);

/** The time that an edit gives; null: the one that it has. */
const editedWhen = (book: Book, { when }: Session, edit: SessionEdit): When | null => {
  const kind = edit.service === undefined ? null : book.services.find(({ key }) => key === edit.service);
  const start = edit.start ?? when.start;
  const length = edit.duration ?? kind?.duration ?? (when.end - when.start) / MINUTE;
  const moved = {
    staff: edit.staff ?? when.staff,
    start,
    end: start + length * MINUTE,
    before: kind ? kind.before * MINUTE : when.before,
    after: kind ? kind.after * MINUTE : when.after,
  };
  const same = (Object.keys(moved) as (keyof typeof moved)[]).every(name => moved[name] === when[name]);
  return same ? null : moved;
};

const editDraft = (
  { key }: Session,
  edit: SessionEdit,
  when: When | null,
  client: Key | null | undefined,
): Draft => ({
  of: 'session',
  key,
  by: 'owner',
  set: {
    // One field holds the whole time, so it is set only when something in it moved.
    ...(when === null ? {} : { when }),
    ...(edit.service === undefined ? {} : { service: edit.service }),
    ...(edit.price === undefined ? {} : { price: edit.price }),
    ...(edit.title === undefined ? {} : { title: edit.title }),
    ...(client === undefined ? {} : { client }),
  },
});
