import { expect, test } from 'vitest';
import type { Booking } from '../app/wallet/wallet';
import type { Key } from '../core/id';
import { HOUR, MINUTE } from '../core/time';
import { type Apart, addAt, allShow, historyOf, openApart, sessionAt } from './apart';
import { bookingAt, openBrowser, type Person, type Shop, TOMORROW_AT_10, until, visit } from './world';

// Requests that devices answer apart, not hearing of one another; and what the clients read.

/** A client whose request nobody reads at the relays: it is brought to the desks by hand. */
const openClient = async ({ world, desks: [a] }: Apart, first: string, start = TOMORROW_AT_10) => {
  const person = await openBrowser(world);
  const seen = await visit(a, person);
  const asked = await person.wallet.book(
    bookingAt(seen, start, {
      details: { first, last: '', email: `${first.toLowerCase()}@example.com`, phone: '+5511912345678' },
    }),
  );
  if (!asked.ok) throw new Error(asked.error.is);
  return { person, root: seen.root, key: asked.value, read: readsOf(person, seen.root, asked.value) };
};

type Client = Awaited<ReturnType<typeof openClient>>;

/** Everything that a wallet said of a booking, in order. */
const readsOf = (person: Person, root: string, key: Key): Booking['state'][] => {
  const states: Booking['state'][] = [];
  person.wallet.booking(
    root,
    key,
  )(booking => {
    if (booking) states.push(booking.state);
  });
  return states;
};

const bring = async ({ person, root, key }: Client, { desk }: Shop): Promise<string> => {
  const link = await person.wallet.byHand(root, key);
  if (!link.ok) throw new Error(link.error);
  const delivered = await desk.byHand.deliver(link.value);
  if (!delivered.ok) throw new Error(delivered.error);
  return delivered.value.reply;
};

/** What each of the devices tells now reaches the wallet, in some order. */
const tell = async (client: Client, desks: readonly Shop[]): Promise<void> => {
  for (const desk of desks) await client.person.wallet.receive(await bring(client, desk));
};

const says = ({ person, root, key }: Client, is: Booking['state']['is']) =>
  until(person.wallet.booking(root, key), booking => booking?.state.is === is);

test('two clients confirmed apart for one time both stay so; the later is cancelled with a message, or comes back', async () => {
  const apart = await openApart();
  const [a, b, c] = apart.desks;
  const ana = await openClient(apart, 'Ana');
  const bia = await openClient(apart, 'Bia');
  await tell(ana, [a]);
  await tell(bia, [b]);
  for (const client of [ana, bia]) await says(client, 'confirmed');
  await apart.meet();
  await tell(ana, [c, b]);
  await tell(bia, [c, a]);
  for (const client of [ana, bia]) await says(client, 'confirmed');
  const entry = { is: 'overlap', loser: bia.key, others: [ana.key], full: false } as const;
  await allShow(apart, [entry]);

  await c.desk.sessions.cancel(bia.key, 'Desculpe, o horário já era de outra pessoa.');
  await apart.meet();
  await allShow(apart, []);
  await tell(bia, [a]);
  const told = await says(bia, 'cancelled');
  expect(told?.state).toEqual({
    is: 'cancelled',
    by: 'owner',
    says: 'Desculpe, o horário já era de outra pessoa.',
  });
  await tell(ana, [a]);
  await says(ana, 'confirmed');

  const cancelled = (await historyOf(apart, 'session', bia.key, 'state')).at(-1);
  if (!cancelled) throw new Error('No cancelling in the history');
  // Ana holds that time: it takes a second press.
  expect(await b.desk.undo(cancelled)).toEqual({ ok: false, error: { is: 'taken' } });
  expect((await b.desk.undo(cancelled, true)).ok).toBe(true);
  await apart.meet();
  await allShow(apart, [entry]);
  await tell(bia, [c]);
  await says(bia, 'confirmed');
});

test('a session that is moved out of the way is moved in the wallet too', async () => {
  const apart = await openApart();
  const [a, b, c] = apart.desks;
  const ana = await openClient(apart, 'Ana');
  const bia = await openClient(apart, 'Bia', TOMORROW_AT_10 + HOUR);
  await tell(ana, [a]);
  await tell(bia, [b]);
  await b.desk.sessions.edit(bia.key, { start: TOMORROW_AT_10 + 30 * MINUTE });
  await apart.meet();
  await allShow(apart, [{ is: 'overlap', loser: bia.key, others: [ana.key], full: false }]);
  const free = await c.desk.sessions.nearest(bia.key);
  expect(free.map(({ start }) => start).slice(0, 2)).toEqual([TOMORROW_AT_10 + HOUR, TOMORROW_AT_10 - HOUR]);
  await c.desk.sessions.edit(bia.key, { start: TOMORROW_AT_10 + HOUR });
  await apart.meet();
  await allShow(apart, []);
  await tell(bia, [a]);
  await until(
    bia.person.wallet.booking(bia.root, bia.key),
    booking => booking?.start === TOMORROW_AT_10 + HOUR && booking.state.is === 'confirmed',
  );
});

test.each(['confirmed', 'refused'] as const)(
  'one request that is confirmed here and refused there, told %s first, is confirmed for good',
  async first => {
    const apart = await openApart();
    const [a, b, c] = apart.desks;
    for (const { keep } of apart.desks) keep();
    const theirs = await addAt(b, TOMORROW_AT_10);
    const ana = await openClient(apart, 'Ana');
    // Each decides by what it knows: the second device holds a session there.
    const [yes, no] = [await bring(ana, a), await bring(ana, b)];
    for (const reply of first === 'confirmed' ? [yes, no] : [no, yes]) await ana.person.wallet.receive(reply);
    await says(ana, 'confirmed');
    await apart.meet();
    expect(await sessionAt(apart, ana.key)).toMatchObject({ state: 'confirmed' });
    await allShow(apart, [{ is: 'overlap', loser: ana.key, others: [theirs], full: false }]);
    for (const desk of [b, c, a]) await tell(ana, [desk]);
    await says(ana, 'confirmed');
    const from = ana.read.findIndex(({ is }) => is === 'confirmed');
    expect(ana.read.slice(from).every(({ is }) => is === 'confirmed')).toBe(true);
    // The no is nowhere in the session, and yet the history tells both sides.
    const yeses = await historyOf(apart, 'session', ana.key, 'state');
    expect(yeses.map(({ device }) => device.id)).toEqual([a.vault.device.id]);
    const noes = await historyOf(apart, 'session', ana.key, 'book');
    expect(noes).toMatchObject([
      { of: 'answer', by: 'desk', device: { id: b.vault.device.id }, value: 'refused', holds: false },
    ]);
  },
);

test('one request that two devices confirm apart makes one session and one client', async () => {
  const apart = await openApart();
  const [a, b] = apart.desks;
  const ana = await openClient(apart, 'Ana');
  await tell(ana, [a, b]);
  await apart.meet();
  for (const { desk } of apart.desks) {
    const search = await until(desk.clients.search, find => find('ana', 10).length > 0);
    const found = search('ana', 10);
    expect(found).toHaveLength(1);
    const entry = await until(desk.sessions.one(ana.key), one => one !== null);
    expect(entry?.client?.key).toBe(found[0]?.key);
  }
});

test.each(['yes', 'no'] as const)(
  'the yes of one owner beats the no of another, when the %s comes later; a person is told, once',
  async later => {
    const apart = await openApart({ ask: true });
    const [a, b, c] = apart.desks;
    for (const { keep } of apart.desks) keep();
    const ana = await openClient(apart, 'Ana');
    await tell(ana, [a]);
    await says(ana, 'waiting');
    await apart.meet();
    const yes = () => a.desk.sessions.confirm(ana.key);
    const no = () => b.desk.sessions.refuse(ana.key, 'Não dá');
    await (later === 'yes' ? no() : yes());
    await (later === 'yes' ? yes() : no());
    await tell(ana, [a]);
    await says(ana, 'confirmed');
    // The other knows nothing of the yes yet, and what it tells changes nothing.
    await tell(ana, [b]);
    await apart.meet();
    expect(await sessionAt(apart, ana.key)).toMatchObject({ state: 'confirmed' });
    await allShow(apart, [{ is: 'torn', key: ana.key, torn: 'confirmed-refused' }]);
    await tell(ana, [c, b, a]);
    const from = ana.read.findIndex(({ is }) => is === 'confirmed');
    expect(ana.read.slice(from).every(({ is }) => is === 'confirmed')).toBe(true);
    const states = await historyOf(apart, 'session', ana.key, 'state');
    const said = states.map(({ value }) => (value as { is: string }).is);
    expect(said).toEqual(
      later === 'yes'
        ? ['requested', 'refused', 'confirmed']
        : ['requested', 'confirmed', 'refused', 'confirmed'],
    );

    await c.desk.sessions.settle(ana.key, 'confirmed-refused', 'leave');
    await apart.meet();
    await allShow(apart, []);
    // A yes is not taken back into silence: undone, it is a cancellation, and stays one.
    const last = states.at(-1);
    if (last) await b.desk.undo(last);
    await apart.meet();
    expect(await sessionAt(apart, ana.key)).toMatchObject({ state: 'cancelled' });
    await tell(ana, [c]);
    await says(ana, 'cancelled');
  },
);

test('before any device has written the outcome, a wallet reads that it is confirmed, not that it waits', async () => {
  const apart = await openApart({ ask: true });
  const [a, b, c] = apart.desks;
  const [service] = (await until(b.desk.book, () => true)).services;
  if (service) await b.desk.settings.service(service.key, { ask: false });
  await until(b.desk.book, book => book.services[0]?.ask === false);
  const ana = await openClient(apart, 'Ana');
  // The yes by rule on one device comes before the other lets it wait.
  await bring(ana, b);
  await bring(ana, a);
  // None of them keeps, so nobody settles it.
  await apart.meet();
  expect(await sessionAt(apart, ana.key)).toMatchObject({ state: 'requested' });
  await tell(ana, [c]);
  await says(ana, 'confirmed');
  for (const { keep } of apart.desks) keep();
  await apart.meet();
  for (const { desk } of apart.desks)
    await until(desk.sessions.one(ana.key), entry => entry?.session.state.is === 'confirmed');
});

test('a yes and a withdrawal made apart: the later stands, and the owner decides', async () => {
  const apart = await openApart({ ask: true });
  const [a, b, c] = apart.desks;
  for (const { keep } of apart.desks) keep();
  const ana = await openClient(apart, 'Ana');
  await tell(ana, [a]);
  await apart.meet();
  await a.desk.sessions.confirm(ana.key);
  await ana.person.wallet.withdraw(ana.root, ana.key);
  const [entry] = [...ana.person.shelf.outbox.values()].filter(({ request }) => request.kind === 'withdraw');
  if (!entry) throw new Error('No withdrawal');
  await bring({ ...ana, key: entry.id }, b);
  await apart.meet();
  expect(await sessionAt(apart, ana.key)).toMatchObject({ state: 'withdrawn' });
  await allShow(apart, [{ is: 'torn', key: ana.key, torn: 'confirmed-withdrawn' }]);
  await c.desk.sessions.settle(ana.key, 'confirmed-withdrawn', 'restore');
  await apart.meet();
  await allShow(apart, []);
  expect(await sessionAt(apart, ana.key)).toMatchObject({ state: 'confirmed' });
});

test('of a session moved to two times and cancelled apart every wallet ends with what the devices agree on', async () => {
  const apart = await openApart();
  const [a, b, c] = apart.desks;
  const ana = await openClient(apart, 'Ana');
  await tell(ana, [a]);
  await apart.meet();
  await c.desk.sessions.cancel(ana.key, '');
  await a.desk.sessions.edit(ana.key, { start: TOMORROW_AT_10 + HOUR });
  await b.desk.sessions.edit(ana.key, { start: TOMORROW_AT_10 + 2 * HOUR });
  await tell(ana, [c, a, b]);
  await says(ana, 'confirmed');
  await apart.meet();
  // Nothing was written since: the merged row has the same greatest id as the last that was told.
  await tell(ana, [a]);
  const told = await says(ana, 'cancelled');
  expect(told?.start).toBe(TOMORROW_AT_10 + 2 * HOUR);
});

test.each(['cancelled', 'refused', 'moved'] as const)(
  'a session that was %s stays so over a device that makes it of the same request later, apart; nobody is asked',
  async done => {
    const apart = await openApart({ ask: true });
    const [a, b, c] = apart.desks;
    for (const { keep } of apart.desks) keep();
    const ana = await openClient(apart, 'Ana');
    await tell(ana, [a]);
    if (done === 'cancelled') {
      await a.desk.sessions.confirm(ana.key);
      await a.desk.sessions.cancel(ana.key, '');
    } else if (done === 'refused') await a.desk.sessions.refuse(ana.key, '');
    else await a.desk.sessions.edit(ana.key, { start: TOMORROW_AT_10 + HOUR });
    await tell(ana, [b]);
    await apart.meet();
    expect(await sessionAt(apart, ana.key)).toMatchObject(
      done === 'moved' ? { state: 'requested', start: TOMORROW_AT_10 + HOUR } : { state: done },
    );
    await allShow(apart, []);
    await tell(ana, [c]);
    await says(ana, done === 'moved' ? 'waiting' : done);
  },
);

test('a withdrawal that one device read before the request stands over another that lets it wait', async () => {
  const apart = await openApart({ ask: true });
  const [a, b, c] = apart.desks;
  const ana = await openClient(apart, 'Ana');
  await ana.person.wallet.withdraw(ana.root, ana.key);
  const [entry] = [...ana.person.shelf.outbox.values()].filter(({ request }) => request.kind === 'withdraw');
  if (!entry) throw new Error('No withdrawal');
  await bring({ ...ana, key: entry.id }, b);
  await bring(ana, a);
  await apart.meet();
  expect(await sessionAt(apart, ana.key)).toMatchObject({ state: 'requested' });
  c.keep();
  await until(c.desk.sessions.one(ana.key), one => one?.session.state.is === 'withdrawn');
  await apart.meet();
  expect(await sessionAt(apart, ana.key)).toMatchObject({ state: 'withdrawn' });
  await allShow(apart, []);
  await tell(ana, [c]);
  await says(ana, 'withdrawn');
});

test('what was cancelled stays so over a device that refuses it at its limit, not knowing of that', async () => {
  const apart = await openApart({ ask: true });
  const [a, b, c] = apart.desks;
  const ana = await openClient(apart, 'Ana');
  await tell(ana, [a]);
  await apart.meet();
  await a.desk.sessions.confirm(ana.key);
  await a.desk.sessions.cancel(ana.key, '');
  b.keep();
  apart.world.clock.advance(TOMORROW_AT_10 + MINUTE - apart.world.clock.now());
  await until(b.desk.sessions.one(ana.key), one => one?.session.state.is === 'refused');
  a.keep();
  await apart.meet();
  expect(await sessionAt(apart, ana.key)).toMatchObject({ state: 'cancelled' });
  await allShow(apart, []);
  await tell(ana, [c]);
  await says(ana, 'cancelled');
});

test('what was cancelled with words on a device whose clock is ahead, and brought back on another, is confirmed', async () => {
  const apart = await openApart();
  const [a, b, c] = apart.desks;
  const ana = await openClient(apart, 'Ana');
  await tell(ana, [a]);
  await apart.meet();
  apart.world.clock.advance(5 * HOUR);
  await c.desk.sessions.cancel(ana.key, 'Desculpe');
  apart.world.clock.advance(-5 * HOUR);
  await apart.meet();
  await tell(ana, [a]);
  await says(ana, 'cancelled');
  await b.desk.sessions.restore(ana.key);
  await apart.meet();
  await tell(ana, [a]);
  await says(ana, 'confirmed');
});
