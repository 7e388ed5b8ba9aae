import * as v from 'valibot';
import { codeAt, isListed, turnsAt } from '../../core/codeNow';
import type { CodeText } from '../../core/codeText';
import { CodeReason } from '../../core/draws';
import type { Key } from '../../core/id';
import { dueOf, redeem } from '../../core/redeeming';
import type { Buy, CheckCode, Request } from '../../core/requests';
import { err, ok, type Result } from '../../core/result';
import { SECOND } from '../../core/time';
import type { AnswerRow, CodeRow, Row } from '../../core/views';
import { createZone, type TimeZone } from '../../core/zone';
import { combine } from '../live';
import type { Box, Clock, KnownBusiness, Live, LogFailure, OutboxEntry, Stop, WalletLetters } from '../ports';
import type { Catalogs } from './create';
import { ordersFrom, sameOrder } from './orders';
import { NOTHING_SHOWN } from './requesting';
import type { Shelf } from './shelf';
import type { AnswerTo } from './waiting';
import type { CodeFault, CodePays, NewOrder, OwnCode, WalletCodes } from './wallet';

type Ports = {
  readonly box: Box;
  readonly letters: Pick<WalletLetters, 'requestId'>;
  readonly clock: Clock;
  readonly news: Live<number>;
  readonly catalogs: Catalogs;
  readonly shelf: Shelf;
  readonly answerTo: AnswerTo;
  /** The account that this browser is logged in to. */
  readonly present: (root: string) => Promise<Key | null>;
  /** Requests to a business that some relay has taken. */
  readonly sent: (root: string) => ReadonlySet<Key>;
  readonly fresh: (root: string) => Pick<Request, 'v' | 'business' | 'nonce'>;
  /** Keeps a request until it is answered, and sends it. */
  readonly put: (entry: OutboxEntry) => Promise<Result<void, LogFailure>>;
  /** One such command after the other. */
  readonly inTurn: <T>(work: () => Promise<T>) => Promise<T>;
};

/** How long the desk is given to say what a code pays: all devices that may answer, one after the other. */
const CHECK_WAITS = 20 * SECOND;

/** Codes and orders of whoever uses this browser: what the desk told of them, by what the time makes of it. */
export const createCodes = ({
  box,
  letters,
  clock,
  news,
  catalogs,
  shelf,
  answerTo,
  present,
  sent,
  fresh,
  put,
  inTurn,
}: Ports): WalletCodes => {
  const zoneOf = async (business: KnownBusiness | null): Promise<TimeZone> =>
    createZone((business && (await catalogs(business))?.business.zone) ?? 'UTC');
  const rowsNow = async (root: string): Promise<readonly CodeRow[]> => {
    const [business, rows] = await Promise.all([box.business(root), box.rows(root)]);
    const zone = await zoneOf(business);
    return codesIn(rows).map(row => codeAt(row, zone, clock.now()));
  };
  /** Made anew with news, and when the next code ends or renews. */
  const timely =
    <T>(root: string, make: (codes: readonly CodeRow[]) => Promise<T>): Live<T> =>
    listen => {
      let alarm: Stop = () => undefined;
      let stopped = false;
      const run = (): Stop =>
        combine([news], async () => {
          const codes = await rowsNow(root);
          const next = codes.flatMap(row => turnsAt(row, clock.now()) ?? []);
          alarm();
          if (next.length > 0 && !stopped) alarm = clock.at(Math.min(...next), again);
          return make(codes);
        })(listen);
      const again = (): void => {
        stop();
        stop = run();
      };
      let stop = run();
      return () => {
        stopped = true;
        alarm();
        stop();
      };
    };
  const buy = async (order: NewOrder): Promise<Result<Key, LogFailure>> => {
    const { root, lines, details, recipient, total, locale, shown } = order;
    const business = await box.business(root);
    // Unknown, it could neither be sent nor shown.
    if (!business) return err({ is: 'unavailable', detail: 'not a known business' });
    const standing = sameOrder(order, await box.outbox(), await box.rows(root));
    if (standing) return ok(standing);
    const isOff = (await catalogs(business))?.business.logins === 'off';
    const account = isOff ? null : await present(root);
    const content: Buy = {
      ...fresh(root),
      kind: 'buy',
      lines: [...lines],
      details,
      recipient,
      total,
      locale,
      account,
    };
    const id = await letters.requestId(root, content);
    const price = { ...NOTHING_SHOWN, price: total, lines: shown };
    const saved = await put({ id, root, request: content, made: clock.now(), shown: price });
    if (!saved.ok) return saved;
    // What goes with the account is taken off the device with it.
    if (account === null) await box.saveDetails({ ...details });
    return ok(id);
  };
  const ask = async (
    root: string,
    code: CodeText,
    service: Key,
    until?: AbortSignal,
  ): Promise<Result<CodePays, LogFailure | CodeFault>> => {
    if (until?.aborted) return err({ is: 'no-answer' });
    const content: CheckCode = { ...fresh(root), kind: 'check-code', code, service };
    const id = await letters.requestId(root, content);
    const saved = await put({ id, root, request: content, made: clock.now(), shown: NOTHING_SHOWN });
    if (!saved.ok) return saved;
    const answer = await answerTo(root, id, CHECK_WAITS, until);
    // What nobody answers while one waits is not asked any more.
    await box.dropRequests([id]);
    return answeredBy(answer);
  };
  return {
    products: shelf,
    buy: order => inTurn(() => buy(order)),
    orders: root =>
      timely(root, async codes =>
        ordersFrom(root, codes, await box.rows(root), await box.outbox(), sent(root), clock.now()),
      ),
    own: root =>
      timely(root, async (codes): Promise<readonly OwnCode[]> => {
        const account = await present(root);
        return codes.filter(row => account !== null && row.account === account && isListed(row));
      }),
    check: async (root, code, service, until) => {
      const row = (await rowsNow(root)).find(({ text }) => text === code);
      const paysFor = row?.services?.map(({ key }) => key) ?? null;
      const isUnnamed = row?.more === true && paysFor?.every(key => key !== service.key);
      if (!row || isUnnamed) return ask(root, code, service.key, until);
      const known = { key: row.key, terms: row.terms, services: paysFor };
      const draw = redeem({ ...row, code: known }, service, clock.now());
      if (!draw.ok) return err({ is: 'refused', why: draw.error });
      return ok({ name: row.name, pays: draw.value.pays, due: dueOf(service.price, draw.value) });
    },
  };
};

const codesIn = (rows: readonly Row[]): readonly CodeRow[] =>
  rows
    .filter(row => row.row === 'code')
    // Those that end soonest are to be used first.
    .sort((a, b) => endOf(a) - endOf(b) || (a.key < b.key ? -1 : 1));

const endOf = ({ until }: CodeRow): number => until ?? Number.MAX_SAFE_INTEGER;

const answeredBy = (answer: AnswerRow | null): Result<CodePays, CodeFault> => {
  if (answer?.code) return ok(answer.code);
  const why = v.safeParse(v.picklist([...CodeReason.options, 'service', 'burst']), answer?.why);
  return err(why.success ? { is: 'refused', why: why.output } : { is: 'no-answer' });
};
