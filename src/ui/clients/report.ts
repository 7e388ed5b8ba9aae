import type { ClientExport } from '../../app/desk/exporting';
import { type Money, moneyToText } from '../../core/money';
import { answerText } from '../answerText';
import type { Format } from '../frame/format';
import { block, type Fact, facts, reportPage, section } from '../parts/report';
import type { DeskWords } from '../words/desk/en';

export type ReportSpeech = {
  readonly words: DeskWords;
  readonly format: Format;
  /** BCP 47, of the page and its amounts. */
  readonly region: string;
};

const isText = (text: string): boolean => text !== '';

/** One change of the entry, in words. */
export type ReportChange = { readonly when: string; readonly by: string; readonly says: readonly string[] };

/** "Export client" as one HTML page that opens anywhere and asks nobody for anything. */
export const reportOf = (
  data: ClientExport,
  changes: readonly ReportChange[],
  { words, format, region }: ReportSpeech,
): string => {
  const says = words.personal.report;
  const at = (moment: string) => format.moment(Date.parse(moment));
  const name = `${data.client.first} ${data.client.last}`.trim();
  const contactOf = ({ email, phone, locale, note }: ClientExport['client']): readonly Fact[] => [
    [words.clients.contact, [email, phone].filter(text => text !== '').join(', ')],
    [says.language, locale],
    [words.clients.note, note],
  ];
  const paid = ({ at: moment, amount }: { readonly at: string; readonly amount: Money }): Fact => [
    says.paid,
    `${moneyToText(amount, region)}, ${at(moment)}`,
  ];
  const merged = data.merged.map(entry => block(`${entry.first} ${entry.last}`.trim(), contactOf(entry)));
  const accounts: readonly Fact[] = data.accounts.map(({ email, since }) => [
    '',
    words.accounts.report.account(email, at(since)),
  ]);
  const sessions = data.sessions.map(session =>
    block(at(session.start), [
      [says.what, [session.service, session.staff].filter(text => text !== '').join(', ')],
      [says.state, words.session.state[session.state.is]],
      [says.price, session.price ? moneyToText(session.price, region) : ''],
      ...session.answers.map((one): Fact => [one.question, answerText(one, words.history.yes)]),
      [words.clients.note, session.note],
      [words.history.said, session.says],
      [says.paidByCode, session.paidByCode ? moneyToText(session.paidByCode, region) : ''],
      ...session.payments.map(paid),
    ]),
  );
  const orders = data.orders.map(order =>
    block(at(order.at), [
      [says.price, moneyToText(order.total, region)],
      ...order.payments.map(paid),
      [says.due, order.due.amount === 0 ? '' : moneyToText(order.due, region)],
      [says.contact, [order.recipient?.name ?? '', order.recipient?.email ?? ''].filter(isText).join(', ')],
      [words.history.said, order.recipient?.message ?? ''],
    ]),
  );
  const codes: readonly Fact[] = data.codes.map(({ code, name }) => [code, name]);
  const requests = data.requests.flatMap(({ at: moment, details }) =>
    details
      ? [
          block(at(moment), [
            [says.what, `${details.first} ${details.last}`.trim()],
            [says.contact, [details.email, details.phone].filter(text => text !== '').join(', ')],
          ]),
        ]
      : [],
  );
  const messages = data.messages.map(({ at: moment, kind, means, start }) =>
    block(at(moment), [
      [
        says.what,
        [words.messages.kinds[kind], start === null ? '' : at(start)].filter(text => text !== '').join(', '),
      ],
      [says.how, means ? words.messages.sentBy[means] : words.messages.sentOther],
    ]),
  );
  const changed = changes.map(change =>
    block(
      `${change.when}, ${change.by}`,
      change.says.map(text => ['', text]),
    ),
  );
  const parts = [
    section(says.contact, [facts(contactOf(data.client))]),
    ...(merged.length > 0 ? [section(words.accounts.report.merged, merged)] : []),
    ...(accounts.length > 0 ? [section(words.accounts.report.accounts, [facts(accounts)])] : []),
    section(says.sessions, sessions, says.none),
    ...(orders.length > 0 ? [section(says.orders, orders)] : []),
    ...(codes.length > 0 ? [section(says.codes, [facts(codes)])] : []),
    section(says.requests, requests, says.none),
    section(says.messages, messages, says.none),
    section(says.changes, changed, says.none),
  ];
  return reportPage({
    region,
    title: says.title(name),
    lead: [says.made(data.business, at(data.made)), says.times(data.zone)],
    parts,
  });
};
