import * as v from 'valibot';
import type { Catalog } from '../../core/catalog';
import { base64url, type Key } from '../../core/id';
import { known } from '../../core/records';
import { type Book, Details, type Request } from '../../core/requests';
import type { Result } from '../../core/result';
import { combine, createCell } from '../live';
import type {
  Box,
  Chance,
  Clock,
  Digest,
  KnownBusiness,
  Live,
  LogFailure,
  OutboxEntry,
  PublicLetters,
  Relays,
  Stop,
  WalletLetters,
  WalletLinks,
  WalletLogins,
} from '../ports';
import { createAccounts } from './accounts';
import { createAppointments } from './appointments';
import { bookingOf } from './bookings';
import { createCodes } from './codes';
import { createLine, type Line } from './line';
import { createOpened } from './opened';
import { rowsOf, turnsAt } from './outcome';
import { createFresh, createRequesting, NOTHING_SHOWN, TOKEN_BYTES } from './requesting';
import { createShelf } from './shelf';
import { createAnswerTo } from './waiting';
import type { Booking, NewBooking, VisitedBusiness, Wallet } from './wallet';

export type WalletPorts = {
  readonly box: Box;
  readonly letters: WalletLetters;
  readonly logins: WalletLogins;
  readonly publicLetters: PublicLetters;
  readonly links: WalletLinks;
  readonly relays: Relays;
  readonly clock: Clock;
  readonly chance: Chance;
  readonly digest: Digest;
  /** Takes away the wallet's keys for a business, or all of them. */
  readonly forgetKeys: (root: string | null) => Promise<void>;
};

/** Puts the client's side together over its ports, and opens a line to every business that owes an answer. */
export const createWallet = async (ports: WalletPorts): Promise<Wallet> => {
  const { box, letters, links, chance, digest, clock } = ports;
  const lines = new Map<string, Line>();
  const news = createCell(0);
  const isBehind = createCell(false);
  const tick = (): void => news.set(news.get() + 1);
  const lineTo = async (root: string): Promise<Line | null> => {
    const known = lines.get(root);
    if (known) return known;
    const business = await box.business(root);
    if (!business) return null;
    const line = lines.get(root) ?? createLine(ports, root, business.relays);
    if (!lines.has(root)) {
      line.sent.live(tick);
      line.isBehind.live(is => is && isBehind.set(true));
    }
    lines.set(root, line);
    return line;
  };
  const openLines = async (): Promise<void> => {
    const roots = (await box.businesses()).map(({ root }) => root);
    for (const [root, line] of [...lines])
      if (!roots.includes(root)) {
        line.stop();
        lines.delete(root);
      }
    for (const root of roots) await lineTo(root);
  };
  await openLines();
  // A business that is visited now will soon be written to: by then its relays have shown who answers there.
  box.onChanged(() => {
    tick();
    void openLines().catch(() => undefined);
  });

  const deskOf = async (root: string): Promise<string | null> => (await lineTo(root))?.desk() ?? null;
  const catalogs = createCatalogs(ports);
  let alarm: Stop = () => undefined;
  const bookingsNow = async (): Promise<readonly Booking[]> => {
    const outbox = (await box.outbox()).filter(isBooking);
    const bookings = known(await Promise.all(outbox.map(toBooking)));
    const next = Math.min(...known(bookings.map(turnsAt)));
    alarm();
    if (Number.isFinite(next)) alarm = clock.at(next, tick);
    return bookings.sort((a, b) => a.start - b.start);
  };
  const all: Live<readonly Booking[]> = combine([news.live], bookingsNow);
  const toBooking = async (entry: BookEntry): Promise<Booking | null> => {
    const business = await box.business(entry.root);
    if (!business) return null;
    const rows = await box.rows(entry.root);
    const outbox = await box.outbox();
    const withdrawals = outbox.filter(
      ({ request }) => request.kind === 'withdraw' && request.request === entry.id,
    );
    return bookingOf({
      entry,
      rows,
      business,
      catalog: await catalogs(business),
      withdrawing: withdrawals.some(({ id }) => rowsOf(rows, id).answer === null),
      outbox,
      sent: sentTo(entry.root),
      now: clock.now(),
      sessionLink: (token, card) =>
        links.session(entry.root, business.relays, token, card, business.certificate),
    });
  };
  const sentTo = (root: string): ReadonlySet<Key> => lines.get(root)?.sent.get() ?? new Set();
  const put = async (entry: OutboxEntry): ReturnType<Box['saveRequest']> => {
    const saved = await box.saveRequest(entry);
    if (saved.ok) (await lineTo(entry.root))?.flush();
    return saved;
  };
  const fresh = createFresh(chance);
  const accounts = createAccounts({
    ...ports,
    news: news.live,
    put: async (root, content) => {
      const asked = { ...fresh(root), ...content } as Request;
      const id = await letters.requestId(root, asked);
      const saved = await put({ id, root, request: asked, made: clock.now(), shown: NOTHING_SHOWN });
      return saved.ok ? { ok: true, value: id } : saved;
    },
  });
  const book = async (booking: NewBooking): Promise<Result<Key, LogFailure>> => {
    const standing = same(booking, await bookingsNow(), await box.outbox());
    if (standing) return { ok: true, value: standing };
    const token = base64url(chance.bytes(TOKEN_BYTES));
    const business = await box.business(booking.root);
    // Unknown, it could neither be sent nor shown.
    if (!business) return { ok: false, error: { is: 'unavailable', detail: 'not a known business' } };
    const catalog = await catalogs(business);
    const isOff = catalog?.business.logins === 'off';
    const account = isOff ? null : await accounts.present(booking.root);
    const { root, service, staff, start, details, answers, locale, zone, saw, anyway, code } = booking;
    const content: Book = {
      ...fresh(root),
      kind: 'book',
      service,
      staff,
      start,
      details,
      answers,
      token: base64url(await digest.sha256(token)),
      locale,
      zone,
      saw,
      anyway,
      ...(account === null ? {} : { account }),
      ...(code === null ? {} : { code }),
    };
    const id = await letters.requestId(root, content);
    const saved = await put({
      id,
      root,
      request: content,
      token,
      made: clock.now(),
      shown: booking.shown,
    });
    if (!saved.ok) return saved;
    // What goes with the account is taken off the device with it.
    if (account === null) await box.saveDetails({ ...details });
    return { ok: true, value: id };
  };
  const visitedOf = async (business: KnownBusiness): Promise<VisitedBusiness> => {
    const { root, name, relays } = business;
    const account = await accounts.present(root);
    const mayLogIn = ((await catalogs(business))?.business.logins ?? 'off') !== 'off';
    const now = clock.now();
    const coming = (await box.rows(root))
      .filter(row => row.row === 'session')
      .filter(({ start, state }) => start > now && (state.is === 'confirmed' || state.is === 'requested'))
      .sort((a, b) => a.start - b.start);
    const [next] = coming;
    return {
      root,
      name,
      link: links.business(root, relays),
      login: mayLogIn ? (account === null ? 'out' : 'in') : 'none',
      next: next ? { service: next.service, start: next.start } : null,
    };
  };
  // Pressed twice, the second press must find what the first one made.
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const own = last.then(work);
    last = own.catch(() => undefined);
    return own;
  };

  return {
    accounts: {
      ...accounts,
      appointments: createAppointments({
        ...ports,
        own: accounts.own,
        news: news.live,
        catalogs,
        sent: sentTo,
      }),
    },
    codes: createCodes({
      ...ports,
      news: news.live,
      catalogs,
      shelf: createShelf({ ...ports, news: news.live, desk: deskOf }),
      answerTo: createAnswerTo({ ...ports, news: news.live }),
      present: accounts.present,
      sent: sentTo,
      fresh,
      put,
      inTurn,
    }),
    bookings: all,
    booking: (root, key) =>
      combine(
        [all],
        bookings => bookings.find(booking => booking.root === root && booking.key === key) ?? null,
      ),
    book: booking => inTurn(() => book(booking)),
    ...createRequesting({ box, letters, chance, clock, put }),
    session: createOpened({
      ...ports,
      bookings: all,
      news: news.live,
      catalogs,
      sent: sentTo,
      desk: deskOf,
    }),
    businesses: combine([news.live], async () =>
      Promise.all((await box.businesses()).map(business => visitedOf(business))),
    ),
    isBehind: isBehind.live,
    details: async () => {
      const kept = v.safeParse(Details, await box.details());
      return kept.success ? kept.output : null;
    },
    forget: async (root, visited) => {
      const open = visited === undefined ? null : await box.business(visited);
      for (const [of, line] of [...lines])
        if (root === null || of === root) {
          line.stop();
          lines.delete(of);
        }
      await box.forget(root);
      await ports.forgetKeys(root);
      if (open) await box.saveBusiness(open);
    },
    byHand: async (root, key) => {
      const entry = (await box.outbox()).find(({ id }) => id === key);
      const desk = (await (await lineTo(root))?.desk()) ?? null;
      if (!entry || desk === null) return { ok: false, error: 'expired' };
      const sealed = await letters.seal(root, desk, entry.request, clock.now());
      return sealed.ok ? { ok: true, value: await links.request(sealed.value.letter) } : sealed;
    },
    receive: async text => {
      const letter = await links.reply(text);
      if (!letter.ok) return letter;
      for (const { root } of await box.businesses()) {
        const before = new Set((await box.rows(root)).map(({ id }) => id));
        const rows = await (await lineTo(root))?.take(letter.value);
        if (!rows) continue;
        const outbox = await box.outbox();
        const asked = new Map(
          outbox.map(({ id, request }) => [id, 'session' in request ? request.session : id]),
        );
        const own = new Set(outbox.filter(isBooking).map(({ id }) => id));
        // What is news in it; of a link that is opened again the latest answer.
        const answers = rows.flatMap(({ row, key, id }) => {
          const booking = row === 'answer' ? asked.get(key) : undefined;
          return booking !== undefined && own.has(booking) ? [{ key: booking, id }] : [];
        });
        const fresh = answers.filter(({ id }) => !before.has(id));
        const [latest] = [...(fresh.length > 0 ? fresh : answers)].sort((a, b) => (a.id > b.id ? -1 : 1));
        return { ok: true, value: { root, booking: latest?.key ?? null } };
      }
      return { ok: false, error: 'wrong-key' };
    },
  };
};

type BookEntry = OutboxEntry & { readonly request: Book };

const isBooking = (entry: OutboxEntry): entry is BookEntry => entry.request.kind === 'book';

/**
 * A booking of the same thing that still stands: pressed twice, or after going back, it is one. One more of
 * the same that is wanted knowingly is one more, unless just that is on its way.
 */
const same = (
  { root, service, start, staff, details, anyway, code }: NewBooking,
  bookings: readonly Booking[],
  outbox: readonly OutboxEntry[],
): Key | null => {
  const isMeant = ({ key, state }: Booking): boolean => {
    if (!anyway) return ['on-its-way', 'waiting', 'confirmed'].includes(state.is);
    const asked = outbox.find(({ id }) => id === key)?.request;
    return state.is === 'on-its-way' && asked?.kind === 'book' && asked.anyway;
  };
  const standing = bookings.find(
    booking =>
      booking.root === root &&
      booking.serviceKey === service &&
      booking.start === start &&
      booking.asked.staff === staff &&
      booking.asked.code === code &&
      JSON.stringify(booking.asked.details) === JSON.stringify(details) &&
      isMeant(booking),
  );
  return standing?.key ?? null;
};

/** The catalog as kept, parsed once for each letter. */
export type Catalogs = (business: KnownBusiness) => Promise<Catalog | null>;

const createCatalogs = ({ publicLetters, clock }: WalletPorts): Catalogs => {
  const parsed = new Map<string, Catalog | null>();
  return async ({ catalog }) => {
    if (catalog === null) return null;
    const known = parsed.get(catalog.id);
    if (known !== undefined) return known;
    const opened = await publicLetters.catalog(catalog, catalog.pubkey, clock.now());
    const value = opened.ok ? opened.value : null;
    parsed.set(catalog.id, value);
    return value;
  };
};
