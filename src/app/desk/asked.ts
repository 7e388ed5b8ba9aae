import { answerFrom, type RequestRecord, requestFrom, TokenRecord } from '../../core/answers';
import { holderEmail } from '../../core/attaching';
import type { Book } from '../../core/book';
import { movesIn } from '../../core/changing';
import { type PhoneForm, phoneForm, plain } from '../../core/clients';
import { type CodeText, codeText } from '../../core/codeText';
import type { Buying } from '../../core/deciding';
import { type DeskState, NO_CODES, type Sent } from '../../core/deciding';
import { heldFrom } from '../../core/held';
import { base64url, type DeviceId, type Key, keyFrom } from '../../core/id';
import { NOBODY } from '../../core/loginFacts';
import { orderFrom } from '../../core/orders';
import { known, read, sessionFrom } from '../../core/records';
import type { Book as BookRequest, Buy, Cancel, Move, WalletKey } from '../../core/requests';
import { type Session, takesTime } from '../../core/sessions';
import type { Standing } from '../../core/standing';
import { busyFrom, everyClass, sessionsRange } from '../../core/taken';
import { DAY } from '../../core/time';
import { createZone } from '../../core/zone';
import type { Digest, Log, Opened, Phones, Store } from '../ports';
import { accountBehind, accountsLike } from './accounts';
import { clientsLike } from './clients';
import type { Entries } from './entries';
import type { LoginGather } from './loggingIn';
import { clientsLinked, type Merging } from './merging';
import { isUndecided } from './settled';
import { billNow, codeByText, standingNow } from './standings';

/** How far around a wanted time the nearest free ones are looked for. */
const NEAR = 14 * DAY;

type Ports = {
  readonly log: Pick<Log, 'history'>;
  readonly store: Store;
  readonly entries: Entries;
  readonly merging: Merging;
  readonly digest: Digest;
  readonly phones: () => Promise<Phones>;
  readonly device: DeviceId;
  readonly logins: LoginGather;
  /** Bookings taken in the hour before a moment. */
  readonly lastHour: (now: number) => number;
  /** Orders that wallets made in the hour before a moment. */
  readonly ordersLately: (now: number) => number;
};

/** Gathers what the rules need to know about a request, from a store that has caught up. */
export type Gather = (book: Book, opened: Opened, sent: Sent, now: number) => Promise<DeskState>;

export const createGather = ({
  log,
  store,
  entries,
  merging,
  digest,
  phones,
  device,
  logins,
  lastHour,
  ordersLately,
}: Ports): Gather => {
  const ofWallet = async (wallet: WalletKey): Promise<readonly Session[]> => {
    const requests = known(
      (await store.find({ of: 'request', by: 'wallet', from: wallet, to: wallet })).map(requestFrom),
    );
    const booked = requests.filter(({ kind }) => kind === 'book').map(({ session }) => session);
    return known((await store.many('session', booked)).map(sessionFrom));
  };
  // Only what was asked for counts: a session that the owner entered is no open booking of the client's.
  const ofClients = async (clients: readonly { readonly key: Key }[]): Promise<readonly Session[]> => {
    const lists = await Promise.all(
      clients.map(({ key }) => store.find({ of: 'session', by: 'client', from: key, to: key })),
    );
    const sessions = known(lists.flat().map(sessionFrom));
    const requests = await store.many(
      'request',
      sessions.map(({ key }) => key),
    );
    const asked = new Set(requests.map(({ key }) => key));
    return sessions.filter(({ key }) => asked.has(key));
  };
  const aboutBooking = async (
    book: Book,
    wallet: WalletKey,
    { start, service, details }: BookRequest,
    form: PhoneForm,
    now: number,
  ): Promise<Pick<DeskState, 'busy' | 'sessions' | 'open' | 'sameDay' | 'clients'>> => {
    const zone = createZone(book.business.zone);
    const [near, clients, own] = await Promise.all([
      around(book, start, now, null),
      clientsLike(store, details, form),
      ofWallet(wallet),
    ]);
    const holding = [...own, ...(await ofClients(clients))].filter(
      session => session.when.start > now && takesTime(session, now),
    );
    return {
      ...near,
      open: new Set(holding.map(({ key }) => key)).size,
      // By the wallet alone: an email or phone that someone types must not tell them of another's booking.
      sameDay: own.some(
        session =>
          session.service === service &&
          takesTime(session, now) &&
          zone.dayOf(session.when.start) === zone.dayOf(start),
      ),
      clients,
    };
  };
  const openedBy = async (token: string, now: number): Promise<Session | null> => {
    const record = await store.get('token', base64url(await digest.sha256(token)));
    const scope = record && read(TokenRecord, record);
    if (scope?.scope !== 'session' || scope.until <= now) return null;
    const session = await store.get('session', scope.session);
    return session && sessionFrom(session);
  };
  const around = async (
    book: Book,
    start: number,
    now: number,
    except: Key | null,
  ): Promise<Pick<DeskState, 'busy' | 'sessions'>> => {
    const span = { start: Math.max(now - DAY, start - NEAR), end: start + NEAR };
    const range = sessionsRange(createZone(book.business.zone), span);
    const found = await entries.starting(range.start, range.end);
    const sessions = found.filter(({ key }) => key !== except);
    return { busy: busyFrom(book, sessions, span, now, everyClass), sessions };
  };
  /** Whether a request about a session waits for the owner: nobody answered it for good, nor took it back. */
  const isOpen = async ({ key, waits }: RequestRecord & { readonly key: Key }): Promise<boolean> =>
    waits !== undefined && isUndecided({ log, store }, key);
  const aboutSession = async (
    wallet: WalletKey,
    { session: key, token }: Move | Cancel,
    now: number,
  ): Promise<Pick<DeskState, 'session' | 'own' | 'account' | 'done'>> => {
    const [record, found, history] = await Promise.all([
      store.get('session', key),
      store.find({ of: 'request', by: 'session', from: key, to: key }),
      log.history('session', key),
    ]);
    const held = record && heldFrom(record);
    const requests = known(found.map(requestFrom));
    const waits = await Promise.all(requests.map(isOpen));
    const account = await accountBehind(store, wallet);
    const isShown = (of: Key | null | undefined): boolean => Boolean(of && account?.key === of);
    const mine = requests.filter(one => one.wallet === wallet);
    const asked =
      mine.some(one => one.account === null) ||
      (token !== undefined && (await openedBy(token, now))?.key === key);
    return {
      session: held,
      // What was asked for while logged in is no more this wallet's once it is logged out.
      own: asked || isShown(held?.account) || mine.some(one => isShown(one.account)),
      account: asked ? null : account,
      done: { moves: movesIn(history), placed: held?.placed ?? null, waits: waits.includes(true) },
    };
  };
  const typed = async (text: CodeText, book: Book, now: number): Promise<Standing | null> => {
    const code = await codeByText(store, text);
    return code && standingNow(store, code, createZone(book.business.zone), now);
  };
  const buying = async (
    id: Key,
    wallet: WalletKey,
    { details, recipient, lines }: Buy,
    book: Book,
    now: number,
  ): Promise<Buying> => {
    const zone = createZone(book.business.zone);
    const email = plain(details.email);
    const [own, alike] = await Promise.all([
      store.find({ of: 'order', by: 'wallet', from: wallet, to: wallet }),
      email === '' ? [] : store.find({ of: 'order', by: 'email', from: email, to: email }),
    ]);
    const orders = [...new Set(known([...own, ...alike].map(orderFrom)).map(({ key }) => key))];
    const bills = await Promise.all(orders.map(order => billNow(store, order, zone, now)));
    const count = lines.reduce((sum, line) => sum + line.count, 0);
    return {
      open: bills.filter(bill => bill !== null && bill.paidAt === null).length,
      lastHour: ordersLately(now),
      accounts: await accountsLike(store, holderEmail({ email: details.email, recipient })),
      issues: await Promise.all(Array.from({ length: count }, (_, at) => issue(`${id} ${at}`))),
    };
  };
  const issue = async (name: string): Promise<Buying['issues'][number]> => ({
    key: keyFrom(await digest.sha256(`code key ${name}`)),
    text: codeText(await digest.sha256(`code text ${name}`)),
  });
  return async (book, { id, from, request }, sent, now) => {
    const { international } = await phones();
    const form = phoneForm(phone => international(phone, book.business.country));
    const answers = await store.find({ of: 'answer', by: 'session', from: id, to: id });
    const state: DeskState = {
      book,
      busy: { start: now, end: now, version: book.version, staff: {}, classes: [] },
      sessions: [],
      device,
      sent,
      answers: known(answers.map(answerFrom)),
      open: 0,
      sameDay: false,
      lastHour: lastHour(now),
      isTokenFree: true,
      clients: [],
      phoneForm: form,
      // The same on every device: two that confirm one request apart make one entry.
      clientKey: keyFrom(await digest.sha256(`client ${id}`)),
      session: null,
      own: false,
      done: { moves: 0, placed: null, waits: false },
      given: [],
      ...NO_CODES,
      ...NOBODY,
    };
    switch (request.kind) {
      case 'book': {
        const account = await accountBehind(store, from);
        const made = await store.get('session', id);
        return {
          ...state,
          ...(await aboutBooking(book, from, request, form, now)),
          session: made && sessionFrom(made),
          account,
          linked: await clientsLinked(store, merging, account),
          isTokenFree: (await store.get('token', request.token)) === null,
          code: request.code ? await typed(request.code, book, now) : null,
        };
      }
      case 'check-code':
        return { ...state, code: await typed(request.code, book, now) };
      case 'buy': {
        const account = await accountBehind(store, from);
        return {
          ...state,
          account,
          linked: await clientsLinked(store, merging, account),
          clients: await clientsLike(store, request.details, form),
          buying: await buying(id, from, request, book, now),
        };
      }
      case 'withdraw': {
        const session = await store.get('session', request.request);
        const asked = await store.get('request', request.request);
        const { request: of } = request;
        const given = await store.find({ of: 'answer', by: 'session', from: of, to: of });
        return {
          ...state,
          given: known(given.map(answerFrom)),
          session: session && sessionFrom(session),
          own: asked !== null && requestFrom(asked)?.wallet === from,
        };
      }
      case 'move': {
        const about = await aboutSession(from, request, now);
        // Of another's session nothing more is read: a flood of such letters must cost little.
        if (!about.own) return { ...state, ...about };
        return { ...state, ...about, ...(await around(book, request.start, now, request.session)) };
      }
      case 'cancel':
        return { ...state, ...(await aboutSession(from, request, now)) };
      case 'open':
        return { ...state, session: await openedBy(request.token, now) };
      default: {
        const account = await accountBehind(store, from);
        const link = 'link' in request ? request.link : null;
        return {
          ...state,
          account,
          linked: request.kind === 'profile' ? await clientsLinked(store, merging, account) : [],
          session: link === null ? null : await openedBy(link, now),
          login: await logins(from, request, account, now),
        };
      }
    }
  };
};
