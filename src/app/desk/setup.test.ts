import { expect, test } from 'vitest';
import { bookFrom } from '../../core/book';
import { KEY_BYTES, type Key, keyFrom } from '../../core/id';
import type { Setup } from '../doors';
import { createMemoryLog } from '../testing/log';
import { createMemoryStore } from '../testing/store';
import { setupDrafts } from './setup';

const SETUP: Setup = {
  name: 'Salão Aurora',
  zone: 'America/Sao_Paulo',
  locale: 'pt-BR',
  currency: 'BRL',
  country: 'BR',
  service: { name: 'Corte', duration: 45, price: { amount: 8000, currency: 'BRL' } },
  weekly: [[{ from: 540, to: 720 }], [], [], [], [{ from: 1320, to: 1560 }], [], []],
  staff: 'Eu',
};

let made = 0;
const newKey = (): Key => {
  made += 1;
  return keyFrom(new Uint8Array(KEY_BYTES).fill(made));
};

/** The book that the wizard's answers open. */
const opened = async (setup: Setup) => {
  const log = createMemoryLog({ device: { id: 'a'.repeat(16) as never }, now: () => 1 });
  const written = await log.append(setupDrafts(setup, newKey));
  expect(written.ok).toBe(true);
  const store = createMemoryStore(log);
  const records = await Promise.all(
    (['business', 'staff', 'service'] as const).map(of => store.find({ of })),
  );
  const book = bookFrom(records.flat());
  if (!book) throw new Error('No book');
  return book;
};

test('the answers open a book with all that a visitor needs', async () => {
  const { business, staff, services, forms } = await opened(SETUP);
  const { name, zone, locale, currency, country, weekly, service } = SETUP;
  expect(business).toMatchObject({
    name,
    zone,
    locale,
    currency,
    country,
    closed: [],
    notice: 0,
    logins: 'optional',
  });
  expect(staff).toHaveLength(1);
  expect(staff[0]).toMatchObject({ name: 'Eu', weekly, archived: false, dated: {}, off: {} });
  expect(services).toHaveLength(1);
  expect(services[0]).toMatchObject({ ...service, hidden: false, ask: false, seats: 1, weekly: null });
  expect(services[0]?.staff).toEqual([staff[0]?.key]);
  expect(forms).toEqual([]);
});

test('in Brazil people are reached by phone, elsewhere by email', async () => {
  expect((await opened(SETUP)).business.ask).toEqual({ phone: 'needed', email: 'optional' });
  const lisbon = await opened({ ...SETUP, country: 'PT', zone: 'Europe/Lisbon', currency: 'EUR' });
  expect(lisbon.business.ask).toEqual({ phone: 'optional', email: 'needed' });
});

test('a service may have no price', async () => {
  const { services } = await opened({ ...SETUP, service: { ...SETUP.service, price: null } });
  expect(services[0]?.price).toBeNull();
});
