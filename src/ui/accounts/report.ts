import type { AccountExport } from '../../app/wallet/exporting';
import type { Answered } from '../../core/answered';
import { moneyToText } from '../../core/money';
import { answerText } from '../answerText';
import { dateTimeText } from '../format';
import { block, type Fact, facts, reportPage, section } from '../parts/report';
import type { AccountWords } from '../words/accounts/en';
import type { ClientWords } from '../words/client/en';

/** "Export my data" as a page to be read. */
export const accountReport = (
  data: AccountExport,
  speech: { readonly words: AccountWords; readonly client: ClientWords; readonly region: string },
): string => {
  const { words, client, region } = speech;
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
    ({ service, staff, start, state, says: said, price, answers: given }) =>
      block(at(start), [
        [says.what, [service, staff].filter(text => text !== '').join(', ')],
        [says.state, stateIn(state, client)],
        [says.price, price ? moneyToText(price, region) : ''],
        [says.said, said],
        ...(given ?? []).map(inWords),
        ...(given === null ? [[says.answers, words.own.answersKept(data.business)] as const] : []),
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
    ],
  });
};

const stateIn = (
  state: AccountExport['appointments'][number]['state'],
  { state: words }: ClientWords,
): string => {
  if (state === 'on-its-way' || state === 'waiting') return words.requested;
  return state === 'no-show' ? words.missed : words[state];
};
