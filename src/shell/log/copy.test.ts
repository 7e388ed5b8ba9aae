import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import type { DeviceId } from '../../core/id';
import { createChannel } from '../device/channel';
import { createClock } from '../device/clock';
import type { TabMessage } from '../device/messages';
import { copyLog } from './copy';
import { createLog } from './log';

test('a log is copied without any key, damaged entries and all', async () => {
  const clock = createClock();
  const channel = createChannel<TabMessage>('copied');
  const device = { id: '0123456789abcdef' as DeviceId, sign: async () => 'A'.repeat(86) };
  const log = createLog({
    name: 'copied-log',
    device,
    clock,
    channel,
    verify: async () => true,
    standingOf: () => 'member',
  });
  await log.append([
    { of: 'client', key: 'a', by: 'owner', set: { first: 'Ana' } },
    { of: 'client', key: 'b', by: 'owner', set: { first: 'Bia' } },
  ]);
  await log.setAside(2);
  await log.close();
  channel.close();

  const copy = await copyLog('copied', clock);
  expect(copy.type).toBe('application/json');
  expect(JSON.parse(await copy.text())).toMatchObject([
    { at: 1, of: 'client', key: 'a', set: { first: 'Ana' } },
    { at: 2, row: { key: 'b', set: { first: 'Bia' } } },
  ]);
});
