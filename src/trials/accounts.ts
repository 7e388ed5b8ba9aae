import type { NewAccount, OwnAccount } from '../app/wallet/wallet';
import {
  book,
  bookingAt,
  meet,
  openBrowser,
  outcome,
  type Person,
  type Shop,
  sessionsOf,
  TOMORROW_AT_10,
  until,
  visit,
  type World,
} from './world';

// What the trials of accounts have in common: Ana signs up, and logs in elsewhere.

export const PASSWORD = 'a fine morning in May';

export const ANA: NewAccount = {
  email: 'ana@example.org',
  password: PASSWORD,
  first: 'Ana',
  last: 'Souza',
  phone: '',
  locale: 'pt-BR',
  agreed: null,
  device: 'Chrome',
  link: null,
};

export const signUp = async (person: Person, root: string, change: Partial<NewAccount> = {}) => {
  const made = await person.wallet.accounts.signUp(root, { ...ANA, ...change });
  if (!made.ok) throw new Error(made.error.is);
  await own(person, root, account => account !== null);
  return made.value;
};

export const logIn = (person: Person, root: string, password = PASSWORD, email = ANA.email) =>
  person.wallet.accounts.logIn(root, { email, password, device: 'Laptop', link: null });

export const own = (
  person: Person,
  root: string,
  holds: (account: OwnAccount | null) => boolean,
): Promise<OwnAccount | null> => until(person.wallet.accounts.own(root), holds);

export const DETAILS = { first: 'Ana', last: 'Souza', email: ANA.email, phone: '+55 11 91234-5678' };

export const another = async (world: World, shop: Shop): Promise<Person> => {
  const person = await openBrowser(world);
  await visit(shop, person);
  return person;
};

/** Ana has an account and booked once while logged in. */
export const bookedOnce = async () => {
  const met = await meet();
  const { shop, ana, seen } = met;
  const account = await signUp(ana, seen.root);
  const key = await book(ana, bookingAt(seen, TOMORROW_AT_10, { details: DETAILS }));
  await outcome(ana, seen.root, key, 'confirmed');
  const [entry] = await sessionsOf(shop);
  const client = entry?.client?.key;
  if (!client) throw new Error('Nobody booked');
  return { ...met, account, client, entry };
};
