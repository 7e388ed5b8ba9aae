import type { ClientExport } from '../../app/desk/exporting';
import { moneyToText } from '../../core/money';
import type { Format } from '../frame/format';
import type { DeskWords } from '../words/desk/en';

export type ReportSpeech = {
  readonly words: DeskWords;
  readonly format: Format;
  /** BCP 47, of the page and its amounts. */
  readonly region: string;
};

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
      ...session.answers.map(({ question, answer }): Fact => [question, answer]),
      [words.clients.note, session.note],
      [words.history.said, session.says],
    ]),
  );
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
    section(says.requests, requests, says.none),
    section(says.messages, messages, says.none),
    section(says.changes, changed, says.none),
  ];
  return `<!doctype html>
<html lang="${escaped(region)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped(says.title(name))}</title>
<style>${STYLE}</style>
</head>
<body>
<h1>${escaped(says.title(name))}</h1>
<p>${escaped(says.made(data.business, at(data.made)))}<br>${escaped(says.times(data.zone))}</p>
${parts.join('\n')}
</body>
</html>
`;
};

type Fact = readonly [name: string, value: string];

const STYLE =
  'body{max-width:42rem;margin:2rem auto;padding:0 1rem;font:1rem/1.5 system-ui,sans-serif;color:#1d1b18}' +
  'h1,h2{font-family:Georgia,serif;line-height:1.2}h2{margin-top:2rem}h3{margin:1rem 0 .25rem;font-size:1rem}' +
  'dl{display:grid;grid-template-columns:max-content 1fr;gap:.1rem 1rem;margin:0}dt{color:#5c574f}' +
  'dd{margin:0;white-space:pre-wrap;overflow-wrap:anywhere}';

const section = (title: string, blocks: readonly string[], none = ''): string =>
  `<h2>${escaped(title)}</h2>\n${blocks.length > 0 ? blocks.join('\n') : `<p>${escaped(none)}</p>`}`;

const block = (title: string, list: readonly Fact[]): string => `<h3>${escaped(title)}</h3>\n${facts(list)}`;

const facts = (list: readonly Fact[]): string =>
  `<dl>${list
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `<dt>${escaped(name)}</dt><dd>${escaped(value)}</dd>`)
    .join('')}</dl>`;

// What clients typed stands in this page: none of it may become markup.
const escaped = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
