import { expect, test } from 'vitest';
import { type Account, accountFrom } from '../core/accounts';
import type { Key } from '../core/id';
import { emptyRecord, fold } from '../core/ledger';
import { linkFromText } from '../core/link';
import { DAY, HOUR, MINUTE } from '../core/time';
import { ANA, another, DETAILS, logIn, own, PASSWORD, signUp } from './accounts';
import {
  book,
  bookingAt,
  meet,
  outcome,
  relayOf,
  type Shop,
  sessionsOf,
  TOMORROW_AT_10,
  until,
} from './world';

// What a client does with an account that is there: profile, deletion, a password that was forgotten.

const NEXT = 'an evening in June';
const PHONE = '+55 11 91234-5678';

/** The account as the desk has it; null once it is none. */
const accountAt = async (shop: Shop, key: Key): Promise<Account | null> => {
  const history = await shop.log.history('account', key);
  const record = history.reduce(fold, emptyRecord('account', key));
  return accountFrom(record);
};

/** The token of the link that the owner makes, as the client opens it. */
const linkOf = async (shop: Shop, account: Key): Promise<string> => {
  const made = await shop.desk.resets.makeResetLink(account);
  if (!made.ok) throw new Error(made.error.is);
  const link = linkFromText(made.value.link);
  if (!link.ok || link.value.to !== 'reset') throw new Error('No link to a new password');
  expect(link.value.root).toBe(shop.vault.root);
  return link.value.token;
};

test('another name and phone stand in the account and in the entry of the same name; the old ones in its history', async () => {
  const { shop, ana, seen } = await meet();
  const { root } = seen;
  const account = await signUp(ana, root);
  const mine = await book(ana, bookingAt(seen, TOMORROW_AT_10, { details: DETAILS }));
  const child = { ...DETAILS, first: 'Bia' };
  const hers = await book(ana, bookingAt(seen, TOMORROW_AT_10 + 2 * HOUR, { details: child, anyway: true }));
  await outcome(ana, root, mine, 'confirmed');
  await outcome(ana, root, hers, 'confirmed');
  const change = { first: 'Anna', last: 'de Souza', phone: '+55 11 98888-7777' };
  expect((await ana.wallet.accounts.change(root, change)).ok).toBe(true);

  expect(await own(ana, root, found => found?.first === 'Anna')).toMatchObject(change);
  const entries = await until(shop.desk.sessions.between(TOMORROW_AT_10, TOMORROW_AT_10 + 4 * HOUR), found =>
    found.some(({ client }) => client?.first === 'Anna'),
  );
  expect(entries.map(({ session, client }) => [session.key, client?.first, client?.phone])).toEqual([
    [mine, 'Anna', change.phone],
    [hers, 'Bia', PHONE],
  ]);
  const history = await shop.desk.history('client', entries[0]?.client?.key ?? '');
  expect(history[0]).toMatchObject({ by: 'client' });
  expect(history[0]?.fields).toContainEqual({ field: 'first', before: 'Ana', after: 'Anna' });
  expect(await accountAt(shop, account)).toMatchObject({ ...change, email: ANA.email });
  // Not without end: it is all written down.
  for (let n = 2; n <= 10; n++) await ana.wallet.accounts.change(root, { ...change, first: `Anna ${n}` });
  const often = await ana.wallet.accounts.change(root, change);
  expect(often).toMatchObject({ ok: false, error: { is: 'too-many-tries' } });
});

test('a deleted account is gone from its devices, its sessions stay in the book, and its email is free', async () => {
  const { world, shop, ana, seen } = await meet();
  const { root } = seen;
  const account = await signUp(ana, root);
  const laptop = await another(world, shop);
  await logIn(laptop, root);
  const key = await book(ana, bookingAt(seen, TOMORROW_AT_10, { details: DETAILS }));
  await outcome(ana, root, key, 'confirmed');
  await own(laptop, root, found => found?.sessions.length === 1);
  expect((await ana.wallet.accounts.remove(root)).ok).toBe(true);

  for (const one of [ana, laptop]) {
    await own(one, root, found => found === null);
    const rows = one.shelf.rows.get(root) ?? [];
    expect(rows.filter(({ row }) => row === 'session')).toEqual([]);
    expect(JSON.stringify(rows)).not.toContain(ANA.email);
    await expect.poll(() => [...one.shelf.outbox.keys()]).not.toContain(key);
  }
  const [entry] = await sessionsOf(shop);
  expect(entry?.session).toMatchObject({ key, account: null, state: { is: 'confirmed' } });
  expect(entry?.client).toMatchObject({ first: 'Ana', email: ANA.email });
  expect(await accountAt(shop, account)).toBeNull();
  expect((await shop.desk.sessions.assign(key, account)).ok).toBe(false);
  expect(await logIn(laptop, root)).toEqual({ ok: false, error: { is: 'wrong-password' } });

  const again = await signUp(laptop, root);
  expect(again).not.toBe(account);
  const fresh = await own(laptop, root, found => found?.key === again);
  expect(fresh?.sessions).toEqual([]);
});

test('who forgot the password is answered like an unknown one, and sets another by the link of the owner', async () => {
  const { world, shop, ana, seen } = await meet();
  const { root } = seen;
  const account = await signUp(ana, root, { phone: PHONE });
  const laptop = await another(world, shop);
  const ask = (email: string) => laptop.wallet.accounts.forgot(root, email);
  const done = { ok: true, value: undefined };
  expect(await ask('nobody@example.org')).toEqual(done);
  const before = relayOf(world).letters();
  expect(await ask('ANA@example.org')).toEqual(done);
  expect(await ask('nobody@example.org')).toEqual(done);
  // Nor is anybody else told, which would take time: of the views that stand there one alone was replaced, hers.
  const after = new Set(relayOf(world).letters());
  expect(before.filter(letter => !after.has(letter))).toHaveLength(1);
  await expect.poll(() => laptop.shelf.outbox.size).toBe(0);
  const [forgotten] = await until(shop.desk.resets.asked, found => found.length === 1);
  expect(forgotten).toMatchObject({ key: account, email: ANA.email });
  expect(forgotten?.forgot).toBeGreaterThan(world.clock.now() - MINUTE);

  const token = await linkOf(shop, account);
  await until(shop.desk.resets.asked, found => found.length === 0);
  const reset = { token, next: NEXT, device: 'Laptop', keep: true };
  expect(await laptop.wallet.accounts.reset(root, reset)).toEqual({ ok: true, value: account });
  // Nobody knows who typed what was there, and who is logged in, before the holder of the email came.
  expect(await own(laptop, root, found => found !== null)).toMatchObject({
    email: ANA.email,
    first: '',
    last: '',
    phone: '',
    changed: { here: true },
    wallets: [{ device: 'Laptop' }],
  });
  await own(ana, root, found => found === null);
  expect(await logIn(ana, root, PASSWORD)).toEqual({ ok: false, error: { is: 'wrong-password' } });
  expect(await logIn(ana, root, NEXT)).toEqual({ ok: true, value: account });

  // The second time others stay where they may, and are told.
  const second = { ...reset, token: await linkOf(shop, account), next: PASSWORD };
  world.clock.advance(59 * MINUTE);
  expect(await laptop.wallet.accounts.reset(root, second)).toEqual({ ok: true, value: account });
  expect(await own(ana, root, found => found?.changed?.here === false)).toMatchObject({
    wallets: [{ device: 'Laptop' }, { device: 'Laptop' }],
  });
  const third = { ...second, token: await linkOf(shop, account), keep: false };
  expect(await laptop.wallet.accounts.reset(root, third)).toEqual({ ok: true, value: account });
  await own(ana, root, found => found === null);
});

test('appointments say what may be done with them, and what was asked of the business about them', async () => {
  const { shop, close, ana, seen } = await meet();
  const { root } = seen;
  await shop.desk.settings.business({
    moving: { allowed: true, until: 0, most: 1 },
    cancelling: { allowed: true, until: 60 },
  });
  await signUp(ana, root);
  const key = await book(ana, bookingAt(seen, TOMORROW_AT_10, { details: DETAILS }));
  await outcome(ana, root, key, 'confirmed');
  const faces = ana.wallet.accounts.appointments(root);
  const [face] = await until(faces, found => found[0]?.rules?.moving.allowed === true);
  expect(face).toMatchObject({
    key,
    business: 'Salão Aurora',
    zone: 'America/Sao_Paulo',
    opened: null,
    last: null,
    moves: 0,
    rules: { cancelling: { until: 60 } },
  });
  close();
  await ana.wallet.cancel({ root, session: key, token: null });
  const [asked] = await until(faces, found => found[0]?.last !== null);
  expect(asked).toMatchObject({
    state: { is: 'confirmed' },
    last: { to: null, state: { is: 'on-its-way' } },
  });
  shop.keep();
  const [ended] = await until(faces, found => found[0]?.state.is === 'cancelled');
  expect(ended?.last).toBeNull();
  await ana.wallet.accounts.logOut(root);
  await until(faces, found => found.length === 0);
});

test('a browser that is new shows the last appointments, and all those before as it asks for them', async () => {
  const { world, shop, ana, seen } = await meet();
  const { root } = seen;
  await signUp(ana, root);
  const key = await book(ana, bookingAt(seen, TOMORROW_AT_10, { details: DETAILS }));
  await outcome(ana, root, key, 'confirmed');
  const [entry] = await sessionsOf(shop);
  const { service, when, client } = entry?.session ?? {};
  if (!service || !when || !client) throw new Error('Nobody booked');
  for (let n = 1; n <= 90; n++) {
    const start = TOMORROW_AT_10 - (n + 1) * DAY;
    const past = { service, staff: when.staff, start, client: { key: client }, note: '' };
    if (!(await shop.desk.sessions.add(past)).ok) throw new Error('Not booked');
  }
  const phone = await another(world, shop);
  await logIn(phone, root);
  const shown = (count: number) => own(phone, root, found => found?.sessions.length === count);
  const first = await shown(1 + 20);
  expect(first?.toldFrom).toBe(TOMORROW_AT_10 - 21 * DAY);
  const asked = await phone.wallet.accounts.earlier(root, first?.toldFrom ?? 0);
  expect(asked).toEqual({ ok: true, value: TOMORROW_AT_10 - 80 * DAY });
  await shown(1 + 80);
  expect(await phone.wallet.accounts.earlier(root, TOMORROW_AT_10 - 80 * DAY)).toEqual({
    ok: true,
    value: null,
  });
  expect((await shown(1 + 90))?.sessions.at(-1)?.start).toBe(TOMORROW_AT_10 - 91 * DAY);
  await phone.wallet.accounts.logOut(root);
  await own(phone, root, found => found === null);
  expect(await phone.wallet.accounts.earlier(root, TOMORROW_AT_10)).toEqual({
    ok: false,
    error: { is: 'log-in-first' },
  });
});

test('what is asked while no desk is open waits for one', async () => {
  const { shop, close, ana, seen } = await meet();
  const { root } = seen;
  await signUp(ana, root);
  await ana.wallet.accounts.logOut(root);
  await expect.poll(() => ana.shelf.outbox.size).toBe(0);
  close();
  const asked = ana.wallet.accounts.forgot(root, ANA.email);
  await expect.poll(() => ana.shelf.outbox.size).toBe(1);
  shop.keep();
  expect(await asked).toEqual({ ok: true, value: undefined });
  await until(shop.desk.resets.asked, found => found.length === 1);
});
