import type { Money } from '../../core/money';
import type { BookingState, OwnAccount, SessionFace } from './wallet';

/** What this browser was told of an account, in a form that a person or a program can read. Moments are ISO 8601. */
export type AccountExport = {
  readonly caderneta: 1;
  readonly business: string;
  readonly zone: string;
  readonly made: string;
  readonly account: Pick<OwnAccount, 'email' | 'first' | 'last' | 'phone'>;
  /** What was answered to the questions that are still asked. */
  readonly answers: readonly { readonly question: string; readonly answer: string }[];
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
  }[];
};

/** "Export my data": everything of the account that the business told this browser. */
export const accountExport = (
  own: OwnAccount,
  appointments: readonly SessionFace[],
  business: {
    readonly name: string;
    readonly zone: string;
    readonly forms: readonly {
      readonly questions: readonly { readonly key: string; readonly text: string }[];
    }[];
  },
  now: number,
): AccountExport => {
  const { email, first, last, phone, wallets, answers } = own;
  const given: { readonly [question: string]: string } = answers;
  return {
    caderneta: 1,
    business: business.name,
    zone: business.zone,
    made: moment(now),
    account: { email, first, last, phone },
    answers: business.forms.flatMap(({ questions }) =>
      questions.flatMap(({ key, text }) => {
        const answer = given[key] ?? '';
        return answer === '' ? [] : [{ question: text, answer }];
      }),
    ),
    devices: wallets.map(({ key, at, device }) => ({
      name: device,
      since: moment(at),
      here: key === own.wallet,
    })),
    appointments: [...appointments]
      .sort((a, b) => a.start - b.start)
      .map(({ service, staff, start, end, state, price }) => ({
        service,
        staff,
        start: moment(start),
        end: moment(end),
        state: state.is,
        says: 'says' in state ? state.says : '',
        price,
      })),
  };
};

const moment = (time: number): string => new Date(time).toISOString();
