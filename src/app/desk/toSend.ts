import { accountFrom } from '../../core/accounts';
import type { Book } from '../../core/book';
import { columnsOf } from '../../core/columns';
import { type Held, heldFrom } from '../../core/held';
import type { Key } from '../../core/id';
import { lastTold, type NewsKind, newsOf, standsAs, type Told, type Wanted } from '../../core/messages';
import { clientFrom, known } from '../../core/records';
import { first } from '../live';
import type { Clock, Live, Log, Phones, Stop, Store } from '../ports';
import { createTurns } from '../turns';
import type { SessionEntry } from './desk';
import type { Entries } from './entries';
import type { Merging } from './merging';
import { type Recipient, recipientOf } from './recipient';

/** Sessions read at once. */
const PAGE = 500;

/** Milliseconds after something was written: by then it is on screen. */
const AFTER_SCREEN = 100;

/** Milliseconds after the desk opened: its first day is on screen by then. */
const AFTER_START = 500;

/** Between two pages, in milliseconds: nobody is to wait for this. */
const REST = 50;

/** More than these that changed are not looked at one by one: all are looked through again. */
const MOST_TOUCHED = 100;

/** Shown at once; what is behind them is looked for when there are half as many. */
export const MOST_TO_SEND = 200;

/** A message that waits to be sent. */
export type ToSend = {
  readonly kind: NewsKind;
  readonly entry: SessionEntry;
  /** How the session stands, as sending it is kept. */
  readonly told: Told;
  /** The time that the client knows: of what is off, what was told last. */
  readonly at: Told;
  readonly to: Recipient;
};

export type Queue = {
  /** By the start of their sessions, the soonest first. */
  readonly items: readonly ToSend[];
  /** Whether there are more than are shown at once. */
  readonly more: boolean;
};

type Ports = {
  readonly log: Pick<Log, 'history'>;
  readonly store: Store;
  readonly clock: Clock;
  readonly phones: () => Promise<Phones>;
  readonly book: Live<Book>;
  readonly entries: Entries;
  readonly merging: Merging;
};

/** How many wait, and whether there are more than are counted. */
export type Waiting = { readonly count: number; readonly more: boolean };

type Due = { readonly session: Held; readonly kind: NewsKind; readonly last: Told | null };

/**
 * What the clients of coming sessions are to be told, live, as `shown` makes it of the sessions, the soonest first. All
 * that is to come is looked through once, page by page, and from then on what was written: a session, what was told of
 * it, or its client.
 */
const createDue =
  <T>(
    { log, store, clock, book, merging }: Ports,
    wanted: Live<Wanted>,
    shown: (found: readonly Due[], more: boolean) => Promise<T>,
  ): Live<T> =>
  listen => {
    const due = new Map<string, Due>();
    const touched = new Set<string>();
    const clients = new Set<string>();
    let wants: Wanted | null = null;
    let isStale = true;
    /** Whether the look through ended before the last one. */
    let isCut = false;
    let stopped = false;
    let wake: Stop = () => undefined;
    let soon: Stop | null = null;
    let over: Stop = () => undefined;

    const reachable = async (sessions: readonly Held[]): Promise<readonly Held[]> => {
      // One who is merged with another entry is reached as that one.
      const { mainOf } = await merging.now();
      const [people, accounts] = await Promise.all([
        store.many('client', [...new Set(known(sessions.map(({ client }) => client)).map(mainOf))]),
        store.many('account', [...new Set(known(sessions.map(({ account }) => account)))]),
      ]);
      const contacts = new Set([
        ...known(people.map(clientFrom)).flatMap(({ key, email, phone }) => (email || phone ? [key] : [])),
        ...known(accounts.map(accountFrom)).map(({ key }) => key),
      ]);
      return sessions.filter(
        ({ client, account }) =>
          (client !== null && contacts.has(mainOf(client))) || (account !== null && contacts.has(account)),
      );
    };
    const look = async (all: readonly Held[]): Promise<void> => {
      if (!wants) return;
      const now = clock.now();
      const sessions = all.filter(
        session => session.client !== null && session.when.start > now && standsAs(session) !== null,
      );
      const keys = sessions.map(({ key }) => key);
      const [messages, requests] = await Promise.all([
        store.many('message', keys),
        store.many('request', keys),
      ]);
      const tolds = new Map(messages.map(record => [record.key, lastTold(record)]));
      const asked = new Set(requests.map(({ key }) => key));
      for (const session of await reachable(sessions)) {
        if (due.size >= MOST_TO_SEND && !due.has(session.key)) {
          isCut = true;
          return;
        }
        const last = tolds.get(session.key) ?? null;
        const isAsked = asked.has(session.key);
        const history = isAsked ? await log.history('session', session.key) : [];
        const kind = newsOf(session, { last, asked: isAsked, history, now }, wants);
        if (kind !== null) due.set(session.key, { session, kind, last });
      }
    };
    const rest = (): Promise<void> =>
      new Promise(resolve => {
        const alarm = clock.at(clock.now() + REST, resolve);
        wake = () => {
          alarm();
          resolve();
        };
      });
    const lookThrough = async (): Promise<void> => {
      due.clear();
      isCut = false;
      let from = clock.now();
      let limit = PAGE;
      while (!isCut && !stopped) {
        const page = await store.find({ of: 'session', by: 'start', from, limit });
        await look(known(page.map(heldFrom)));
        const last = page.at(-1);
        if (page.length < limit || !last) return;
        const { start } = columnsOf(last);
        // A page of sessions that all start at once is read anew, longer.
        limit = start === from ? 2 * limit : PAGE;
        from = start;
        await rest();
      }
    };
    const ofClients = async (keys: readonly string[]): Promise<void> => {
      const { membersOf } = await merging.now();
      const all = [...new Set((keys as readonly Key[]).flatMap(key => [key, ...membersOf(key)]))];
      const lists = await Promise.all(
        all.map(key => store.find({ of: 'session', by: 'client', from: key, to: key })),
      );
      for (const { key } of lists.flat()) touched.add(key);
    };
    const tell = async (): Promise<void> => {
      const found = [...due.values()].sort(
        (a, b) => a.session.when.start - b.session.when.start || (a.session.key < b.session.key ? -1 : 1),
      );
      const told = await shown(found, isCut);
      if (stopped) return;
      over();
      const [soonest] = found;
      // What begins is over here.
      if (soonest) over = clock.at(soonest.session.when.start, again);
      listen(told);
    };
    const run = async (): Promise<void> => {
      if (wants === null) return;
      try {
        const people = [...clients].slice(0, MOST_TOUCHED);
        clients.clear();
        await ofClients(people);
        if (isStale || touched.size > MOST_TOUCHED || (isCut && due.size < MOST_TO_SEND / 2)) {
          isStale = false;
          touched.clear();
          await lookThrough();
        } else {
          const keys = [...touched];
          touched.clear();
          for (const key of keys) due.delete(key);
          const now = clock.now();
          for (const [key, { session }] of due) if (session.when.start <= now) due.delete(key);
          await look(known((await store.many('session', keys)).map(heldFrom)));
        }
      } catch (error) {
        isStale = true;
        throw error;
      }
      await tell();
    };

    const turns = createTurns(clock, run);
    const again = (): void => turns.next();
    const lookIn = (milliseconds: number): void => {
      soon ??= clock.at(clock.now() + milliseconds, () => {
        soon = null;
        again();
      });
    };
    const news = (keys: readonly string[] | null, into: Set<string>): void => {
      for (const key of keys ?? []) into.add(key);
      isStale ||= keys === null || into.size > MOST_TOUCHED;
      lookIn(AFTER_SCREEN);
    };
    const endings = [
      wanted(now => {
        const before = wants;
        if (before !== null && JSON.stringify(before) === JSON.stringify(now)) return;
        wants = now;
        isStale = true;
        lookIn(before === null ? AFTER_START : AFTER_SCREEN);
      }),
      store.onWritten('session', keys => news(keys, touched)),
      store.onWritten('message', keys => news(keys, touched)),
      store.onWritten('request', keys => news(keys, touched)),
      store.onWritten('client', keys => news(keys, clients)),
      // Services and staff may be called otherwise.
      book(() => wants !== null && lookIn(AFTER_SCREEN)),
    ];
    return () => {
      stopped = true;
      for (const end of endings) end();
      turns.stop();
      soon?.();
      over();
      wake();
    };
  };

export const createToSend = (ports: Ports, wanted: Live<Wanted>): Live<Queue> =>
  createDue(ports, wanted, async (found, more) => {
    const { store, phones, book, entries } = ports;
    const present = await first(book);
    const joined = await entries.join(
      present,
      found.map(({ session }) => session),
    );
    const items = await Promise.all(
      joined.map(async (entry, index): Promise<ToSend | null> => {
        const { kind, last } = found[index] as Due;
        const told = standsAs(entry.session);
        if (!told) return null;
        const at = told.is !== 'confirmed' && last?.is === 'confirmed' ? last : told;
        return {
          kind,
          entry,
          told,
          at,
          to: await recipientOf({ store, phones }, present, entry.session, entry.client),
        };
      }),
    );
    return { items: known(items), more };
  });

/** The number alone: who they are takes longer, above all amid a flood, and no other screen shows it. */
export const createWaiting = (ports: Ports, wanted: Live<Wanted>): Live<Waiting> =>
  createDue(ports, wanted, async (found, more) => ({ count: found.length, more }));
