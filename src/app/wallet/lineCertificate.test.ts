import { generateSecretKey, getPublicKey } from 'nostr-tools/pure';
import { expect, test } from 'vitest';
import { certify } from '../../core/certificate';
import type { Key } from '../../core/id';
import { ok } from '../../core/result';
import { HOUR, SECOND } from '../../core/time';
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

const certificate = async (desk: string, epoch: number): Promise<Letter> =>
  signLetter(
    named(APP_DATA, CERTIFICATE, await packBody(certify(desk, epoch, NOON)), NOON / SECOND),
    rootSecret,
  );

const entry: OutboxEntry = {
  id: 'r'.repeat(26) as Key,
  root,
  request: { v: 1, business: root, nonce: 'n'.repeat(22), kind: 'open', token: 't'.repeat(22) },
  made: NOON,
  shown: { service: '', staff: '', end: 0 },
};

/** A line over two relays, of which the slow one alone knows the newest certificate. */
const open = async () => {
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
  const [slow, fast] = [createMemoryRelay(), createMemoryRelay()];
  slow.put(await certificate(present, 2));
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
  return { clock, line, slow, sealed, sent };
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
