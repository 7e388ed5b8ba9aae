// In this order: others name those after them as well.
const BROWSERS = [
  ['Edge', /Edg(?:A|iOS)?\//],
  ['Opera', /OPR\//],
  ['Samsung Internet', /SamsungBrowser\//],
  ['Firefox', /(?:Firefox|FxiOS)\//],
  ['Chrome', /(?:Chrome|CriOS)\//],
  ['Safari', /Safari\//],
] as const;

const SYSTEMS = [
  ['iPhone', /iPhone/],
  ['iPad', /iPad/],
  ['Android', /Android/],
  ['ChromeOS', /CrOS/],
  ['Windows', /Windows/],
  ['macOS', /Macintosh/],
  ['Linux', /Linux/],
] as const;

/** What a browser is called in "Where you are logged in", from what it says of itself: "Firefox · Android". */
export const deviceName = (userAgent: string): string =>
  [BROWSERS, SYSTEMS].flatMap(names => names.find(([, mark]) => mark.test(userAgent))?.[0] ?? []).join(' · ');
