import { generateSecretKey, getPublicKey } from 'nostr-tools/pure';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { Business } from '../../core/business';
import type { Catalog } from '../../core/catalog';
import { type Certificate, certify } from '../../core/certificate';
import { type ChangeId, nextId } from '../../core/hlc';
import type { DeviceId } from '../../core/id';
import { DAY } from '../../core/time';
import { packBody } from '../../shell/letters/body';
import { APP_DATA, CATALOG, CERTIFICATE, RECOVERY } from '../../shell/letters/form';
import { createPublicLetters } from '../../shell/letters/public';
import { named, publicly, signLetter } from '../../shell/letters/sign';
import type { Letter } from '../ports';
import { createReading, standingOf } from './reading';

const NOW = Date.UTC(2027, 0, 4, 15);
const SECONDS = NOW / 1000;
const root = generateSecretKey();
const rootKey = getPublicKey(root);
const desk = generateSecretKey();
const business = {
  ...v.parse(Business, { name: 'Salão', zone: 'America/Sao_Paulo', currency: 'BRL' }),
  closed: [],
};

const version = (count: number): ChangeId => nextId(NOW + count, 'd'.repeat(16) as DeviceId, []);

const certificate = async (change: Partial<Certificate> = {}, by = root, date = SECONDS): Promise<Letter> =>
  signLetter(
    named(APP_DATA, CERTIFICATE, await packBody({ ...certify(getPublicKey(desk), 1, NOW), ...change }), date),
    by,
  );

const catalog = async (name: string, of: ChangeId, by = desk, date = SECONDS): Promise<Letter> => {
  const body: Catalog = {
    v: 1,
    version: of,
    business: { ...business, name },
    services: [],
    staff: [],
    forms: [],
  };
  return signLetter(publicly(CATALOG, await packBody(body), rootKey, date), by);
};

const reading = () => createReading(rootKey, createPublicLetters(), () => NOW, null);

test('letters that come before the certificate are believed once it names their desk', async () => {
  const read = reading();
  expect(await read.take(await catalog('Salão', version(1)))).toBe(false);
  await read.take(await certificate());
  expect(read.catalog()?.business.name).toBe('Salão');
});

test('a stale version changes nothing, however late it is dated', async () => {
  const read = reading();
  await read.take(await certificate());
  await read.take(await catalog('new', version(2)));
  expect(await read.take(await catalog('old', version(1), desk, SECONDS + 60))).toBe(false);
  expect(read.catalog()?.business.name).toBe('new');
});

test('another root, a lower epoch and another key of the same epoch are not followed', async () => {
  const read = reading();
  const other = generateSecretKey();
  await read.take(await certificate({ epoch: 2 }));
  for (const refused of [
    await certificate({ epoch: 3, desk: getPublicKey(other) }, other),
    await certificate({ epoch: 1, desk: getPublicKey(other) }),
    await certificate({ epoch: 2, desk: getPublicKey(other), until: NOW + 900 * DAY }),
  ])
    expect(await read.take(refused)).toBe(false);
  expect(read.certificate()).toMatchObject({ epoch: 2, desk: getPublicKey(desk) });
  expect(await read.take(await catalog('forged', version(9), other))).toBe(false);
  expect(read.catalog()).toBeNull();
});

test('a higher epoch ends what the old desk key signed', async () => {
  const read = reading();
  const next = generateSecretKey();
  await read.take(await certificate());
  await read.take(await catalog('old desk', version(9)));
  await read.take(await certificate({ epoch: 2, desk: getPublicKey(next) }));
  expect(read.catalog()).toBeNull();
  await read.take(await catalog('old desk', version(10)));
  await read.take(await catalog('new desk', version(2), next));
  expect(read.catalog()?.business.name).toBe('new desk');
});

test('with an ended certificate services are shown, and it counts as ended', async () => {
  const read = reading();
  const past = NOW - 200 * DAY;
  await read.take(await certificate({ from: past, until: NOW - DAY }, root, past / 1000));
  await read.take(await catalog('Salão', version(1)));
  expect(read.catalog()?.business.name).toBe('Salão');
  expect(standingOf(read.certificate(), NOW)).toBe('expired');
});

test('what is dated from the future is refused, and the fault is told', async () => {
  const read = reading();
  await read.take(await certificate({}, root, SECONDS + 16 * 60));
  expect(read.certificate()).toBeNull();
  expect(read.fault()).toBe('future');
});

test('what root writes for its own devices is neither believed nor a fault', async () => {
  const read = reading();
  const own = signLetter(named(APP_DATA, RECOVERY, 'A'.repeat(4000), SECONDS), root);
  expect(await read.take(own)).toBe(false);
  expect(read.fault()).toBeNull();
});
