import { accountFrom, accountOf, WALLET_FIELDS, walletField } from '../../core/accounts';
import { answerFrom, requestFrom } from '../../core/answers';
import type { Book } from '../../core/book';
import { ERASED, erasedBy, nameOf } from '../../core/erasing';
import type { Key } from '../../core/id';
import { type Change, type Folded, versionOf } from '../../core/ledger';
import { clientFrom, keyOf, known, sessionFrom } from '../../core/records';
import type { WalletKey } from '../../core/requests';
import { isEndedByOwner, saidField, saidIn, saysOf } from '../../core/said';
import type { Session } from '../../core/sessions';
import { DAY } from '../../core/time';
import { rowsFor, type Said, type ToldRow, withHistory } from '../../core/viewed';
import type { Bonded } from '../../core/viewedAccount';
import type { Row, SessionRow, View } from '../../core/views';
import type { DeskLetters, Log, Store } from '../ports';
import { accountsBehind, accountsLike, loggedIn } from './accounts';
import { codesTold } from './codesTold';
import { walletsIn, walletsOfDraw, walletsOfSale } from './codesTouched';
import { findBy } from './found';
import { groupedBy, unique } from './grouped';
import { type SaidTo, saidTo } from './settled';

/** Coming sessions whose rows carry a card: more would not fit one letter. */
const MOST_CARDS = 10;

const MOST_ROWS = 160;

/** Sessions whose wallets are asked for at once. */
const AT_ONCE = 50;

type Ports = { readonly log: Pick<Log, 'history'>; readonly store: Store };

/** What one wallet is to be told now, the weightiest first. */
export const toldNow = async (
  { log, store }: Ports,
  book: Book,
  wallet: WalletKey,
  now: number,
): Promise<readonly ToldRow[]> => {
  const ofWallet = { by: 'wallet', from: wallet, to: wallet } as const;
  const [requests, answers] = await Promise.all([
    store.find({ of: 'request', ...ofWallet }),
    store.find({ of: 'answer', ...ofWallet }),
  ]);
  const bonds = await bondsOf(store, requests, wallet);
  const own = bonds.find(({ account }) => account !== null)?.key ?? null;
  // What was booked while logged in goes with the account when the wallet logs out.
  const asked = known(requests.map(requestFrom)).filter(({ account }) => account === null || account === own);
  const booked = new Set(asked.filter(({ kind }) => kind === 'book').map(({ session }) => session));
  const isOff = book.business.logins === 'off';
  const assigned =
    own === null || isOff ? [] : await store.find({ of: 'session', by: 'account', from: own, to: own });
  const found = [
    ...(await store.many('session', [...new Set(asked.map(({ session }) => session))])),
    ...assigned,
  ];
  const sessions = [...new Map(found.map(record => [record.key, record])).values()];
  const asks = book.forms.length > 0 ? assigned.map(({ key }) => key) : [];
  const asking = await store.many('request', asks);
  const shown = new Set(assigned.map(({ key }) => key));
  const codes = await codesTold(
    store,
    book,
    {
      wallet,
      own: isOff ? null : own,
      bonds,
      // Whoever only opened a session's link sees nothing of what paid for it.
      sessions: sessions.filter(({ key }) => booked.has(key as Key) || shown.has(key)),
    },
    now,
  );
  const held = new Set(requests.map(({ key }) => key));
  const { coming, past, left } = rowsFor(
    book,
    sessions,
    await toldOf(log, answers, held),
    now,
    await givenTo({ log, store }, sessions),
    await saidOf(store, sessions),
    isOff ? [] : bonds,
    new Map(asking.map(record => [record.key, record])),
    codes,
  );
  return [...[...coming, ...past].slice(0, MOST_ROWS), ...left];
};

/** The accounts that a wallet logged in to once, as they are to it now; it is in one of them at most. */
const bondsOf = async (
  store: Store,
  requests: readonly Folded[],
  wallet: WalletKey,
): Promise<readonly Bonded[]> => {
  const records = await accountsBehind(store, requests);
  const present = loggedIn(known(records.map(accountFrom)), wallet);
  const bonds = records.map(async (record): Promise<Bonded | null> => {
    const account = accountFrom(record);
    const key = keyOf(record);
    const version = versionOf(record);
    const bond = record.ids[walletField(wallet)];
    if (!key || !version || !bond) return null;
    const stays = account && accountOf(await accountsLike(store, account.email), account.email);
    const earlier = stays && stays.key !== key ? stays.made : null;
    return { key, wallet, account: key === present?.key ? account : null, version, bond, earlier };
  });
  return known(await Promise.all(bonds));
};

/** What was said to the requests behind sessions that do not count as confirmed. */
const givenTo = async (ports: Ports, sessions: readonly Folded[]): Promise<ReadonlyMap<string, SaidTo>> => {
  const open = known(sessions.map(sessionFrom)).filter(
    ({ state }) => state.is === 'requested' || state.is === 'refused',
  );
  return new Map(await Promise.all(open.map(async ({ key }) => [key, await saidTo(ports, key)] as const)));
};

/** What the owner said when ending sessions: it stands with their clients. */
const saidOf = async (store: Store, sessions: readonly Folded[]): Promise<ReadonlyMap<string, Said>> => {
  const ended = known(sessions.map(sessionFrom)).filter(({ state }) => isEndedByOwner(state));
  const records = await store.many('client', [...new Set(known(ended.map(({ client }) => client)))]);
  const clients = new Map(records.map(record => [record.key, record]));
  return new Map(
    ended.map(session => {
      const record = session.client === null ? undefined : clients.get(session.client);
      const by = record?.ids[saidField(session.key)];
      const says = saysOf(session, record ? clientFrom(record) : null);
      return [session.key, { says, by: by === undefined ? [] : [by] }] as const;
    }),
  );
};

/** What one wallet is told, made anew from store and log. */
export const viewFor = async (
  { log, store }: Ports,
  letters: Pick<DeskLetters, 'card'>,
  book: Book,
  wallet: WalletKey,
  now: number,
): Promise<View> => {
  let cards = 0;
  const rows = (await toldNow({ log, store }, book, wallet, now)).map(async (row): Promise<Row> => {
    if (row.row !== 'session') return row;
    const isCarded = row.end >= now && cards < MOST_CARDS;
    if (isCarded) cards += 1;
    const counted = withHistory(row, await log.history('session', row.key));
    return isCarded ? { ...counted, card: await letters.card(cardText(book, counted)) } : counted;
  });
  return { v: 1, rows: await Promise.all(rows) };
};

/** A session's card, for a link to it; null for what no client can see, and for what is over. */
export const cardOf = async (
  { log, store }: Ports,
  letters: Pick<DeskLetters, 'card'>,
  book: Book,
  key: string,
  now: number,
): Promise<string | null> => {
  const record = await store.get('session', key);
  const row = record && rowsFor(book, [record], [], now).coming.find(one => one.row === 'session');
  if (row?.row !== 'session') return null;
  return letters.card(cardText(book, withHistory(row, await log.history('session', key))));
};

/**
 * A grant whose request was erased with its client is told to nobody any more. One whose request is not here for another
 * reason, such as that a removed device had taken it, is the word of the device that gave it. `requests`: those here.
 */
const toldOf = async (
  log: Ports['log'],
  answers: readonly Folded[],
  requests: ReadonlySet<string>,
): Promise<readonly Folded[]> => {
  const isErased = async (request: Key): Promise<boolean> =>
    (await log.history(ERASED, nameOf({ of: 'request', key: request }))).length > 0;
  const told = answers.map(async record => {
    const answer = answerFrom(record);
    if (!answer) return [];
    const { is } = answer.answer;
    const isGrant = is === 'confirmed' || is === 'waiting' || is === 'opened';
    const isKept = !isGrant || requests.has(answer.request) || !(await isErased(answer.request));
    return isKept ? [record] : [];
  });
  return (await Promise.all(told)).flat();
};

/** The wallets with sessions that have not ended, those with the soonest first. */
export const walletsComing = async (
  store: Store,
  now: number,
  {
    shows = () => true,
    limit,
  }: { readonly shows?: (session: Session) => boolean; readonly limit?: number } = {},
): Promise<readonly WalletKey[]> => {
  const starting = { of: 'session', by: 'start', from: now - DAY } as const;
  const records = await store.find(limit === undefined ? starting : { ...starting, limit });
  const sessions = known(records.map(sessionFrom)).filter(
    session => session.service !== null && session.when.end >= now && shows(session),
  );
  const wallets = new Set<WalletKey>();
  for (let from = 0; from < sessions.length; from += AT_ONCE) {
    const some = sessions.slice(from, from + AT_ONCE).map(({ key }) => key);
    const booked = await bookedIn(store, some);
    for (const wallet of some.flatMap(key => booked(key).wallets)) wallets.add(wallet);
  }
  return [...wallets];
};

type Booked = {
  readonly session: Session | null;
  /** Those that asked for it, and those that are logged in to its account. */
  readonly wallets: readonly WalletKey[];
};

/** Who has to do with each of these sessions, in a few reads for all of them. */
const bookedIn = async (store: Store, keys: readonly string[]): Promise<(key: string) => Booked> => {
  const [requests, records] = await Promise.all([
    findBy(store, 'request', 'session')(unique(keys)),
    store.many('session', unique(keys)),
  ]);
  const asked = groupedBy(known(requests.map(requestFrom)), ({ session }) => session);
  const sessions = new Map(known(records.map(sessionFrom)).map(session => [session.key, session]));
  const assigned = known([...sessions.values()].map(({ account }) => account));
  const accounts = new Map(
    (await store.many('account', unique(assigned))).map(record => [record.key, record]),
  );
  return key => {
    const session = sessions.get(key as Key) ?? null;
    const own = asked.get(key as Key)?.map(({ wallet }) => wallet) ?? [];
    return { session, wallets: [...own, ...walletsIn(accounts.get(session?.account ?? '') ?? null)] };
  };
};

// What a session's link shows with nobody online: no contact data, no answers, nothing of an account or a code.
const cardText = (
  { business }: Book,
  { behind: _, beside: __, confirmed: ___, answers: ____, account: _____, paid: ______, ...row }: SessionRow,
): string =>
  JSON.stringify({ ...row, business: business.name, zone: business.zone, address: business.address });

/** Fields of an account that no wallet hears of. */
const UNTOLD: ReadonlySet<string> = new Set(['forgot', 'resetLink', 'confirmed']);

/** The wallets that have something new to see after each of these changes. */
export const walletsTouched = async (
  store: Store,
  changes: readonly Change[],
): Promise<readonly (readonly WalletKey[])[]> => {
  const booked = await bookedIn(store, changes.flatMap(sessionsIn));
  return Promise.all(changes.map(change => touchedBy(store, booked, change)));
};

/** The sessions that a change says something about. */
const sessionsIn = ({ of, key, set }: Change): readonly string[] => {
  if (of === 'client') return saidIn(set);
  return of === 'session' ? [key] : [];
};

const touchedBy = async (
  store: Store,
  booked: (session: string) => Booked,
  change: Change,
): Promise<readonly WalletKey[]> => {
  const { of, key, set } = change;
  switch (of) {
    case 'answer': {
      const record = await store.get('answer', key);
      const answer = record && answerFrom(record);
      return answer ? [answer.wallet] : [];
    }
    case 'request': {
      const wallet = set['wallet'];
      return typeof wallet === 'string' ? [wallet] : [];
    }
    case 'session': {
      const { session, wallets } = booked(key);
      return [...wallets, ...(await walletsOfDraw(store, session, change))];
    }
    case 'code':
    case 'order':
    case 'payment':
      return walletsOfSale(store, change);
    case 'client':
      return saidIn(set).flatMap(session => booked(session).wallets);
    case 'account': {
      // Nobody tells by what is told, or by how long it takes, whether an account was asked about.
      if (Object.keys(set).every(field => UNTOLD.has(field))) return [];
      const record = await store.get('account', key);
      const turned = Object.keys(set).flatMap(field =>
        field.startsWith(WALLET_FIELDS) ? [field.slice(WALLET_FIELDS.length)] : [],
      );
      const account = record && accountFrom(record);
      // Where another account of this email was made apart, its wallets hear which one stays.
      const alike = account && 'email' in set ? await accountsLike(store, account.email) : [];
      const records = await store.many(
        'account',
        alike.map(one => one.key),
      );
      return [...new Set([...turned, ...walletsIn(record), ...records.flatMap(walletsIn)])];
    }
    case 'erased': {
      const gone = erasedBy(change);
      // An order has the key of the request that made it.
      if (gone?.of !== 'request' && gone?.of !== 'order') return [];
      const answers = await store.find({ of: 'answer', by: 'session', from: gone.key, to: gone.key });
      return known(answers.map(answerFrom)).map(({ wallet }) => wallet);
    }
    default:
      return [];
  }
};
