import { type Answered, answersInWords } from '../../core/answered';
import { codeShown } from '../../core/codeText';
import type { Money } from '../../core/money';
import type { BookingState, OwnAccount, OwnCode, OwnOrder, OwnSession } from './wallet';

/** What this browser was told of an account, in a form that a person or a program can read. Moments are ISO 8601. */
export type AccountExport = {
  readonly caderneta: 1;
  readonly business: string;
  readonly zone: string;
  readonly made: string;
  readonly account: Pick<OwnAccount, 'email' | 'first' | 'last' | 'phone'>;
  /** What was answered to the questions that are still asked. */
  readonly answers: readonly Answered[];
  readonly devices: readonly { readonly name: string; readonly since: string; readonly here: boolean }[];
  readonly appointments: readonly {
    readonly service: string;
    readonly staff: string;
    readonly start: string;
    readonly end: string;
    readonly state: BookingState['is'];
    /** What the business said when refusing or cancelling it. */
    readonly says: string;
    readonly price: Money | null;
    /** What a code pays of it; null: none does. */
    readonly paid: OwnSession['paid'];
    /** What was answered when it was booked; null: too much to be told to a browser, the business has it. */
    readonly answers: readonly Answered[] | null;
  }[];
  readonly codes: readonly (Pick<OwnCode, 'name' | 'terms' | 'state' | 'left'> & {
    readonly code: string;
    /** Names of the services that it pays for; null: all. */
    readonly services: readonly string[] | null;
    readonly until: string | null;
    readonly renews: string | null;
  })[];
  /** What was ordered with the account in this browser. */
  readonly orders: readonly (Pick<OwnOrder, 'lines' | 'total' | 'due' | 'gift'> & {
    readonly at: string;
    readonly state: OwnOrder['state']['is'];
  })[];
};

/** "Export my data": everything of the account that the business told this browser. */
export const accountExport = (
  own: OwnAccount,
  appointments: readonly OwnSession[],
  { codes, orders }: { readonly codes: readonly OwnCode[]; readonly orders: readonly OwnOrder[] },
  business: {
    readonly name: string;
    readonly zone: string;
    readonly forms: Parameters<typeof answersInWords>[0];
  },
  now: number,
): AccountExport => {
  const { email, first, last, phone, wallets, answers } = own;
  return {
    caderneta: 1,
    business: business.name,
    zone: business.zone,
    made: moment(now),
    account: { email, first, last, phone },
    answers: answersInWords(business.forms, answers),
    devices: wallets.map(({ key, at, device }) => ({
      name: device,
      since: moment(at),
      here: key === own.wallet,
    })),
    appointments: [...appointments]
      .sort((a, b) => a.start - b.start)
      .map(({ service, staff, start, end, state, price, paid, answers: given }) => ({
        service,
        staff,
        start: moment(start),
        end: moment(end),
        state: state.is,
        says: 'says' in state ? state.says : '',
        price,
        paid,
        answers: given,
      })),
    codes: codes.map(({ text, name, terms, services, state, left, until, renews }) => ({
      code: codeShown(text),
      name,
      terms,
      services: services?.map(service => service.name) ?? null,
      state,
      left,
      until: until === null ? null : moment(until),
      renews: renews === null ? null : moment(renews),
    })),
    orders: orders
      .filter(({ account }) => account === own.key)
      .map(({ at, lines, total, due, gift, state }) => ({
        at: moment(at),
        lines,
        total,
        due,
        gift,
        state: state.is,
      })),
  };
};

const moment = (time: number): string => new Date(time).toISOString();
