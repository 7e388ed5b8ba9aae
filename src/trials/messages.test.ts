import { expect, test } from 'vitest';
import type { SessionLink } from '../app/desk/messages';
import type { Queue, ToSend } from '../app/desk/toSend';
import { first } from '../app/live';
import type { Key } from '../core/id';
import { linkFromText } from '../core/link';
import { HOUR } from '../core/time';
import { ANA, DETAILS, signUp } from './accounts';
import { openApart } from './apart';
import { order, packageOf, pay, sell } from './codes';
import { done } from './commands';
import {
  meet,
  meetAndBook,
  NOON,
  openBrowser,
  openShop,
  type Person,
  type Shop,
  stops,
  TOMORROW_AT_10,
  told,
  until,
  type World,
} from './world';

// What the clients are to be told by the owner's own means: one queue on all devices, derived from the sessions.

const BIA = { first: 'Bia', last: 'Reis', email: 'bia@example.org', phone: '(11) 98765-4321' };

const add = async (shop: Shop, start: number, person: Partial<typeof BIA> = {}): Promise<Key> => {
  const { services, staff } = await until(shop.desk.book, book => book.services.length > 0);
  if (!services[0] || !staff[0]) throw new Error('Nothing is offered');
  const made = await shop.desk.sessions.add({
    service: services[0].key,
    staff: staff[0].key,
    start,
    client: { person: { ...BIA, ...person } },
    note: '',
  });
  if (!made.ok) throw new Error(made.error.is);
  return made.value.key;
};

const kindsIn = ({ items }: Queue): string[] =>
  items.map(({ kind, entry }) => `${kind} ${entry.client?.first}`);

/** Shops whose queue is looked at all along, as their screens do. */
const open = new WeakSet<Shop>();

const queueOf = (shop: Shop, expected: readonly string[]): Promise<Queue> => {
  if (!open.has(shop)) stops.push(shop.desk.messages.toSend(() => undefined));
  open.add(shop);
  return until(
    shop.desk.messages.toSend,
    queue => JSON.stringify(kindsIn(queue)) === JSON.stringify(expected),
  );
};

const only = async (shop: Shop, expected: string): Promise<ToSend> => {
  const [item] = (await queueOf(shop, [expected])).items;
  if (!item) throw new Error('It was just there');
  return item;
};

const mark = async (shop: Shop, { kind, told, entry }: ToSend) => {
  const done = await shop.desk.messages.mark(entry.session.key, {
    is: 'sent',
    kind,
    means: 'whatsapp',
    told,
  });
  if (!done.ok) throw new Error(done.error.is);
  return done.value;
};

const linkOf = async (shop: Shop, session: Key): Promise<SessionLink> => {
  const link = await shop.desk.messages.link(session);
  if (!link) throw new Error('No such session');
  return link;
};

/** Follows a session's link in a browser that knows nothing yet. */
const follow = async (
  world: World,
  text: string,
): Promise<{ person: Person; root: string; token: string; card: string | null }> => {
  const link = linkFromText(text);
  if (!link.ok || link.value.to !== 'session') throw new Error('No session link');
  const { root, relays, token, card, carried } = link.value;
  const person = await openBrowser(world);
  await until(person.visits.visit({ root, relays, card: carried }), ({ catalog }) => catalog !== null);
  return { person, root, token, card };
};

test('a session that the owner enters waits to be told, and its link opens it for whoever gets it', async () => {
  const { world, shop } = await meet();
  const key = await add(shop, TOMORROW_AT_10);
  const item = await only(shop, 'confirmation Bia');
  expect(item.to).toEqual({ email: 'bia@example.org', phone: '+5511987654321', locale: 'pt-BR', zone: '' });

  const link = await linkOf(shop, key);
  expect(link.short.length).toBeLessThan(160);
  expect((await linkOf(shop, key)).short).toBe(link.short);
  const { person, root, token, card } = await follow(world, link.long);
  const shown = person.wallet.session(root, token, card);
  expect(await until(shown, ({ is }) => is === 'card')).toMatchObject({
    session: { service: 'Corte', start: TOMORROW_AT_10 },
  });
  // What nobody was given opens nothing; kept, it does, and twice is once.
  const before = await shop.log.end();
  expect((await link.keep()).ok && (await link.keep()).ok).toBe(true);
  expect(await shop.log.end()).toBe(before + 1);
  await person.wallet.open(root, token);
  const live = await until(shown, ({ is }) => is === 'live');
  expect(JSON.stringify(live)).not.toMatch(/Bia|98765|example\.org/);
  expect(JSON.stringify(await shop.log.read(0, 1000))).not.toContain(token);
});

test('a link that was not given to anybody is answered like one that never was', async () => {
  const { world, shop } = await meet();
  const key = await add(shop, TOMORROW_AT_10);
  const { person, root, token } = await follow(world, (await linkOf(shop, key)).short);
  const asked = await person.wallet.open(root, token);
  if (!asked.ok) throw new Error(asked.error.is);
  await until(
    told(shop.log, () => shop.log.read(0, 1000)),
    entries =>
      entries.some(
        ({ change: { of, set } }) => of === 'answer' && JSON.stringify(set).includes('no-such-link'),
      ),
  );
});

test('what was sent goes from the queue of every device; taken back, it waits again', async () => {
  const { world, shop } = await meet();
  const tablet = await openShop(world, { before: shop });
  await add(shop, TOMORROW_AT_10);
  await queueOf(tablet, ['confirmation Bia']);
  const done = await mark(shop, await only(shop, 'confirmation Bia'));
  await queueOf(shop, []);
  await queueOf(tablet, []);
  const { items } = await until(tablet.desk.messages.sent(10), sent => sent.items.length === 1);
  expect(items[0]).toMatchObject({
    is: 'sent',
    kind: 'confirmation',
    means: 'whatsapp',
    entry: { client: { first: 'Bia' } },
  });

  await done.undo();
  await queueOf(tablet, ['confirmation Bia']);
  await until(tablet.desk.messages.sent(10), sent => sent.items.length === 0);
  await mark(tablet, await only(tablet, 'confirmation Bia'));
  await queueOf(shop, []);
  const [sent] = (await until(shop.desk.messages.sent(10), found => found.items.length === 1)).items;
  if (sent) await shop.desk.messages.unmark(sent.of, sent.key);
  await queueOf(tablet, ['confirmation Bia']);
});

test('what happens later takes the place of what was not sent, and tells the time that the client knows', async () => {
  const { shop } = await meet();
  const key = await add(shop, TOMORROW_AT_10);
  await queueOf(shop, ['confirmation Bia']);
  await shop.desk.sessions.edit(key, { start: TOMORROW_AT_10 + HOUR });
  const moved = await until(
    shop.desk.messages.toSend,
    ({ items }) => items[0]?.at.start === TOMORROW_AT_10 + HOUR,
  );
  expect(kindsIn(moved)).toEqual(['confirmation Bia']);
  await mark(shop, moved.items[0] as ToSend);
  await queueOf(shop, []);

  await shop.desk.sessions.edit(key, { start: TOMORROW_AT_10 + 2 * HOUR });
  await queueOf(shop, ['change Bia']);
  await shop.desk.sessions.cancel(key, 'Falta luz');
  const off = await only(shop, 'cancellation Bia');
  expect(off.at.start).toBe(TOMORROW_AT_10 + HOUR);
  expect(off.entry.says).toBe('Falta luz');
  await mark(shop, off);
  await queueOf(shop, []);
  await shop.desk.sessions.restore(key);
  await queueOf(shop, ['confirmation Bia']);
});

test('a booking is told in the language and zone of whoever booked, unless the owner wants none of those', async () => {
  const { shop, key } = await meetAndBook({ ask: true });
  await queueOf(shop, []);
  await shop.desk.sessions.confirm(key);
  const item = await only(shop, 'confirmation Ana');
  expect(item.to).toMatchObject({ locale: 'pt-BR', zone: 'America/Sao_Paulo', phone: '+5511912345678' });
  await shop.desk.messages.want({ confirmation: false });
  await queueOf(shop, []);
  await shop.desk.messages.want({ confirmation: true, own: false });
  await queueOf(shop, ['confirmation Ana']);
});

test('whom nobody can reach is not waited for, until there is an email or phone; what begins drops out', async () => {
  const { world, shop } = await meet();
  await add(shop, TOMORROW_AT_10, { email: '', phone: '' });
  await add(shop, TOMORROW_AT_10 + HOUR, { first: 'Caio' });
  await queueOf(shop, ['confirmation Caio']);
  const [nobody] = (await first(shop.desk.clients.search))('Bia', 1);
  await shop.desk.clients.save(nobody?.key ?? null, { email: 'b@example.org' });
  await queueOf(shop, ['confirmation Bia', 'confirmation Caio']);
  world.clock.advance(TOMORROW_AT_10 - NOON);
  await queueOf(shop, ['confirmation Caio']);
});

test('two devices apart agree once they meet, also on what both have sent', async () => {
  const apart = await openApart();
  const [one, two] = apart.desks;
  await add(one, TOMORROW_AT_10);
  await apart.meet();
  await mark(one, await only(one, 'confirmation Bia'));
  await mark(two, await only(two, 'confirmation Bia'));
  const moved = await add(two, TOMORROW_AT_10 + HOUR, { first: 'Caio' });
  await apart.meet();
  for (const desk of apart.desks) await queueOf(desk, ['confirmation Caio']);
  const sent = await Promise.all(
    apart.desks.map(desk => until(desk.desk.messages.sent(10), ({ items }) => items.length === 2)),
  );
  expect(new Set(sent.map(({ items }) => JSON.stringify(items.map(({ key }) => key)))).size).toBe(1);
  await two.desk.sessions.cancel(moved, '');
  await queueOf(two, []);
});

test('an export holds what was sent, and erasing takes it along', async () => {
  const { shop } = await meet();
  const key = await add(shop, TOMORROW_AT_10);
  await mark(shop, await only(shop, 'confirmation Bia'));
  const [bia] = (await first(shop.desk.clients.search))('Bia', 1);
  if (!bia) throw new Error('No Bia');
  expect((await shop.desk.clients.exported(bia.key))?.messages).toEqual([
    {
      at: expect.stringMatching(/^2027-01-04T15:00:/),
      kind: 'confirmation',
      means: 'whatsapp',
      start: new Date(TOMORROW_AT_10).toISOString(),
    },
  ]);
  const history = await shop.desk.history('session', key);
  expect(history.map(({ of }) => of).sort()).toEqual(['message', 'session']);

  await shop.desk.clients.forget(bia.key);
  expect(await shop.log.history('message', key)).toEqual([]);
  await until(shop.desk.messages.sent(10), ({ items }) => items.length === 0);
  await queueOf(shop, []);
});

test('a forgotten password waits until the owner says that its link was sent, also once the link is made', async () => {
  const { world, shop, ana, seen } = await meet();
  const tablet = await openShop(world, { before: shop });
  await signUp(ana, seen.root);
  expect((await ana.wallet.accounts.forgot(seen.root, ANA.email)).ok).toBe(true);
  const [account] = await until(tablet.desk.messages.passwords, accounts => accounts.length === 1);
  expect(account).toMatchObject({ email: ANA.email, locale: 'pt-BR' });
  const { key } = account as { readonly key: Key };
  expect((await shop.desk.resets.makeResetLink(key)).ok).toBe(true);
  await until(tablet.desk.messages.passwords, ([one]) => one?.resetLink !== undefined);

  await shop.desk.messages.mark(key, { is: 'sent', kind: 'password', means: 'email', told: null });
  await until(tablet.desk.messages.passwords, accounts => accounts.length === 0);
  const { items } = await until(tablet.desk.messages.sent(10), sent => sent.items.length === 1);
  expect(items[0]).toMatchObject({ kind: 'password', means: 'email', account: { email: ANA.email } });
  world.clock.advance(HOUR);
  expect((await ana.wallet.accounts.forgot(seen.root, ANA.email)).ok).toBe(true);
  await until(tablet.desk.messages.passwords, accounts => accounts.length === 1);
});

test('hundreds that wait are shown in part, and those behind come up as they are done', async () => {
  const { shop } = await meet();
  const { services, staff } = await until(shop.desk.book, book => book.services.length > 0);
  const client = 'c'.repeat(26);
  await shop.log.append([
    { of: 'client', key: client, by: 'owner', set: { first: 'Bia', phone: BIA.phone } },
    ...Array.from({ length: 260 }, (_, at) => ({
      of: 'session' as const,
      key: `${String(at).padStart(4, '0')}${'s'.repeat(22)}`,
      by: 'owner',
      set: {
        when: {
          staff: staff[0]?.key ?? '',
          start: TOMORROW_AT_10 + at * HOUR,
          end: TOMORROW_AT_10 + (at + 1) * HOUR,
          before: 0,
          after: 0,
        },
        service: services[0]?.key ?? '',
        client,
        state: { is: 'confirmed' },
      },
    })),
  ]);
  const full = await until(shop.desk.messages.toSend, ({ items }) => items.length === 200);
  expect(full.more).toBe(true);
  await shop.desk.messages.drop(
    full.items.map(({ entry, kind, told }) => ({
      session: entry.session.key,
      marked: { is: 'dropped', kind, means: null, told },
    })),
  );
  const rest = await until(shop.desk.messages.toSend, ({ items }) => items.length === 60);
  expect(rest.more).toBe(false);
  const sent = await until(shop.desk.messages.sent(50), ({ items }) => items.length > 0);
  expect(sent).toMatchObject({ more: true, items: { length: 50 } });
});

test('codes wait to be sent once they work, to a buyer who can be reached, until they are marked', async () => {
  const { shop } = await meet();
  const { messages } = shop.desk;
  const nobody = await sell(shop, packageOf(1));
  const bought = await order(shop, packageOf(2), { client: { person: DETAILS } });
  const waiting = (count: number) => until(messages.codes, items => items.length === count);
  await waiting(0);
  await pay(shop, bought.order);
  const [item] = await waiting(1);
  expect(item).toMatchObject({
    order: { key: bought.order },
    codes: [{ key: bought.code }],
    to: { email: DETAILS.email },
  });
  await until(messages.waiting, ({ count }) => count === 1);
  const marked = { is: 'sent', kind: 'codes', means: 'email', told: null } as const;
  await done(messages.mark(bought.order, marked));
  await waiting(0);
  const { items } = await until(messages.sent(5), found => found.items.length === 1);
  expect(items).toMatchObject([{ kind: 'codes', of: bought.order, buyer: { first: 'Ana' } }]);
  await done(messages.unmark(bought.order, items[0]?.key ?? nobody.order));
  await waiting(1);
  await done(shop.desk.orders.end(bought.order));
  await waiting(0);
});
