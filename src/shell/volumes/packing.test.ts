import { expect, test } from 'vitest';
import { nextId } from '../../core/hlc';
import { base64url, type DeviceId } from '../../core/id';
import type { Change } from '../../core/ledger';
import { pack, unpack } from './packing';

const device = 'a'.repeat(16) as DeviceId;
const change: Change = {
  id: nextId(5, device, []),
  device,
  seq: 3,
  of: 'client',
  key: 'x',
  set: { name: 'Ana', list: [1, null, { deep: true }] },
  by: 'owner',
  sig: base64url(Uint8Array.from({ length: 64 }, (_, n) => n * 4)),
};

test('a change comes back as it was', () => {
  expect(unpack(pack(change))).toEqual(change);
  const why = { ...change, why: 'moved' };
  expect(unpack(pack(why))).toEqual(why);
});

test('what is no change is none', () => {
  const packed = pack(change);
  for (const wrong of [
    null,
    'text',
    {},
    [],
    change,
    packed.slice(0, 6),
    [...packed, 'why', 'more'],
    [...packed, undefined],
    packed.with(0, 7),
    packed.with(1, 0),
    packed.with(4, 'x'),
    packed.with(6, 'x'),
    packed.with(6, new Uint8Array(63)),
  ])
    expect(unpack(wrong)).toBeNull();
});
