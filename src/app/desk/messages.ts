import { type Account, accountFrom } from '../../core/accounts';
import type { Book } from '../../core/book';
import type { Client } from '../../core/clients';
import { type Held, heldFrom } from '../../core/held';
import { base64url, type Key } from '../../core/id';
import { json } from '../../core/json';
import type { Folded } from '../../core/ledger';
import {
  type Means,
  type Message,
  type MessageKind,
  messageField,
  messagesIn,
  type Told,
  Wanted,
  waitsForPassword,
} from '../../core/messages';
import { orderFrom } from '../../core/orders';
import { clientFrom, known, read } from '../../core/records';
import { ok, type Result } from '../../core/result';
import { type Template, templateKey, WANTED } from '../../core/templates';
import { sessionToken, TOKEN_BYTES } from '../../core/token';
import { combine, first, share } from '../live';
import type {
  Chance,
  Clock,
  DeskLetters,
  DeskLinks,
  Digest,
  Live,
  Log,
  LogFailure,
  Phones,
  Store,
} from '../ports';
import { written } from '../written';
import type { CodeEntries } from './codeEntries';
import { type CodesToSend, createCodesToSend } from './codesToSend';
import type { Done, SessionEntry } from './desk';
import type { Entries } from './entries';
import type { Merging } from './merging';
import { type Recipient, recipientOf } from './recipient';
import { createToSend, createWaiting, type Queue, type Waiting } from './toSend';
import { cardOf } from './views';
import type { Write } from './write';

/** What the owner did with a message. */
export type Marked = {
  readonly is: Message['is'];
  readonly kind: MessageKind;
  readonly means: Means | null;
  readonly told: Told | null;
};

/** A message that was sent, or that the owner did not want to send. */
export type SentMessage = Message & {
  readonly key: Key;
  /** The session, account or order that it is about. All null where it is not to be found any more. */
  readonly of: Key;
  readonly entry: SessionEntry | null;
  readonly account: Account | null;
  /** Who bought the codes that were sent. */
  readonly buyer: Client | null;
};

/**
 * Links to one session: `long` shows it with nobody online, `short` is for what is read by people. They open it from
 * when they are kept, which is to be done when they are given to somebody; doing it again does nothing.
 */
export type SessionLink = {
  readonly short: string;
  readonly long: string;
  readonly keep: () => Promise<Result<void, LogFailure>>;
};

/** A session whose link is to be sent. */
export type Addressed = { readonly entry: SessionEntry; readonly to: Recipient };

/** What the desk says to clients; the owner's own means carry it. */
export type DeskMessages = {
  readonly toSend: Live<Queue>;
  /** How many that is, with `codes`. */
  readonly waiting: Live<Waiting>;
  /** Codes that work now, for who bought them; the latest first. */
  readonly codes: Live<readonly CodesToSend[]>;
  /** Accounts whose holders wait for a link to a new password, who asked first before. */
  readonly passwords: Live<readonly Account[]>;
  /** The latest first, of at most so many sessions, and whether there are more. */
  readonly sent: (limit: number) => Live<{ readonly items: readonly SentMessage[]; readonly more: boolean }>;
  /** A link that opens a session; the same one while the app is open. Null: there is no such session. */
  readonly link: (session: Key) => Promise<SessionLink | null>;
  /** A session and how its client can be reached, now and after each change of it. */
  readonly about: (session: Key) => Live<Addressed | null>;
  /** `of`: the session, the account whose password it is about, or the order whose codes. */
  readonly mark: (of: Key, marked: Marked) => Promise<Done>;
  /** Marks many at once as not to be sent. */
  readonly drop: (messages: readonly { readonly session: Key; readonly marked: Marked }[]) => Promise<Done>;
  /** Takes a mark back: the message waits again, unless another one took its place. */
  readonly unmark: (of: Key, message: Key) => Promise<Done>;
  /** What the owner wrote in place of the app's own words. */
  readonly templates: Live<readonly Folded[]>;
  /** Null: the app's own words again. */
  readonly template: (kind: MessageKind, locale: string, template: Template | null) => Promise<Done>;
  readonly wanted: Live<Wanted>;
  readonly want: (wanted: Partial<Wanted>) => Promise<Done>;
};

type Ports = {
  readonly log: Log;
  readonly store: Store;
  readonly clock: Clock;
  readonly chance: Chance;
  readonly digest: Digest;
  readonly phones: () => Promise<Phones>;
  readonly letters: DeskLetters;
  readonly links: DeskLinks;
  /** Told once it is known which relays links name. */
  readonly urls: Live<readonly string[]>;
  readonly book: Live<Book>;
  readonly entries: Entries;
  readonly merging: Merging;
  readonly codeEntries: CodeEntries;
  readonly write: Write;
  readonly newKey: () => Key;
};

export const createMessages = (ports: Ports): DeskMessages => {
  const { log, store, clock, chance, digest, letters, links, urls, book, entries, merging, write, newKey } =
    ports;
  const templates = store.watch({ of: 'template' });
  const wanted = combine([templates], wantedIn);
  const codes = share(createCodesToSend(ports, wanted));
  const tokens = new Map<Key, SessionToken>();
  const find = async (key: Key): Promise<Held | null> => {
    const record = await store.get('session', key);
    return record && heldFrom(record);
  };
  // A wallet keeps the secret of a link that it made, and the desk its hash alone: this is one more.
  const tokenOf = (key: Key, start: number): SessionToken => {
    const token = base64url(chance.bytes(TOKEN_BYTES));
    let kept: Promise<Result<void, LogFailure>> | null = null;
    const write = async (): Promise<Result<void, LogFailure>> => {
      const hash = base64url(await digest.sha256(token));
      const done = await log.append([sessionToken(hash, { key, start }, 'owner')]);
      if (!done.ok) kept = null;
      return done.ok ? ok(undefined) : done;
    };
    return {
      token,
      keep: () => {
        kept ??= write();
        return kept;
      },
    };
  };
  const draft = (session: Key, marked: Marked) => ({
    of: 'message' as const,
    key: session,
    by: 'owner',
    set: { [messageField(newKey())]: json({ ...marked, at: clock.now() }) },
  });
  return {
    toSend: share(createToSend(ports, wanted)),
    waiting: share(
      combine([createWaiting(ports, wanted), codes], ({ count, more }, bought) => ({
        count: count + bought.length,
        more,
      })),
    ),
    codes,
    passwords: share(
      combine([store.watch({ of: 'account', by: 'email' }), written(store, 'message')], async records => {
        const asked = known(records.map(accountFrom)).filter(({ forgot }) => forgot !== undefined);
        const messages = await store.many(
          'message',
          asked.map(({ key }) => key),
        );
        const recordOf = new Map(messages.map(record => [record.key, record]));
        return asked
          .filter(account => waitsForPassword(account, recordOf.get(account.key) ?? null, clock.now()))
          .sort((a, b) => (a.forgot ?? 0) - (b.forgot ?? 0));
      }),
    ),
    sent: limit =>
      combine(
        [
          book,
          store.watch({ of: 'message', by: 'start', from: 1, newestFirst: true, limit: limit + 1 }),
          written(store, 'session'),
          written(store, 'client'),
        ],
        async (present, records) => {
          const shown = records.slice(0, limit);
          const keys = shown.map(({ key }) => key);
          const [found, holders, buyers] = await Promise.all([
            store.many('session', keys),
            store.many('account', keys),
            buyersOf(store, merging, keys),
          ]);
          const accounts = new Map(known(holders.map(accountFrom)).map(account => [account.key, account]));
          const joined = new Map(
            (await entries.join(present, known(found.map(heldFrom)))).map(entry => [
              entry.session.key,
              entry,
            ]),
          );
          return {
            items: sentIn(shown, records.length > limit, joined, accounts, buyers),
            more: records.length > limit,
          };
        },
      ),
    link: async key => {
      const session = await find(key);
      if (!session) return null;
      await first(urls);
      const made = tokens.get(key) ?? tokenOf(key, session.when.start);
      tokens.set(key, made);
      const { letter } = await letters.certificate();
      const card = letters.holdsKey()
        ? await cardOf({ log, store }, letters, await first(book), key, clock.now())
        : null;
      return {
        short: links.session(made.token, null, null),
        long: links.session(made.token, card, letter),
        keep: made.keep,
      };
    },
    about: key =>
      combine([book, entries.one(key)], async (present, entry) =>
        entry ? { entry, to: await recipientOf(ports, present, entry.session, entry.client) } : null,
      ),
    mark: (session, marked) => write([draft(session, marked)]),
    drop: messages => write(messages.map(({ session, marked }) => draft(session, marked))),
    unmark: (of, message) =>
      write([{ of: 'message', key: of, by: 'owner', set: { [messageField(message)]: null } }]),
    templates,
    template: (kind, locale, template) =>
      write([
        {
          of: 'template',
          key: templateKey(kind, locale),
          by: 'owner',
          set: template === null ? { subject: null, text: null } : { ...template },
        },
      ]),
    wanted,
    want: set => write([{ of: 'template', key: WANTED, by: 'owner', set }]),
  };
};

type SessionToken = { readonly token: string } & Pick<SessionLink, 'keep'>;

const ALL = { confirmation: true, change: true, cancellation: true, refusal: true, codes: true, own: true };

const wantedIn = (templates: readonly Folded[]): Wanted => {
  const record = templates.find(({ key }) => key === WANTED);
  return (record && read(Wanted, record)) ?? ALL;
};

/** Who bought what these orders are for, by order. */
const buyersOf = async (
  store: Store,
  merging: Merging,
  keys: readonly string[],
): Promise<ReadonlyMap<string, Client>> => {
  const orders = known((await store.many('order', keys)).map(orderFrom));
  if (orders.length === 0) return new Map();
  const { mainOf } = await merging.now();
  const mains = known(orders.map(({ client }) => client)).map(mainOf);
  const clients = new Map(
    known((await store.many('client', mains)).map(clientFrom)).map(client => [client.key, client]),
  );
  return new Map(
    orders.flatMap(({ key, client }) => {
      const buyer = client && clients.get(mainOf(client));
      return buyer ? [[key, buyer]] : [];
    }),
  );
};

/** Of records by their latest message: those of earlier ones that others not yet read may have overtaken are left out. */
const sentIn = (
  records: readonly Folded[],
  more: boolean,
  joined: ReadonlyMap<string, SessionEntry>,
  accounts: ReadonlyMap<string, Account>,
  buyers: ReadonlyMap<string, Client>,
): readonly SentMessage[] => {
  const lists = records.map(record => ({ record, messages: messagesIn(record) }));
  const latest = ({ messages }: (typeof lists)[number]): number =>
    Math.max(0, ...messages.map(({ at }) => at));
  const last = lists.at(-1);
  const until = more && last ? latest(last) : 0;
  return lists
    .flatMap(({ record, messages }) =>
      messages.map(({ id: _, ...message }) => ({
        ...message,
        of: record.key as Key,
        entry: joined.get(record.key) ?? null,
        account: accounts.get(record.key) ?? null,
        buyer: buyers.get(record.key) ?? null,
      })),
    )
    .filter(({ at }) => at >= until)
    .sort((a, b) => b.at - a.at);
};
