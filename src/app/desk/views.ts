import { answerFrom, requestFrom } from '../../core/answers';
import type { Book } from '../../core/book';
import type { Change } from '../../core/ledger';
import { known } from '../../core/records';
import type { WalletKey } from '../../core/requests';
import { rowsFor, sequenceOf } from '../../core/viewed';
import type { Row, View } from '../../core/views';
import type { DeskLetters, Log, Store } from '../ports';

/** Coming sessions whose rows carry a card: more would not fit one letter. */
const MOST_CARDS = 10;

const MOST_ROWS = 100;

/** What one wallet is told, made anew from store and log. */
export const viewFor = async (
  { log, store }: { readonly log: Pick<Log, 'history'>; readonly store: Store },
  letters: Pick<DeskLetters, 'card'>,
  book: Book,
  wallet: WalletKey,
  now: number,
): Promise<View> => {
  const own = { by: 'wallet', from: wallet, to: wallet } as const;
  const [requests, answers] = await Promise.all([
    store.find({ of: 'request', ...own }),
    store.find({ of: 'answer', ...own }),
  ]);
  const sessions = await store.many('session', [
    ...new Set(known(requests.map(requestFrom)).map(({ session }) => session)),
  ]);
  const { coming, past } = rowsFor(book, sessions, answers, now);
  let cards = 0;
  const rows = [...coming, ...past].slice(0, MOST_ROWS).map(async (row): Promise<Row> => {
    if (row.row !== 'session') return row;
    const isCarded = row.end >= now && cards < MOST_CARDS;
    if (isCarded) cards += 1;
    const counted = { ...row, sequence: sequenceOf(await log.history('session', row.key)) };
    return isCarded ? { ...counted, card: await letters.card(cardText(book, counted)) } : counted;
  });
  return { v: 1, rows: await Promise.all(rows) };
};

// What a session's link shows with nobody online: no contact data, no answers.
const cardText = ({ business }: Book, row: Row): string =>
  JSON.stringify({ ...row, business: business.name, zone: business.zone, address: business.address });

/** The wallets that have something new to see after a change. */
export const walletsTouched = async (
  store: Store,
  { of, key, set }: Change,
): Promise<readonly WalletKey[]> => {
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
    case 'session':
      return known(
        (await store.find({ of: 'request', by: 'session', from: key, to: key })).map(requestFrom),
      ).map(({ wallet }) => wallet);
    default:
      return [];
  }
};
