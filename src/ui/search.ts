/**
 * What follows "?" in a route: plain text values, as they stand in links that people share. A booking link
 * carries keys and letters that must come out as they went in, so nothing is read as JSON.
 */
export const parseSearch = (text: string): Record<string, string> =>
  Object.fromEntries(new URLSearchParams(text.replace(/^\?/, '')));

/** Written as `core/link.ts` writes links, so that an address stays as it was shared. */
export const stringifySearch = (search: Record<string, unknown>): string => {
  const parts = Object.entries(search).flatMap(([name, value]) =>
    typeof value === 'string' ? [`${encodeURIComponent(name)}=${encoded(value)}`] : [],
  );
  return parts.length === 0 ? '' : `?${parts.join('&')}`;
};

const encoded = (value: string): string =>
  encodeURIComponent(value).replaceAll('%3A', ':').replaceAll('%2F', '/').replaceAll('%2C', ',');
