import { nextId } from '../../../core/hlc';
import type { DeviceId, Key } from '../../../core/id';
import type { Json } from '../../../core/json';
import type { Letter } from '../../ports';
import { deskPair, NAMES, publicly, sealedRequest, viewLetter } from './deskLetters';
import type { Lot } from './lot';
import type { Scene, Step } from './scene';
import { SERVICES, SHOP, someTime } from './shop';

/** Sends a letter to a relay, and says nothing of who did. */
const send = ({ world }: Scene, lot: Lot, what: string, letters: readonly Letter[]): Promise<void> => {
  world.trace(`someone sends ${what}`);
  for (const letter of letters) world.relays.get(lot.any(world.urls) ?? '')?.put(letter);
  return Promise.resolve();
};

const seconds = ({ world }: Scene): number => Math.floor(world.time.now() / 1000);

const deskKeyOf = ({ world, machines }: Scene): string | null => {
  const [secret] = machines[0]?.disk.keys.secrets ?? [];
  return secret ? deskPair(world.ring, secret).key : null;
};

const anyLetter = ({ world }: Scene, lot: Lot): Letter | null =>
  lot.any(world.relays.get(lot.any(world.urls) ?? '')?.wire() ?? []);

const replay: Step = (scene, lot) => {
  const letter = anyLetter(scene, lot);
  return letter && send(scene, lot, `an old letter of kind ${letter.kind} again`, [letter]);
};

/** The same under another id, so that nobody knows it as the same. */
const altered: Step = (scene, lot) => {
  const letter = anyLetter(scene, lot);
  if (!letter) return null;
  const change = lot.pick<(one: Letter) => Letter>([
    one => ({ ...one, content: `${one.content}x` }),
    one => ({ ...one, created_at: one.created_at + 1_000 }),
    one => ({ ...one, tags: [...one.tags, ['x', 'y']] }),
    one => scene.world.ring.sign(scene.world.ring.pair('stranger').secret, one),
  ]);
  return send(scene, lot, `an altered letter of kind ${letter.kind}`, [change(letter)]);
};

const malformed: Step = (scene, lot) => {
  const { ring } = scene.world;
  const desk = deskKeyOf(scene);
  const stranger = ring.pair('stranger');
  const content = lot.pick([
    '',
    '{',
    ring.seal(desk ?? '', 'not json'),
    ring.seal(desk ?? '', '{"kind":13}'),
  ]);
  const letter = ring.sign(stranger.secret, {
    kind: 1059,
    tags: [['p', desk ?? '']],
    content,
    created_at: seconds(scene),
  });
  return send(scene, lot, 'a letter that is none', [letter]);
};

/** In the name of root and desk, without their keys. */
const forged: Step = (scene, lot) => {
  const { ring, root } = scene.world;
  const desk = deskKeyOf(scene);
  const stranger = ring.pair('stranger');
  const date = seconds(scene) + 600;
  const certificate = { v: 1, desk: stranger.key, epoch: 9, from: 0, until: Number.MAX_SAFE_INTEGER };
  const claims = [
    { ...publicly(ring, stranger.secret, root.key, NAMES.certificate, certificate, date), pubkey: root.key },
    { ...publicly(ring, stranger.secret, root.key, NAMES.catalog, { v: 1 }, date), pubkey: desk ?? '' },
    { ...publicly(ring, stranger.secret, root.key, NAMES.busy, { v: 1 }, date), pubkey: desk ?? '' },
  ];
  return send(scene, lot, 'forged public letters', claims);
};

/** A view for a client, as a desk key that is not the business's would sign it. */
const forgedView: Step = (scene, lot) => {
  const { world, clients } = scene;
  const client = lot.any(clients);
  const key = lot.any([...world.records.requests.keys()]);
  if (!client || !key) return null;
  const view = refusalOf(key, scene);
  const stranger = world.ring.pair('stranger');
  return send(scene, lot, 'a forged view', [
    viewLetter(world.ring, stranger.secret, client.own.key, view, 'a'.repeat(16), seconds(scene)),
  ]);
};

/** A device that was removed still holds the desk key that it had, and says no to everyone. */
const grudge: Step = (scene, lot) => {
  const { world, machines, clients } = scene;
  const removed = lot.any(machines.filter(({ id }) => !scene.isPresent(id)));
  const client = lot.any(clients);
  const key = client && lot.any([...client.shelf.outbox.keys()]);
  const secret = removed?.disk.keys.secrets.at(0);
  if (!removed || !client || !key || !secret) return null;
  // Who has not seen the new certificate cannot know better; the threat model says so.
  const known = [...client.shelf.businesses.values()][0]?.certificate;
  const pair = deskPair(world.ring, secret);
  if (!known || known.content.includes(pair.key)) return null;
  return send(scene, lot, `a view by device ${removed.number}, which was removed`, [
    viewLetter(
      world.ring,
      pair.secret,
      client.own.key,
      refusalOf(key as Key, scene),
      removed.id,
      seconds(scene),
    ),
  ]);
};

const refusalOf = (key: Key, { world }: Scene) =>
  ({
    v: 1,
    rows: [
      {
        row: 'answer',
        key,
        id: nextId(Date.UTC(9999, 0), '0'.repeat(16) as DeviceId, []),
        is: 'refused',
        why: 'taken',
        nearest: [],
      },
    ],
    at: world.time.now(),
  }) as unknown as Parameters<typeof viewLetter>[3];

const requestBy = (scene: Scene, lot: Lot, content: Json): Letter | null => {
  const desk = deskKeyOf(scene);
  const { ring } = scene.world;
  const stranger = ring.pair(`stranger ${lot.below(5)}`);
  const once = `once ${lot.below(2 ** 31)} ${lot.below(2 ** 31)}`;
  return desk === null ? null : sealedRequest(ring, stranger, desk, content, once, seconds(scene));
};

const bookingBy = ({ world }: Scene, lot: Lot, business: string): Json => ({
  v: 1,
  kind: 'book',
  business,
  nonce: 'A'.repeat(16) + String(lot.between(100_000, 999_999)),
  service: lot.pick(SERVICES),
  staff: lot.pick(SHOP.staff),
  start: someTime(lot, world.time.now()),
  details: { first: `private stranger ${lot.below(9)}`, email: `private.s${lot.below(9)}@example.org` },
  token: 'A'.repeat(37) + String(lot.between(100_000, 999_999)),
  locale: 'en',
  zone: 'UTC',
  saw: { catalog: null, busy: null },
});

const foreign: Step = (scene, lot) => {
  const other = scene.world.ring.pair('other business').key;
  const letter = requestBy(scene, lot, bookingBy(scene, lot, other));
  return letter && send(scene, lot, 'a request that means another business', [letter]);
};

/** Asks to take back, or to open, what is another's. */
const meddling: Step = (scene, lot) => {
  const { world } = scene;
  const key = lot.any([...world.records.requests.keys()]);
  if (!key) return null;
  const common = {
    v: 1,
    business: world.root.key,
    nonce: 'B'.repeat(16) + String(lot.between(100_000, 999_999)),
  };
  const letter = requestBy(
    scene,
    lot,
    lot.falls(0.5)
      ? { ...common, kind: 'withdraw', request: key }
      : { ...common, kind: 'open', token: 'C'.repeat(22) },
  );
  return letter && send(scene, lot, `a stranger's request about ${key.slice(0, 6)}`, [letter]);
};

const flood: Step = (scene, lot) => {
  const letters = Array.from({ length: 12 }, () =>
    requestBy(scene, lot, bookingBy(scene, lot, scene.world.root.key)),
  );
  return send(
    scene,
    lot,
    'a flood of bookings',
    letters.filter(letter => letter !== null),
  );
};

export const hostile: Step = (scene, lot) =>
  lot.pick([
    replay,
    replay,
    altered,
    altered,
    malformed,
    forged,
    forgedView,
    grudge,
    grudge,
    foreign,
    meddling,
    flood,
  ])(scene, lot);
