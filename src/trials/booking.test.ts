import { generateSecretKey, getPublicKey } from 'nostr-tools/pure';
import { describe, expect, test } from 'vitest';
import type { Letter } from '../app/ports';
import type { Booking, Visit } from '../app/wallet/wallet';
import { linkFromText } from '../core/link';
import type { Request } from '../core/requests';
import { DAY, HOUR, MINUTE, SECOND } from '../core/time';
import { sealRequest } from '../shell/letters/seal';
import {
  book,
  bookingAt,
  createWorld,
  meet,
  meetAndBook,
  NOON,
  openBrowser,
  openShop,
  outcome,
  type Person,
  relayOf,
  type Shop,
  sessionsOf,
  TOMORROW_AT_10,
  told,
  until,
  visit,
  type World,
} from './world';

describe('a booking', () => {
  test('goes from the long link to a confirmed session, and the link to it opens in another browser', async () => {
    const { world, shop, ana, seen } = await meet();
    const key = await book(ana, bookingAt(seen, TOMORROW_AT_10));
    const confirmed = await outcome(ana, seen.root, key, 'confirmed');
    expect(confirmed).toMatchObject({ service: 'Corte', staff: 'Eu', start: TOMORROW_AT_10 });
    const [entry] = await sessionsOf(shop);
    expect(entry).toMatchObject({
      session: { key, state: { is: 'confirmed' } },
      client: { first: 'Ana' },
    });
    const followed = await until(
      shop.desk.sessions.between(NOON, NOON + 7 * DAY),
      ([one]) => one?.asked === true,
    );
    expect(followed).toHaveLength(1);

    const link = linkFromText(confirmed?.link ?? '');
    if (!link.ok || link.value.to !== 'session') throw new Error('No session link');
    const { root, relays, token, card } = link.value;
    const bia = await openBrowser(world);
    await until(bia.visits.visit({ root, relays, card: null }), ({ catalog }) => catalog !== null);
    const shown = bia.wallet.session(root, token, card);
    expect(await until(shown, ({ is }) => is === 'card')).toMatchObject({
      session: { start: TOMORROW_AT_10 },
    });
    await bia.wallet.open(root, token);
    const live = await until(shown, ({ is }) => is === 'live');
    expect(live).toMatchObject({ session: { service: 'Corte', state: { is: 'confirmed' } } });
    expect(JSON.stringify(live)).not.toMatch(/Ana|91234/);
  });

  test('is none of a burst because others opened the link of a session meanwhile', async () => {
    const { world, shop, ana, seen } = await meet();
    await shop.desk.settings.business({ burst: 2 });
    const first = await book(ana, bookingAt(seen, TOMORROW_AT_10));
    const confirmed = await outcome(ana, seen.root, first, 'confirmed');
    const link = linkFromText(confirmed?.link ?? '');
    if (!link.ok || link.value.to !== 'session') throw new Error('No session link');
    const { root, relays, token, card } = link.value;
    for (let friend = 0; friend < 2; friend++) {
      const { visits, wallet } = await openBrowser(world);
      await until(visits.visit({ root, relays, card: null }), ({ catalog }) => catalog !== null);
      await wallet.open(root, token);
      await until(wallet.session(root, token, card), ({ is }) => is === 'live');
    }
    const at = (hours: number) => bookingAt(seen, TOMORROW_AT_10 + hours * HOUR, { anyway: true });
    await outcome(ana, seen.root, await book(ana, at(1)), 'confirmed');
    await outcome(ana, seen.root, await book(ana, at(2)), 'waiting');
  });

  test('works from the short link, which holds nothing but root and relays', async () => {
    const world = createWorld();
    const shop = await openShop(world);
    shop.keep();
    await until(shop.desk.status, ({ keeper }) => keeper);
    const ana = await openBrowser(world);
    const seen = await visit(shop, ana, 'short');
    // One round trip to the relays and no more.
    expect(ana.reads()).toBe(1);
    const key = await book(ana, bookingAt(seen, TOMORROW_AT_10));
    await outcome(ana, seen.root, key, 'confirmed');
  });

  test('of one time by two people in the same moment is confirmed once; the other is told the nearest', async () => {
    const world = createWorld();
    const shop = await openShop(world);
    shop.keep();
    const [ana, bia] = [await openBrowser(world), await openBrowser(world)];
    const seen = await visit(shop, ana);
    await visit(shop, bia);
    const [one, two] = await Promise.all([
      book(ana, bookingAt(seen, TOMORROW_AT_10)),
      book(
        bia,
        bookingAt(seen, TOMORROW_AT_10, {
          details: { first: 'Bia', last: '', email: 'b@b.co', phone: '+55 11 90000-0000' },
        }),
      ),
    ]);
    const decided = (booking: Booking | null): boolean =>
      ['confirmed', 'refused'].includes(booking?.state.is ?? '');
    const states = await Promise.all([
      until(ana.wallet.booking(seen.root, one), decided),
      until(bia.wallet.booking(seen.root, two), decided),
    ]);
    expect(states.map(found => found?.state.is).sort()).toEqual(['confirmed', 'refused']);
    const refused = states.find(found => found?.state.is === 'refused')?.state;
    expect(refused).toMatchObject({ why: 'taken' });
    expect(refused && 'nearest' in refused && refused.nearest.length).toBeGreaterThan(0);
    expect(await sessionsOf(shop)).toHaveLength(1);
  });

  test('pressed twice is one', async () => {
    const { shop, ana, seen } = await meet();
    const one = await book(ana, bookingAt(seen, TOMORROW_AT_10));
    const two = await book(ana, bookingAt(seen, TOMORROW_AT_10));
    expect(two).toBe(one);
    await outcome(ana, seen.root, one, 'confirmed');
    expect(await sessionsOf(shop)).toHaveLength(1);
  });

  test('waits while the desk sleeps, and is answered when it wakes, from the same disk', async () => {
    const world = createWorld();
    const shop = await openShop(world);
    const stop = shop.keep();
    const ana = await openBrowser(world);
    const seen = await visit(shop, ana, 'short');
    stop();
    const key = await book(ana, bookingAt(seen, TOMORROW_AT_10));
    expect(
      (await until(ana.wallet.booking(seen.root, key), found => found?.state.is === 'on-its-way'))?.state.is,
    ).toBe('on-its-way');
    const woken = await openShop(world, { before: shop });
    woken.keep();
    await outcome(ana, seen.root, key, 'confirmed');
  });

  test('outlives a relay that is down between request and answer, and one that loses everything', async () => {
    const { world, shop, ana, seen } = await meet({ relays: 2 });
    relayOf(world, 0).setUp(false);
    relayOf(world, 1).setUp(false);
    const key = await book(ana, bookingAt(seen, TOMORROW_AT_10));
    await until(ana.wallet.booking(seen.root, key), found => found?.state.is === 'on-its-way');
    relayOf(world, 0).wipe();
    relayOf(world, 0).setUp(true);
    // The other stays silent: it is waited for no longer than this, lest it know a newer certificate.
    world.clock.advance(3 * SECOND);
    await outcome(ana, seen.root, key, 'confirmed');
    // What the relay lost is there again.
    const names = (): readonly string[] =>
      relayOf(world, 0)
        .letters()
        .map(({ tags }) => tags.find(([tag]) => tag === 'd')?.[1] ?? '');
    await until(
      told(shop.log, async () => names()),
      held => ['certificate', 'catalog', 'busy'].every(name => held.includes(`caderneta/${name}`)),
    );
  });

  test('travels by link, both ways, with no relay at all', async () => {
    const { world, shop, ana, seen } = await meet();
    relayOf(world).setUp(false);
    const key = await book(ana, bookingAt(seen, TOMORROW_AT_10));
    const request = await ana.wallet.byHand(seen.root, key);
    if (!request.ok) throw new Error(request.error);
    const delivered = await shop.desk.byHand.deliver(request.value);
    if (!delivered.ok) throw new Error(delivered.error);
    expect(delivered.value).toMatchObject({ state: 'confirmed', session: key });
    const received = await ana.wallet.receive(delivered.value.reply);
    expect(received).toEqual({ ok: true, value: { root: seen.root, booking: key } });
    await outcome(ana, seen.root, key, 'confirmed');
  });
});

describe('a hidden class', () => {
  test('is in no list and no public letter; its link offers it, and the seats that are left', async () => {
    const world = createWorld();
    const shop = await openShop(world);
    const close = shop.keep();
    const { staff } = await until(shop.desk.book, () => true);
    const made = await shop.desk.settings.service(null, {
      name: 'Yoga secreta',
      duration: 60,
      seats: 3,
      hidden: true,
      staff: staff.map(({ key }) => key),
    });
    if (!made.ok) throw new Error(made.error.is);
    const link = linkFromText(await shop.desk.settings.serviceLink(made.value.key));
    if (!link.ok || link.value.to !== 'service') throw new Error('No link of a service');
    const { root, relays, carried, service } = link.value;
    const come = async (person: Person): Promise<Visit> =>
      until(
        person.visits.visit({ root, relays, card: carried, service }),
        ({ catalog }) => catalog?.services.some(({ key }) => key === service) === true,
      );
    const ana = await openBrowser(world);
    const seen = await come(ana);
    close();
    const shown = { service: 'Yoga secreta', staff: '', end: TOMORROW_AT_10 + HOUR };
    const key = await book(ana, bookingAt(seen, TOMORROW_AT_10, { service, shown }));
    // No public letter tells what it is: until the desk answers, only what was on screen does.
    expect(await outcome(ana, root, key, 'on-its-way')).toMatchObject({
      service: 'Yoga secreta',
      end: TOMORROW_AT_10 + HOUR,
    });
    shop.keep();
    await outcome(ana, root, key, 'confirmed');
    const bia = await openBrowser(world);
    const page = bia.visits.visit({ root, relays, card: carried, service });
    const joined = await until(page, ({ busy }) => (busy?.classes.length ?? 0) > 0);
    expect(joined.busy?.classes).toMatchObject([{ service, at: TOMORROW_AT_10, left: 2 }]);
    const open = await until(shop.desk.link, () => true);
    const other = linkFromText(open.short);
    if (!other.ok || other.value.to !== 'business') throw new Error('No booking link');
    const stranger = await openBrowser(world);
    const list = await until(
      stranger.visits.visit({ root, relays, card: null }),
      ({ catalog }) => catalog !== null,
    );
    expect(list.catalog?.services.map(({ name }) => name)).toEqual(['Corte']);
    expect(list.busy?.classes ?? []).toEqual([]);
  });
});

describe('what waits for the owner', () => {
  const waiting = async () => {
    const { world, shop, ana, seen, key } = await meetAndBook({ ask: true });
    return { world, shop, ana, root: seen.root, key };
  };

  test('stands in Attention, and the yes reaches the client', async () => {
    const { shop, ana, root, key } = await waiting();
    const [item] = await until(shop.desk.attention, items => items.length === 1);
    expect(item).toMatchObject({ is: 'asked', entry: { session: { key } } });
    await shop.desk.sessions.confirm(key);
    await outcome(ana, root, key, 'confirmed');
    await until(shop.desk.attention, items => items.length === 0);
  });

  test('is refused with what the owner says', async () => {
    const { shop, ana, root, key } = await waiting();
    await shop.desk.sessions.refuse(key, 'Estamos de férias');
    const refused = await outcome(ana, root, key, 'refused');
    expect(refused?.state).toMatchObject({ why: 'by-owner', says: 'Estamos de férias' });
  });

  test('is refused by itself when nobody answers within the limit', async () => {
    const { world, shop, ana, root, key } = await waiting();
    world.clock.advance(24 * HOUR - 10 * MINUTE);
    world.clock.advance(11 * MINUTE);
    await until(shop.desk.sessions.one(key), entry => entry?.session.state.is === 'refused');
    const refused = await outcome(ana, root, key, 'refused');
    expect(refused?.state).toMatchObject({ why: 'not-answered' });
  });

  test('can be withdrawn', async () => {
    const { shop, ana, root, key } = await waiting();
    await ana.wallet.withdraw(root, key);
    await outcome(ana, root, key, 'withdrawn');
    await until(shop.desk.sessions.one(key), entry => entry?.session.state.is === 'withdrawn');
  });

  test('a yes is never followed by a refusal: undoing it cancels', async () => {
    const { shop, ana, root, key } = await waiting();
    const done = await shop.desk.sessions.confirm(key);
    await outcome(ana, root, key, 'confirmed');
    if (done.ok) await done.value.undo();
    await outcome(ana, root, key, 'cancelled');
  });
});

describe('an owner’s change', () => {
  test('reaches the client’s view: cancelled with a message, undone, moved', async () => {
    const { world, shop, ana, seen } = await meet();
    const key = await book(ana, bookingAt(seen, TOMORROW_AT_10));
    const first = await outcome(ana, seen.root, key, 'confirmed');
    const done = await shop.desk.sessions.cancel(key, 'Falta de luz');
    const cancelled = await outcome(ana, seen.root, key, 'cancelled');
    expect(cancelled?.state).toMatchObject({ by: 'owner', says: 'Falta de luz' });
    if (done.ok) await done.value.undo();
    await outcome(ana, seen.root, key, 'confirmed');
    world.clock.advance(2 * SECOND);
    await shop.desk.sessions.edit(key, { start: TOMORROW_AT_10 + HOUR });
    const moved = await until(
      ana.wallet.booking(seen.root, key),
      found => found?.start === TOMORROW_AT_10 + HOUR,
    );
    expect(moved?.sequence).toBeGreaterThan(first?.sequence ?? 0);
  });

  test('takes a time away from a visitor’s page', async () => {
    const { world, shop, ana, seen } = await meet();
    const link = linkFromText((await until(shop.desk.link, () => true)).short);
    if (!link.ok || link.value.to !== 'business') throw new Error('No link');
    const page = ana.visits.visit({ root: link.value.root, relays: link.value.relays, card: null });
    const book = await until(shop.desk.book, () => true);
    const staff = book.staff[0]?.key;
    if (!staff) throw new Error('No staff');
    await shop.desk.sessions.block({
      staff,
      start: TOMORROW_AT_10,
      end: TOMORROW_AT_10 + HOUR,
      title: 'Dentista',
    });
    const busy = await until(page, ({ busy }) => (busy?.staff[staff]?.off.length ?? 0) > 0);
    expect(busy.busy?.staff[staff]?.off).toEqual([{ start: TOMORROW_AT_10, end: TOMORROW_AT_10 + HOUR }]);
    expect(JSON.stringify(relayOf(world).letters())).not.toContain('Dentista');
    expect(seen.catalog).not.toBeNull();
  });
});

describe('a hostile letter', () => {
  const send = async (
    world: World,
    shop: Shop,
    request: Request,
    secret = generateSecretKey(),
  ): Promise<Letter> => {
    const desk = shop.vault.desks(world.clock.now())[0]?.key ?? '';
    const sealed = await sealRequest(request, secret, desk, world.clock.now());
    if (!sealed.ok) throw new Error(sealed.error);
    relayOf(world).put(sealed.value.letter);
    return sealed.value.letter;
  };

  test('about another’s booking changes nothing: neither a withdrawal nor a guessed token', async () => {
    const { world, shop, key } = await meetAndBook({ ask: true });
    const common = { v: 1, business: shop.vault.root, nonce: 'n'.repeat(22) } as const;
    await send(world, shop, { ...common, kind: 'withdraw', request: key });
    await send(world, shop, { ...common, kind: 'open', token: 't'.repeat(22) });
    const answers = told(shop.log, async () =>
      (await shop.log.read(0, 1000)).flatMap(({ change }) =>
        change.of === 'answer' ? [change.set['answer']] : [],
      ),
    );
    expect(
      (await until(answers, given => given.length === 3)).map(answer => (answer as { is: string }).is),
    ).toEqual(['waiting', 'refused', 'refused']);
    expect((await until(shop.desk.sessions.one(key), entry => entry !== null))?.session.state.is).toBe(
      'requested',
    );
  });

  test('for another business, or that is no letter at all, is counted and nothing else', async () => {
    const world = createWorld();
    const shop = await openShop(world);
    shop.keep();
    await until(shop.desk.link, () => true);
    const end = await shop.log.end();
    const other = getPublicKey(generateSecretKey());
    await send(world, shop, {
      v: 1,
      business: other,
      nonce: 'n'.repeat(22),
      kind: 'open',
      token: 't'.repeat(22),
    });
    await until(shop.desk.status, ({ refused }) => (refused['wrong-business'] ?? 0) === 1);
    expect(await shop.log.end()).toBe(end);
  });

  test('that asks for a time at the end of the world is answered, and so is what comes after it', async () => {
    const { world, shop, ana, seen } = await meet();
    const { root: _, shown: __, saw, ...asked } = bookingAt(seen, Number.MAX_SAFE_INTEGER);
    await send(world, shop, {
      ...asked,
      v: 1,
      business: shop.vault.root,
      nonce: 'n'.repeat(22),
      kind: 'book',
      token: 't'.repeat(43),
      saw,
    });
    const key = await book(ana, bookingAt(seen, TOMORROW_AT_10));
    await outcome(ana, seen.root, key, 'confirmed');
    const answers = (await shop.log.read(0, 1000)).filter(({ change }) => change.of === 'answer');
    expect(answers).toHaveLength(2);
  });
});
