/** A name and what it is; an empty value is left out. */
export type Fact = readonly [name: string, value: string];

/** One HTML page that opens anywhere and asks nobody for anything. `parts` are made by `section`. */
export const reportPage = ({
  region,
  title,
  lead,
  parts,
}: {
  /** BCP 47. */
  readonly region: string;
  readonly title: string;
  readonly lead: readonly string[];
  readonly parts: readonly string[];
}): string => `<!doctype html>
<html lang="${escaped(region)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<h1>${escaped(title)}</h1>
<p>${lead.map(escaped).join('<br>')}</p>
${parts.join('\n')}
</body>
</html>
`;

const STYLE =
  'body{max-width:42rem;margin:2rem auto;padding:0 1rem;font:1rem/1.5 system-ui,sans-serif;color:#1d1b18}' +
  'h1,h2{font-family:Georgia,serif;line-height:1.2}h2{margin-top:2rem}h3{margin:1rem 0 .25rem;font-size:1rem}' +
  'dl{display:grid;grid-template-columns:max-content 1fr;gap:.1rem 1rem;margin:0}dt{color:#5c574f}' +
  'dd{margin:0;white-space:pre-wrap;overflow-wrap:anywhere}';

export const section = (title: string, blocks: readonly string[], none = ''): string =>
  `<h2>${escaped(title)}</h2>\n${blocks.length > 0 ? blocks.join('\n') : `<p>${escaped(none)}</p>`}`;

export const block = (title: string, list: readonly Fact[]): string =>
  `<h3>${escaped(title)}</h3>\n${facts(list)}`;

export const facts = (list: readonly Fact[]): string =>
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
