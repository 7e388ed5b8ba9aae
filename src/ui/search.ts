/**
 * What follows "?" in a route: plain text values, as they stand in links that people share. A booking link
 * carries keys and letters that must come out as they went in, so nothing is read as JSON.
 */
export const parseSearch = (text: string): Record<string, string> =>
  Object.fromEntries(new URLSearchParams(text.replace(/^\?/, '')));

export const stringifySearch = (search: Record<string, unknown>): string => {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(search)) {
    if (typeof value === 'string') params.append(name, value);
  }
  const text = params.toString();
  return text === '' ? '' : `?${text}`;
};
