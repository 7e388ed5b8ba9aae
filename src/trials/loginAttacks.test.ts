import { generateSecretKey } from 'nostr-tools/pure';
import { expect, test } from 'vitest';
import type { Letter } from '../app/ports';
import type { Key } from '../core/id';
import type { Change } from '../core/ledger';
import { linkFromText } from '../core/link';
import type { Book, Request } from '../core/requests';
import { HOUR, MINUTE } from '../core/time';
import type { Row } from '../core/views';
import { sealRequest } from '../shell/letters/seal';
import { createWalletLetters } from '../shell/letters/wallet';
import { takeStep } from '../shell/login/client';
import { createWalletLogins } from '../shell/login/wallet';
import { createWalletVault } from '../shell/vault/walletVault';
import { ANA, another, DETAILS, logIn, own, signUp } from './accounts';
import {
  book,
  bookingAt,
  meet,
  outcome,
  type Person,
  relayOf,
  type Shop,
  sessionsOf,
  TOMORROW_AT_10,
  told,
  until,
  type World,
} from './world';

// A wallet that sends what the app would not. Whatever it tries, the account stays as it was.

const deskOf = (world: World, shop: Shop): string => shop.vault.desks(world.clock.now())[0]?.key ?? '';

const lettersOf = (world: World, person: Person) => {
  const vault = createWalletVault({ clock: world.clock, name: person.vault });
  return createWalletLetters({ vault });
};

/** All requests that a browser ever put into its outbox. */
const recorded = (person: Person): Request[] => {
  const all = new Map<string, Request>();
  const requests: Request[] = [];
  person.shelf.listeners.add(() => {
    for (const [id, { request }] of person.shelf.outbox)
      if (!all.has(id)) {
        all.set(id, request);
        requests.push(request);
      }
  });
  return requests;
};

type Said = { readonly is: string; readonly why?: string; readonly minutes?: number };

/** Puts a sealed request to the relay; its value: what the desk answered. */
const answered = async (
  world: World,
  shop: Shop,
  sealed: Awaited<ReturnType<typeof sealRequest>>,
): Promise<Said> => {
  if (!sealed.ok) throw new Error(sealed.error);
  const { id, letter } = sealed.value;
  relayOf(world).put(letter);
  const answers = told(shop.log, async () =>
    shop.disk.entries.flatMap(({ change: { of, set } }) =>
      of === 'answer' && set['request'] === id ? [set['answer'] as Said] : [],
    ),
  );
  const [answer] = await until(answers, found => found.length > 0);
  return answer ?? { is: '' };
};

/** Sends a request as it is, in the name of a browser; its value: what the desk answered, or why not. */
const sent = async (world: World, shop: Shop, person: Person, request: Request): Promise<string> => {
  const letters = lettersOf(world, person);
  const sealed = await letters.seal(shop.vault.root, deskOf(world, shop), request, world.clock.now());
  const { is, why } = await answered(world, shop, sealed);
  return why ?? is;
};

/** What the ledger says of accounts. */
const accountsAt = (shop: Shop): string =>
  JSON.stringify(shop.disk.entries.flatMap(({ change }) => (change.of === 'account' ? [change] : [])));

const find = <K extends Request['kind']>(requests: readonly Request[], kind: K) => {
  const found = requests.find((request): request is Extract<Request, { kind: K }> => request.kind === kind);
  if (!found) throw new Error(`No ${kind}`);
  return found;
};

/** From so many keys the password is guessed at once. */
const IS_SOAK = process.env['SOAK'] === '1';
const KEYS = IS_SOAK ? 1000 : 60;

const NONCE = 'z'.repeat(22);

test('a log in that is sent again, or under another name, lets nobody in', async () => {
  const { world, shop, ana, seen } = await meet();
  const { root } = seen;
  await signUp(ana, root);
  const laptop = await another(world, shop);
  const requests = recorded(laptop);
  await logIn(laptop, root);
  await own(laptop, root, found => found !== null);
  const there = await own(laptop, root, () => true);
  await ana.wallet.accounts.logOut(root, there?.wallet);
  await own(laptop, root, found => found === null);

  const before = accountsAt(shop);
  const last = find(requests, 'log-in');
  // The same content has the same id, and gets the answer that stands.
  const end = await shop.log.end();
  const sealed = await lettersOf(world, laptop).seal(root, deskOf(world, shop), last, world.clock.now());
  if (!sealed.ok) throw new Error(sealed.error);
  relayOf(world).put(sealed.value.letter);
  expect(await sent(world, shop, laptop, { ...last, nonce: NONCE })).toBe('begin-again');
  const thief = await another(world, shop);
  expect(await sent(world, shop, thief, { ...last, nonce: NONCE })).toBe('begin-again');
  expect(accountsAt(shop)).toBe(before);
  // Nothing but those two answers.
  expect(await shop.log.end()).toBe(end + 2);
  expect(await own(laptop, root, () => true)).toBeNull();
});

test('nobody acts for an account that they are not logged in to', async () => {
  const { world, shop, ana, seen } = await meet();
  const { root } = seen;
  const account = await signUp(ana, root);
  const wallet = (await own(ana, root, () => true))?.wallet ?? null;
  const before = accountsAt(shop);
  const thief = await another(world, shop);
  const requests = recorded(thief);
  const common = { v: 1, business: root, nonce: NONCE } as const;
  const message = 'm'.repeat(128);

  expect(await sent(world, shop, thief, { ...common, kind: 'log-out', account, wallet })).toBe(
    'log-in-first',
  );
  expect(
    await sent(world, shop, thief, {
      ...common,
      kind: 'password-start',
      account,
      message,
      registration: message.slice(0, 43),
    }),
  ).toBe('log-in-first');
  const details = { first: 'Mallory', last: '', phone: '' };
  expect(await sent(world, shop, thief, { ...common, kind: 'profile', account, details })).toBe(
    'log-in-first',
  );
  expect(await sent(world, shop, thief, { ...common, kind: 'delete-account', account })).toBe('log-in-first');
  expect(await sent(world, shop, thief, { ...common, kind: 'link', account, link: NONCE })).toBe(
    'log-in-first',
  );
  expect(await sent(world, shop, thief, { ...common, kind: 'earlier', account, from: TOMORROW_AT_10 })).toBe(
    'log-in-first',
  );
  await logIn(thief, root, 'a guess');
  const begun = find(requests, 'log-in-start');
  expect(begun.email).toBe(ANA.email);

  // What was begun for one thing does for no other, and what the desk did not seal does for none.
  const { sealed } = await begunBy(thief, root);
  const record = 'r'.repeat(256);
  for (const one of [sealed, 'A'.repeat(600)]) {
    expect(
      await sent(world, shop, thief, {
        ...common,
        nonce: one.slice(0, 22).replace(/[^A-Za-z0-9]/g, 'x'),
        kind: 'password',
        sealed: one,
        message,
        record,
        keep: false,
      }),
    ).toBe('begin-again');
  }
  const guess = { ...common, kind: 'log-in', sealed, message, device: '', link: null } as const;
  expect(await sent(world, shop, thief, guess)).toBe('wrong-password');
  expect(accountsAt(shop)).toBe(before);

  const key = await book(thief, bookingAt(seen, TOMORROW_AT_10, { details: DETAILS }));
  await outcome(thief, root, key, 'confirmed');
  const asked = [...thief.shelf.outbox.values()].map(entry => entry.request);
  const claimed: Book = {
    ...find(asked, 'book'),
    start: TOMORROW_AT_10 + 2 * HOUR,
    nonce: NONCE,
    anyway: true,
    account,
  };
  expect(await sent(world, shop, thief, claimed)).toBe('confirmed');
  const sessions = await sessionsOf(shop, 2);
  expect(sessions.map(({ session }) => session.account)).toEqual([null, null]);
  expect(accountsAt(shop)).toBe(before);
  expect((await own(ana, root, () => true))?.sessions).toEqual([]);
});

test('a link to a new password does once, for its own account, while it lasts; that of a session does nothing there', async () => {
  const { world, shop, ana, seen } = await meet();
  const { root } = seen;
  const anas = await signUp(ana, root);
  const bia = await another(world, shop);
  const bias = await signUp(bia, root, { email: 'bia@example.org', first: 'Bia' });
  const thief = await another(world, shop);
  const linkTo = async (account: Key): Promise<string> => {
    const made = await shop.desk.resets.makeResetLink(account);
    const link = made.ok ? linkFromText(made.value.link) : null;
    if (!link?.ok || link.value.to !== 'reset') throw new Error('No link');
    return link.value.token;
  };
  const reset = (token: string) =>
    thief.wallet.accounts.reset(root, { token, next: 'a password of mine', device: '', keep: false });
  const none = { ok: false, error: { is: 'no-such-link' } };

  // Ended, to the second; no longer the newest; made up; and one to a session.
  const ended = await linkTo(anas);
  world.clock.advance(HOUR);
  expect(await reset(ended)).toEqual(none);
  const older = await linkTo(anas);
  const newest = await linkTo(anas);
  expect(await reset(older)).toEqual(none);
  expect(await reset(NONCE)).toEqual(none);
  const key = await book(bia, bookingAt(seen, TOMORROW_AT_10, { details: DETAILS }));
  await outcome(bia, root, key, 'confirmed');
  const token = [...bia.shelf.outbox.values()].find(entry => entry.id === key)?.token ?? '';
  const before = accountsAt(shop);
  expect(await reset(token)).toEqual(none);

  // Begun with the link to one account, and ended with that to another.
  const requests = recorded(thief);
  const common = { v: 1, business: root, nonce: NONCE } as const;
  const { message } = await createWalletLogins({ take: takeStep }).register('a password of mine');
  const start = { ...common, kind: 'reset-start', token: newest, registration: message } as const;
  expect(await sent(world, shop, thief, start)).toBe('begun');
  await expect.poll(() => (thief.shelf.rows.get(root) ?? []).some(isBegun)).toBe(true);
  const { sealed } = await begunBy(thief, root);
  const others = await linkTo(bias);
  const made = accountsAt(shop);
  const last = {
    ...common,
    kind: 'reset',
    sealed,
    record: 'r'.repeat(256),
    device: '',
    keep: false,
  } as const;
  expect(await sent(world, shop, thief, { ...last, token: others })).toBe('begin-again');
  // In another's name.
  expect(await sent(world, shop, bia, { ...last, token: newest })).toBe('begin-again');
  expect(accountsAt(shop)).toBe(made);
  expect(made.startsWith(before.slice(0, -1))).toBe(true);

  // Used by who it was for, it does nothing any more.
  expect((await ana.wallet.accounts.reset(root, { ...NEXT, token: newest })).ok).toBe(true);
  const after = accountsAt(shop);
  expect(await reset(newest)).toEqual(none);
  const again = { ...last, nonce: 'y'.repeat(22), token: newest };
  expect(await sent(world, shop, thief, again)).toBe('no-such-link');
  expect(requests.map(({ kind }) => kind)).toEqual(['reset-start']);
  expect(accountsAt(shop)).toBe(after);
  expect(await logIn(ana, root, NEXT.next)).toMatchObject({ ok: true });
  // Nor does a link to a new password open a session.
  expect(await sent(world, shop, thief, { ...common, kind: 'open', token: others })).toBe('no-such-link');
});

const NEXT = { next: 'an evening in June', device: 'Phone', keep: true };

test('what opens one session changes no other one', async () => {
  const { world, shop, ana, seen } = await meet();
  const { root } = seen;
  await shop.desk.settings.business({
    moving: { allowed: true, until: 0, most: 3 },
    cancelling: { allowed: true, until: 0 },
  });
  const thief = await another(world, shop);
  const own = await book(
    thief,
    bookingAt(seen, TOMORROW_AT_10, { details: { ...DETAILS, first: 'Mallory' } }),
  );
  await outcome(thief, root, own, 'confirmed');
  const token = [...thief.shelf.outbox.values()].find(entry => entry.id === own)?.token ?? '';
  await signUp(ana, root);
  const key = await book(ana, bookingAt(seen, TOMORROW_AT_10 + 2 * HOUR, { details: DETAILS }));
  await outcome(ana, root, key, 'confirmed');
  const about = { v: 1, business: root, nonce: NONCE, session: key, token } as const;
  const start = TOMORROW_AT_10 + 4 * HOUR;
  expect(await sent(world, shop, thief, { ...about, kind: 'cancel' })).toBe('no-such-link');
  expect(await sent(world, shop, thief, { ...about, kind: 'move', staff: null, start })).toBe('no-such-link');
  const sessions = await sessionsOf(shop, 2);
  expect(sessions.map(({ session }) => [session.key, session.state.is])).toEqual([
    [own, 'confirmed'],
    [key, 'confirmed'],
  ]);
  expect(sessions[1]?.session.when.start).toBe(TOMORROW_AT_10 + 2 * HOUR);
});

test('the view of an account opens for its own wallets alone, and holds nothing but what is theirs', async () => {
  const { world, shop, ana, seen } = await meet();
  const { root } = seen;
  await signUp(ana, root);
  const key = await book(ana, bookingAt(seen, TOMORROW_AT_10, { details: DETAILS }));
  await outcome(ana, root, key, 'confirmed');
  const entries = await sessionsOf(shop);
  await shop.desk.sessions.note(key, 'Pays late');
  const bia = await another(world, shop);
  const others = await book(
    bia,
    bookingAt(seen, TOMORROW_AT_10 + 2 * HOUR, { details: { ...DETAILS, first: 'Bia' } }),
  );
  await outcome(bia, root, others, 'confirmed');
  await own(ana, root, found => found?.sessions.length === 1);

  const desk = deskOf(world, shop);
  const wallets = [lettersOf(world, ana), lettersOf(world, bia)] as const;
  const views: Letter[] = relayOf(world)
    .letters()
    .filter(({ tags }) => tags.some(([tag, name]) => tag === 'd' && name?.startsWith('caderneta/view/')));
  const opened = await Promise.all(
    wallets.map(letters =>
      Promise.all(views.map(view => letters.openView(view, root, desk, world.clock.now()))),
    ),
  );
  // One box each: whose key does not fit reads nothing.
  expect(opened.map(found => found.filter(({ ok }) => ok).length)).toEqual([1, 1]);
  const [anas] = opened.map(found => JSON.stringify(found.find(({ ok }) => ok)));
  expect(anas).toContain(key);
  expect(anas).not.toContain(others);
  expect(anas).not.toContain('Pays late');
  expect(anas).not.toContain(entries[0]?.client?.key);
});

test(
  'guesses from many keys end after ten, whether anybody has that email or not; a known browser gets in',
  async () => {
    const { world, shop, ana, seen } = await meet();
    const { root } = seen;
    const account = await signUp(ana, root);
    await ana.wallet.accounts.logOut(root);
    await expect.poll(() => ana.shelf.outbox.size).toBe(0);
    // A guesser never ends what was begun: the desk could only count what is ended in vain.
    const guess = async (email: string): Promise<Said> => {
      const { message } = await createWalletLogins({ take: takeStep }).logIn('a guess');
      const request: Request = { v: 1, business: root, nonce: NONCE, kind: 'log-in-start', email, message };
      const secret = generateSecretKey();
      return answered(
        world,
        shop,
        await sealRequest(request, secret, deskOf(world, shop), world.clock.now()),
      );
    };
    const guesses = async (email: string) => {
      const all: Said[] = [];
      for (let n = 0; n < 12; n++) all.push(await guess(email));
      return all.map(({ is, why, minutes }) => ({ is, why, minutes }));
    };
    const ended = [
      ...Array.from({ length: 10 }, () => ({ is: 'begun' })),
      ...Array.from({ length: 2 }, () => ({ is: 'refused', why: 'too-many-tries', minutes: 60 })),
    ];
    expect(await guesses(ANA.email)).toEqual(ended);
    expect(await guesses('nobody@example.org')).toEqual(ended);

    const laptop = await another(world, shop);
    expect(await logIn(laptop, root)).toEqual({ ok: false, error: { is: 'too-many-tries', minutes: 60 } });
    // As many at once as anybody likes: none of them begins anything.
    const begins = () => shop.disk.entries.filter(({ change }) => isBegunChange(change)).length;
    const before = begins();
    for (let n = 0; n < KEYS; n++) {
      const request: Request = {
        v: 1,
        business: root,
        nonce: NONCE,
        kind: 'log-in-start',
        email: ANA.email,
        message: 'm'.repeat(128),
      };
      const sealed = await sealRequest(request, generateSecretKey(), deskOf(world, shop), world.clock.now());
      if (sealed.ok) relayOf(world).put(sealed.value.letter);
    }
    expect(await logIn(ana, root)).toEqual({ ok: true, value: account });
    expect(begins()).toBe(before + 1);
    world.clock.advance(HOUR + MINUTE);
    expect(await logIn(laptop, root)).toEqual({ ok: true, value: account });
  },
  IS_SOAK ? 300_000 : 60_000,
);

test('refusals without end keep nobody from logging in, or from asking for a new password, whoever has that email', async () => {
  const { world, shop, ana, seen } = await meet();
  const { root } = seen;
  const account = await signUp(ana, root);
  const secret = generateSecretKey();
  const before = shop.disk.entries.length;
  // Of an hour, one of which went to signing up.
  const MOST = 239;
  const written = () =>
    shop.disk.entries.slice(before).filter(({ change: { of, set } }) => of === 'answer' && !('tried' in set))
      .length;
  for (let n = 0; n < 260; n++) {
    const common = { v: 1, business: root, nonce: String(n).padStart(22, 'n') } as const;
    // Half of them get nothing, the other half what costs nobody anything.
    const request: Request =
      n % 2 === 0
        ? { ...common, kind: 'open', token: NONCE }
        : { ...common, kind: 'log-out', account, wallet: null };
    const sealed = await sealRequest(request, secret, deskOf(world, shop), world.clock.now());
    if (sealed.ok) relayOf(world).put(sealed.value.letter);
  }
  // No more are written, and what is bounded by a number of its own is answered all the same.
  await expect.poll(written, { timeout: 60_000 }).toBe(MOST);
  const laptop = await another(world, shop);
  for (const email of ['nobody@example.org', ANA.email])
    expect(await laptop.wallet.accounts.forgot(root, email)).toEqual({ ok: true, value: undefined });
  expect(await logIn(laptop, root)).toEqual({ ok: true, value: account });
  expect(written()).toBe(MOST);
});

const isBegunChange = ({ of, set }: Change): boolean =>
  of === 'answer' && (set['answer'] as Said | undefined)?.is === 'begun';

const isBegun = (row: Row): boolean => row.row === 'answer' && row.is === 'begun';

/** What the desk gave a browser with its first step, as it keeps it. */
const begunBy = async (person: Person, root: string): Promise<{ readonly sealed: string }> => {
  const row = (person.shelf.rows.get(root) ?? []).find(isBegun);
  if (row?.row !== 'answer' || !row.begun) throw new Error('Nothing was begun');
  return { sealed: row.begun.sealed };
};
