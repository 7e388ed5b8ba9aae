import { generateSecretKey, getPublicKey } from 'nostr-tools/pure';
import { expect, test } from 'vitest';
import { certify } from '../../core/certificate';
import type { ChangeId } from '../../core/hlc';
import type { Key } from '../../core/id';
import { ok } from '../../core/result';
import { HOUR, SECOND } from '../../core/time';
import type { Row } from '../../core/views';
import { packBody } from '../../shell/letters/body';
import { APP_DATA, CERTIFICATE } from '../../shell/letters/form';
import { createPublicLetters } from '../../shell/letters/public';
import { named, signLetter } from '../../shell/letters/sign';
import type { Letter, OutboxEntry, WalletLetters } from '../ports';
import { createMemoryBox } from '../testing/box';
import { createSteeredClock } from '../testing/clock';
import { createMemoryRelay, createMemoryRelays } from '../testing/relays';
import { createLine } from './line';

const NOON = Date.UTC(2027, 0, 4, 12);
const [SLOW, FAST] = ['wss://slow.example', 'wss://fast.example'];
const rootSecret = generateSecretKey();
const root = getPublicKey(rootSecret);
const [old, present] = [getPublicKey(generateSecretKey()), getPublicKey(generateSecretKey())];

const certificate = async (
  desk: string,
  epoch: number,
  quiet: readonly ChangeId[] = [],
  from = NOON,
): Promise<Letter> => {
  const made = certify(desk, epoch, from, { ends: [], quiet: [...quiet] });
  return signLetter(named(APP_DATA, CERTIFICATE, await packBody(made), from / SECOND), rootSecret);
};

const entry: OutboxEntry = {
  id: 'r'.repeat(26) as Key,
  root,
  request: { v: 1, business: root, nonce: 'n'.repeat(22), kind: 'open', token: 't'.repeat(22) },
  made: NOON,
  shown: { service: '', staff: '', end: 0 },
};

/** A line over two relays, of which the slow one alone knows the newest certificate; `told`: rows of earlier views. */
const open = async (quiet: readonly ChangeId[] = [], told: readonly Row[] = []) => {
  const clock = createSteeredClock(NOON);
  const box = createMemoryBox();
  const known = await certificate(old, 1);
  await box.saveBusiness({
    root,
    relays: [SLOW, FAST],
    name: 'Salão',
    certificate: known,
    catalog: null,
    logo: null,
    busy: [],
    hidden: [],
    visited: NOON,
  });
  await box.saveRequest(entry);
  await box.mergeRows(root, [...told], []);
  const [slow, fast] = [createMemoryRelay(), createMemoryRelay()];
  slow.put(await certificate(present, 2, quiet));
  slow.setUp(false);
  fast.put(known);
  const sealed: string[] = [];
  const letters: Pick<WalletLetters, 'mailbox' | 'seal'> = {
    mailbox: async (_, desk) => ({ kinds: [APP_DATA], authors: [desk] }),
    seal: async (_, desk) => {
      sealed.push(desk);
      return ok({ id: entry.id, letter: { ...known, kind: 1059, id: `${sealed.length}`.repeat(64) } });
    },
  };
  const line = createLine(
    {
      box,
      letters: letters as WalletLetters,
      publicLetters: createPublicLetters(),
      relays: createMemoryRelays(
        new Map([
          [SLOW, slow],
          [FAST, fast],
        ]),
      ),
      clock,
    },
    root,
    [SLOW, FAST],
  );
  line.flush();
  const sent = (): Promise<void> =>
    new Promise(resolve => {
      const stop = line.sent.live(ids => {
        if (ids.size === 0) return;
        resolve();
        queueMicrotask(() => stop());
      });
    });
  return { box, clock, line, slow, sealed, sent };
};

test('nothing is sealed to a desk key before every relay could show a newer one', async () => {
  const { line, slow, sealed, sent } = await open();
  await new Promise(resolve => setTimeout(resolve, 100));
  expect(sealed).toEqual([]);
  slow.setUp(true);
  await sent();
  expect(sealed).toEqual([present]);
  line.stop();
});

test('a relay that is silent holds a request up for seconds only; its newer certificate has it sealed again', async () => {
  const { clock, line, slow, sealed, sent } = await open();
  await new Promise(resolve => setTimeout(resolve, 100));
  clock.advance(3 * SECOND);
  await sent();
  expect(sealed).toEqual([old]);
  slow.setUp(true);
  while (sealed.length < 2) await new Promise(resolve => setTimeout(resolve, 5));
  expect(sealed).toEqual([old, present]);
  line.stop();
  clock.advance(HOUR);
  await new Promise(resolve => setTimeout(resolve, 50));
  expect(sealed).toHaveLength(2);
});

test('what a device told that might not answer any more is let go of with the next key, and not what others tell then', async () => {
  const by = (device: string, at: number) =>
    `${String(at).padStart(14, '0')}${device.repeat(16)}` as ChangeId;
  const answer = (name: string, id: ChangeId): Row => ({
    row: 'answer',
    key: name.repeat(26) as Key,
    id,
    is: 'confirmed',
    nearest: [],
  });
  const [sound, late] = [answer('s', by('q', 5)), answer('l', by('q', 6))];
  const { box, clock, line, slow, sent } = await open([by('q', 5)], [sound, late]);
  const rows = async () => (await box.rows(root)).map(({ key }) => key[0]).join('');
  await new Promise(resolve => setTimeout(resolve, 100));
  expect(await rows()).toBe('sl');
  slow.setUp(true);
  await sent();
  expect(await rows()).toBe('s');
  // With the new key another device tells what it did by hand.
  await box.mergeRows(root, [answer('h', by('q', 9))], []);
  clock.advance(HOUR);
  slow.put(await certificate(present, 2, [by('q', 5)], NOON + HOUR));
  while ((await box.business(root))?.certificate?.created_at !== (NOON + HOUR) / SECOND)
    await new Promise(resolve => setTimeout(resolve, 5));
  expect(await rows()).toBe('sh');
  line.stop();
});
