/** Name under which the address of a booking page asks for the log in. */
export const ASKS_LOG_IN = 'in';

/** The address of a page of the account, or of what is sold, at the business whose page has this address. */
export const accountAddress = (hash: string, page: 'me' | 'me/appointments' | 'me/codes' | 'buy'): string => {
  const [path = '', ...query] = hash.split('?');
  const parts = query
    .join('?')
    .split('&')
    .filter(part => /^[rc]=/.test(part));
  const business = path.split('/').slice(0, 3).join('/');
  return `${business}/${page}${parts.length > 0 ? `?${parts.join('&')}` : ''}`;
};
