import * as v from 'valibot';
import type { Catalog } from '../../core/catalog';
import { base64url, type Key } from '../../core/id';
import { type Book, Details, type Request } from '../../core/requests';
import { combine, createCell, first } from '../live';
import type {
  Box,
  Chance,
  Clock,
  Digest,
  KnownBusiness,
  Live,
  OutboxEntry,
  PublicLetters,
  Relays,
  WalletLetters,
  WalletLinks,
} from '../ports';
import { bookingOf } from './bookings';
import { createLine, type Line } from './line';
import { createOpened } from './opened';
import { rowsOf } from './outcome';
import type { Booking, NewBooking, Wallet } from './wallet';

export type WalletPorts = {
  readonly box: Box;
  readonly letters: WalletLetters;
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
  const tick = (): void => news.set(news.get() + 1);
  box.onChanged(tick);
  const lineTo = async (root: string): Promise<Line | null> => {
    const known = lines.get(root);
    if (known) return known;
    const business = await box.business(root);
    if (!business) return null;
    const line = lines.get(root) ?? createLine(ports, root, business.relays);
    if (!lines.has(root)) line.sent.live(tick);
    lines.set(root, line);
    return line;
  };
  for (const { root } of await box.businesses()) await lineTo(root);

  const catalogs = createCatalogs(ports);
  const all: Live<readonly Booking[]> = combine([news.live], async () => {
    const outbox = (await box.outbox()).filter(isBooking);
    const bookings = await Promise.all(outbox.map(toBooking));
    return bookings.flatMap(booking => (booking ? [booking] : [])).sort((a, b) => a.start - b.start);
  });
  const toBooking = async (entry: BookEntry): Promise<Booking | null> => {
    const business = await box.business(entry.root);
    if (!business) return null;
    const rows = await box.rows(entry.root);
    const withdrawals = (await box.outbox()).filter(
      ({ request }) => request.kind === 'withdraw' && request.request === entry.id,
    );
    return bookingOf({
      entry,
      rows,
      business,
      catalog: await catalogs(business),
      withdrawing: withdrawals.some(({ id }) => rowsOf(rows, id).answer === null),
      sent: lines.get(entry.root)?.sent.get().has(entry.id) ?? false,
      now: clock.now(),
      sessionLink: (token, card) =>
        links.session(entry.root, business.relays, token, card, business.certificate),
    });
  };
  const put = async (entry: OutboxEntry): ReturnType<Box['saveRequest']> => {
    const saved = await box.saveRequest(entry);
    if (saved.ok) (await lineTo(entry.root))?.flush();
    return saved;
  };
  const request = <R extends Omit<Request, 'v' | 'business' | 'nonce'>>(root: string, content: R) =>
    ({ v: 1, business: root, nonce: base64url(chance.bytes(TOKEN_BYTES)), ...content }) as const;

  return {
    bookings: all,
    booking: (root, key) =>
      combine(
        [all],
        bookings => bookings.find(booking => booking.root === root && booking.key === key) ?? null,
      ),
    book: async booking => {
      const standing = same(booking, await first(all));
      if (standing) return { ok: true, value: standing };
      const token = base64url(chance.bytes(TOKEN_BYTES));
      const business = await box.business(booking.root);
      const catalog = business ? await catalogs(business) : null;
      const { root, service, staff, start, details, answers, locale, zone, saw, anyway } = booking;
      const content: Book = {
        ...request(root, { kind: 'book' }),
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
      };
      const id = await letters.requestId(root, content);
      const saved = await put({
        id,
        root,
        request: content,
        token,
        made: clock.now(),
        shown: shownOf(booking, catalog),
      });
      if (!saved.ok) return saved;
      await box.saveDetails({ ...details });
      return { ok: true, value: id };
    },
    withdraw: async (root, key) => {
      const content: Request = { ...request(root, { kind: 'withdraw' }), kind: 'withdraw', request: key };
      const id = await letters.requestId(root, content);
      return put({ id, root, request: content, made: clock.now(), shown: NOTHING_SHOWN });
    },
    open: async (root, token) => {
      const standing = (await box.outbox()).find(
        entry => entry.root === root && entry.request.kind === 'open' && entry.request.token === token,
      );
      if (standing) return { ok: true, value: standing.id };
      const content: Request = { ...request(root, { kind: 'open' }), kind: 'open', token };
      const id = await letters.requestId(root, content);
      const saved = await put({ id, root, request: content, token, made: clock.now(), shown: NOTHING_SHOWN });
      return saved.ok ? { ok: true, value: id } : saved;
    },
    session: createOpened({
      ...ports,
      bookings: all,
      news: news.live,
      catalogs,
      desk: async root => (await lineTo(root))?.desk() ?? null,
    }),
    businesses: combine([news.live], async () =>
      (await box.businesses()).map(({ root, name, relays }) => ({
        root,
        name,
        link: links.business(root, relays),
      })),
    ),
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
        const before = await box.rows(root);
        if (!(await (await lineTo(root))?.take(letter.value))) continue;
        const answered = (await box.rows(root)).find(row => row.row === 'answer' && !before.includes(row));
        return { ok: true, value: { root, booking: answered?.key ?? null } };
      }
      return { ok: false, error: 'wrong-key' };
    },
  };
};

const TOKEN_BYTES = 16;

const NOTHING_SHOWN = { service: '', staff: '', end: 0 };

type BookEntry = OutboxEntry & { readonly request: Book };

const isBooking = (entry: OutboxEntry): entry is BookEntry => entry.request.kind === 'book';

/** A booking of the same thing that still stands: pressed twice, or after going back, it is one. */
const same = (booking: NewBooking, bookings: readonly Booking[]): Key | null => {
  if (booking.anyway) return null;
  const standing = bookings.find(
    ({ root, serviceKey, start, asked, state }) =>
      root === booking.root &&
      serviceKey === booking.service &&
      start === booking.start &&
      asked.staff === booking.staff &&
      JSON.stringify(asked.details) === JSON.stringify(booking.details) &&
      (state.is === 'on-its-way' || state.is === 'waiting' || state.is === 'confirmed'),
  );
  return standing?.key ?? null;
};

const shownOf = ({ service, staff, start }: NewBooking, catalog: Catalog | null): OutboxEntry['shown'] => {
  const offered = catalog?.services.find(({ key }) => key === service);
  return {
    service: offered?.name ?? '',
    staff: catalog?.staff.find(({ key }) => key === staff)?.name ?? '',
    end: start + (offered?.duration ?? 0) * 60_000,
  };
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
