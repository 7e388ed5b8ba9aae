import { accountFrom } from '../../core/accounts';
import { requestFrom } from '../../core/answers';
import type { Book } from '../../core/book';
import type { Client } from '../../core/clients';
import type { Key } from '../../core/id';
import type { Phones, Store } from '../ports';

/** Whom a message goes to, and how: `phone` in international form, `locale` and `zone` those of the client. */
export type Recipient = {
  /** Empty for none. */
  readonly email: string;
  readonly phone: string | null;
  /** BCP 47. */
  readonly locale: string;
  /** Empty where it is not known. */
  readonly zone: string;
};

/** Language, email and phone of the client of a session: the account's where it is assigned to one. */
export const recipientOf = async (
  { store, phones }: { readonly store: Store; readonly phones: () => Promise<Phones> },
  { business }: Book,
  session: { readonly key: Key; readonly account: Key | null },
  client: Client | null,
): Promise<Recipient> => {
  const [ofAccount, ofRequest] = await Promise.all([
    session.account === null ? null : store.get('account', session.account),
    store.get('request', session.key),
  ]);
  const account = ofAccount && accountFrom(ofAccount);
  const request = ofRequest && requestFrom(ofRequest);
  const phone = client?.phone || account?.phone || '';
  const locales = [account?.locale, request?.locale, client?.locale, business.locale];
  return {
    email: client?.email || account?.email || '',
    phone: phone === '' ? null : (await phones()).international(phone, business.country),
    locale: locales.find(locale => locale) ?? '',
    zone: request?.zone ?? '',
  };
};
