import { expect, test } from 'vitest';
import { areTextsNew } from '../core/accounts';
import type { Key } from '../core/id';
import { linkFromText } from '../core/link';
import { DAY, HOUR } from '../core/time';
import { createWalletLetters } from '../shell/letters/wallet';
import { createWalletVault } from '../shell/vault/walletVault';
import { ANA, another, DETAILS, logIn, own, signUp } from './accounts';
import {
  book,
  bookingAt,
  meet,
  openBrowser,
  outcome,
  type Person,
  TOMORROW_AT_10,
  until,
  visit,
} from './world';

// What an account keeps for the next time, and what it was agreed to.

const QUESTION = 'q'.padEnd(26, '0') as Key;
const OTHER = 'z'.padEnd(26, '0') as Key;

test('booking while logged in keeps answers, service and staff with the account; a name is that session’s alone', async () => {
  const { world, shop, ana, seen } = await meet();
  const { root } = seen;
  const form = await shop.desk.settings.form(null, {
    name: 'Health',
    questions: [{ key: QUESTION, text: 'Allergies?', kind: 'line', options: [], needed: true }],
  });
  const service = seen.catalog?.services[0]?.key;
  if (!form.ok || !service) throw new Error('No form');
  await shop.desk.settings.service(service, { form: form.value.key });
  await signUp(ana, root);
  const first = bookingAt(seen, TOMORROW_AT_10, {
    details: { ...DETAILS, first: 'Bia' },
    // What is no question of the form is not kept with the account.
    answers: { [QUESTION]: 'Nuts', [OTHER]: 'x' } as Record<Key, string>,
  });
  await outcome(ana, root, await book(ana, first), 'confirmed');

  const laptop = await another(world, shop);
  await logIn(laptop, root);
  const found = await own(laptop, root, account => account?.prefers !== null);
  expect(found).toMatchObject({
    first: ANA.first,
    phone: DETAILS.phone,
    answers: { [QUESTION]: 'Nuts' },
    prefers: { service, staff: null },
  });
  expect(Object.keys(found?.answers ?? {})).toEqual([QUESTION]);
  // The booking page has it from the start.
  expect((await visit(shop, laptop)).prefers).toEqual({ service, staff: null });
  expect((await visit(shop, await openBrowser(world))).prefers).toBeNull();

  const staff = seen.catalog?.staff[0]?.key ?? null;
  const second = bookingAt(seen, TOMORROW_AT_10 + 2 * HOUR, {
    details: DETAILS,
    anyway: true,
    staff,
    answers: { [QUESTION]: 'None' } as Record<Key, string>,
  });
  await outcome(laptop, root, await book(laptop, second), 'confirmed');
  expect(await own(ana, root, account => account?.prefers?.staff === staff)).toMatchObject({
    answers: { [QUESTION]: 'None' },
  });
  await laptop.wallet.accounts.logOut(root);
  expect((await visit(shop, laptop)).prefers).toBeNull();
});

test('an account shows what was answered in its sessions, on each of its devices; the link of a session does not', async () => {
  const { world, shop, ana, seen } = await meet();
  const { root } = seen;
  const form = await shop.desk.settings.form(null, {
    name: 'Health',
    questions: [
      { key: QUESTION, text: 'Allergies?', kind: 'line', options: [], needed: true },
      { key: OTHER, text: 'Anything else?', kind: 'text', options: [], needed: false },
    ],
  });
  const service = seen.catalog?.services[0]?.key;
  if (!form.ok || !service) throw new Error('No form');
  await shop.desk.settings.service(service, { form: form.value.key });
  const long = Array.from({ length: 400 }, (_, n) => `${n * 7919}`)
    .join(' ')
    .slice(0, 2000);
  const bookNext = async (days: number, answers: Record<Key, string>) => {
    const start = TOMORROW_AT_10 + days * DAY;
    const key = await book(ana, bookingAt(seen, start, { details: DETAILS, answers }));
    await outcome(ana, root, key, 'confirmed');
    return key;
  };
  const loose = await bookNext(0, { [QUESTION]: 'Milk' } as Record<Key, string>);
  await signUp(ana, root);
  await bookNext(1, { [QUESTION]: 'Nuts', [OTHER]: long } as Record<Key, string>);
  await bookNext(2, { [QUESTION]: 'Dust', [OTHER]: `${long.slice(0, 1990)} and on` } as Record<Key, string>);
  const given = (person: Person, count: number) =>
    until(person.wallet.accounts.appointments(root), found => found.length === count).then(found =>
      found.map(({ answers }) => answers?.map(({ question, answer }) => [question, answer.slice(0, 9)])),
    );
  const first = [
    ['Allergies?', 'Nuts'],
    ['Anything else?', long.slice(0, 9)],
  ];
  const second = [['Allergies?', 'Dust'], first[1]];
  const laptop = await another(world, shop);
  await logIn(laptop, root);
  // There is no room for all of it; the browser in which it was typed has it.
  expect(await given(laptop, 2)).toEqual([first, undefined]);
  expect(await given(ana, 2)).toEqual([first, second]);
  await shop.desk.sessions.assign(loose, (await own(ana, root, () => true))?.key ?? null);
  expect(await given(laptop, 3)).toEqual([[['Allergies?', 'Milk']], first, undefined]);

  const link = (await until(ana.wallet.bookings, found => found.every(one => one.link)))[1]?.link ?? '';
  const opened = linkFromText(link);
  if (!opened.ok || opened.value.to !== 'session') throw new Error('No link');
  const bia = await another(world, shop);
  await bia.wallet.open(root, opened.value.token);
  await until(bia.wallet.session(root, opened.value.token, opened.value.card), one => one.is === 'live');
  expect(JSON.stringify(bia.shelf.rows.get(root))).not.toContain('answers');
  const letters = createWalletLetters({ vault: createWalletVault({ clock: world.clock, name: bia.vault }) });
  const card = await letters.card(opened.value.card ?? '', seen.desk ?? '');
  expect(card.ok && card.value).toContain('Corte');
  expect(card.ok && card.value).not.toContain('answers');
});

test('what was booked logged out keeps nothing with an account of the same email', async () => {
  const { world, shop, ana, seen } = await meet();
  const { root } = seen;
  await signUp(ana, root);
  const phone = await another(world, shop);
  const key = await book(phone, bookingAt(seen, TOMORROW_AT_10, { details: DETAILS }));
  await outcome(phone, root, key, 'confirmed');
  expect(await own(ana, root, () => true)).toMatchObject({ phone: '', answers: {}, prefers: null });
});

test('changed terms are asked about until they are agreed to, by whoever is logged in alone', async () => {
  const { world, shop, ana, seen } = await meet();
  const { root } = seen;
  const visited = () => ana.visits.visit({ root, relays: seen.relays, card: null });
  await signUp(ana, root, { agreed: seen.catalog?.version ?? null });
  const before = await own(ana, root, () => true);
  expect(areTextsNew(before ?? {}, seen.catalog ?? {})).toBe(false);

  await shop.desk.settings.business({ terms: 'Come on time.' });
  const { catalog } = await until(visited(), one => one.catalog?.business.terms === 'Come on time.');
  const laptop = await another(world, shop);
  await logIn(laptop, root);
  const there = await own(laptop, root, account => account !== null);
  expect(areTextsNew(there ?? {}, catalog ?? {})).toBe(true);
  const version = catalog?.version ?? before?.agreed;
  if (!version) throw new Error('No version');
  expect(await laptop.wallet.accounts.agree(root, version)).toMatchObject({ ok: true });
  const after = await own(ana, root, account => account?.agreed === version);
  expect(areTextsNew(after ?? {}, catalog ?? {})).toBe(false);

  // Other changes of the business are none of the texts.
  await shop.desk.settings.business({ about: 'Since 1998' });
  const later = await until(visited(), one => one.catalog?.business.about === 'Since 1998');
  expect(areTextsNew(after ?? {}, later.catalog ?? {})).toBe(false);

  const stranger = await another(world, shop);
  expect(await stranger.wallet.accounts.agree(root, version)).toEqual({
    ok: false,
    error: { is: 'log-in-first' },
  });
});

test('a log in that nobody answers waits, goes on by itself, and leaves nothing when it is given up', async () => {
  const { world, shop, close, ana, seen } = await meet();
  const { root } = seen;
  const account = await signUp(ana, root);
  const laptop = await another(world, shop);
  close();
  const giving = new AbortController();
  const given = laptop.wallet.accounts.logIn(root, { ...ANA, link: null }, giving.signal);
  await expect.poll(() => laptop.shelf.outbox.size).toBe(1);
  giving.abort();
  expect(await given).toEqual({ ok: false, error: { is: 'no-answer' } });
  expect(laptop.shelf.outbox.size).toBe(0);

  // A browser that was closed meanwhile sends it no more when it is opened, and forgets it in time.
  const closed = await another(world, shop);
  void logIn(closed, root);
  await expect.poll(() => closed.shelf.outbox.size).toBe(1);
  closed.stop();
  world.clock.advance(HOUR);
  await openBrowser(world, closed);
  await expect.poll(() => closed.shelf.outbox.size).toBe(0);

  const waiting = logIn(laptop, root);
  await expect.poll(() => laptop.shelf.outbox.size).toBe(1);
  shop.keep();
  expect(await waiting).toEqual({ ok: true, value: account });
});

test('who signs up or logs in at a session’s link is linked to its client, and is assigned nothing by that', async () => {
  const { world, shop, ana, seen } = await meet();
  const { root } = seen;
  const key = await book(ana, bookingAt(seen, TOMORROW_AT_10, { details: DETAILS }));
  await outcome(ana, root, key, 'confirmed');
  const { token = null } = ana.shelf.outbox.get(key) ?? {};
  const [laptop, other] = [await another(world, shop), await another(world, shop)];

  const account = await signUp(laptop, root, { link: token });
  expect((await own(laptop, root, () => true))?.sessions).toEqual([]);
  expect((await shop.desk.sessions.assign(key, account)).ok).toBe(true);
  await own(laptop, root, found => found?.sessions.length === 1);

  // Another account, by a link to nothing: it is made all the same, and linked to nobody.
  const email = 'other@example.org';
  const loose = await signUp(other, root, { email, link: 'n'.repeat(22) });
  expect((await shop.desk.sessions.assign(key, loose)).ok).toBe(false);
  await other.wallet.accounts.logOut(root);
  const again = { email, password: ANA.password, device: '', link: token };
  expect(await other.wallet.accounts.logIn(root, again)).toEqual({ ok: true, value: loose });
  expect((await shop.desk.sessions.assign(key, loose)).ok).toBe(true);
});

test('who is logged in already when a session’s link is opened links the account by a word, which assigns nothing', async () => {
  const { world, shop, ana, seen } = await meet();
  const { root } = seen;
  const key = await book(ana, bookingAt(seen, TOMORROW_AT_10, { details: DETAILS }));
  await outcome(ana, root, key, 'confirmed');
  const token = ana.shelf.outbox.get(key)?.token ?? '';
  const laptop = await another(world, shop);
  expect(await laptop.wallet.accounts.link(root, token)).toEqual({
    ok: false,
    error: { is: 'log-in-first' },
  });
  const account = await signUp(laptop, root);
  const made = 'n'.repeat(22);
  expect(await laptop.wallet.accounts.link(root, made)).toEqual({
    ok: false,
    error: { is: 'no-such-link' },
  });
  expect((await shop.desk.sessions.assign(key, account)).ok).toBe(false);
  expect((await laptop.wallet.accounts.link(root, token)).ok).toBe(true);
  expect((await own(laptop, root, () => true))?.sessions).toEqual([]);
  expect((await shop.desk.sessions.assign(key, account)).ok).toBe(true);
  await own(laptop, root, found => found?.sessions.length === 1);
});
