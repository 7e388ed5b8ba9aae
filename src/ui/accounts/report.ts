import type { AccountExport } from '../../app/wallet/exporting';
import type { Answered } from '../../core/answered';
import { moneyToText } from '../../core/money';
import { answerText } from '../answerText';
import { dateTimeText } from '../format';
import { block, type Fact, facts, reportPage, section } from '../parts/report';
import { leftText, lifeText, paysForText } from '../paying/texts';
import type { AccountWords } from '../words/accounts/en';
import type { BookingWords } from '../words/booking/en';
import type { ClientWords } from '../words/client/en';

/** "Export my data" as a page to be read. */
export const accountReport = (
  data: AccountExport,
  speech: {
    readonly words: AccountWords;
    readonly client: ClientWords;
    readonly shared: BookingWords;
    readonly region: string;
  },
): string => {
  const { words, client, shared, region } = speech;
  const codeSpeech = { words: client.codes, shared, region };
  const says = words.own.report;
  const at = (moment: string) => dateTimeText(Date.parse(moment), data.zone, region);
  const { first, last, email, phone } = data.account;
  const profile: readonly Fact[] = [
    [says.name, `${first} ${last}`.trim()],
    [says.email, email],
    [says.phone, phone],
  ];
  const inWords = (one: Answered): Fact => [one.question, answerText(one, client.details.yes)];
  const answers = data.answers.map(inWords);
  const devices = data.devices.map(
    ({ name, since }): Fact => [name || words.own.unknownDevice, words.own.since(at(since))],
  );
  const appointments = data.appointments.map(
    ({ service, staff, start, state, says: said, price, paid, answers: given }) =>
      block(at(start), [
        [says.what, [service, staff].filter(text => text !== '').join(', ')],
        [says.state, stateIn(state, client)],
        [says.price, price ? moneyToText(price, region) : ''],
        [client.codes.paid, paid ? (paid.pays ? moneyToText(paid.pays, region) : client.codes.whole) : ''],
        [says.said, said],
        ...(given ?? []).map(inWords),
        ...(given === null ? [[says.answers, words.own.answersKept(data.business)] as const] : []),
      ]),
  );
  const codes = data.codes.map(one =>
    block(one.name, [
      [client.codes.code, one.code],
      [says.state, client.codes.state[one.state]],
      [says.left, leftText(one, codeSpeech)],
      [says.valid, lifeText({ ...one, ...timesOf(one) }, data.zone, codeSpeech) ?? ''],
      [says.for, paysForText(one.services, codeSpeech)],
    ]),
  );
  const orders = data.orders.map(({ at: when, lines, total, due, gift, state }) =>
    block(at(when), [
      [says.what, lines.map(({ name, count }) => client.codes.buy.times(String(count), name)).join(', ')],
      [says.state, orderIn(state, due.amount > 0, client)],
      [client.codes.buy.for, gift],
      [client.codes.buy.total, moneyToText(total, region)],
      [client.codes.due, moneyToText(due, region)],
    ]),
  );
  return reportPage({
    region,
    title: says.title(data.business),
    lead: [says.made(at(data.made)), says.times(data.zone)],
    parts: [
      section(says.account, [facts(profile)]),
      ...(answers.length > 0 ? [section(says.answers, [facts(answers)])] : []),
      section(says.devices, [facts(devices)]),
      section(says.appointments, appointments, says.none),
      ...(codes.length > 0 ? [section(words.menu.codes, codes)] : []),
      ...(orders.length > 0 ? [section(client.codes.buy.orders, orders)] : []),
    ],
  });
};

const timesOf = ({ until, renews }: AccountExport['codes'][number]) => ({
  until: until === null ? null : Date.parse(until),
  renews: renews === null ? null : Date.parse(renews),
});

const orderIn = (
  state: AccountExport['orders'][number]['state'],
  isOwed: boolean,
  { state: words, codes }: ClientWords,
): string => {
  const { status } = codes.buy;
  if (state === 'refused') return words.refused;
  if (state === 'on-its-way') return status.onItsWay;
  return state === 'working' && isOwed ? status.early : status[state];
};

const stateIn = (
  state: AccountExport['appointments'][number]['state'],
  { state: words }: ClientWords,
): string => {
  if (state === 'on-its-way' || state === 'waiting') return words.requested;
  return state === 'no-show' ? words.missed : words[state];
};
