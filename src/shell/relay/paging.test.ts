import { expect, test } from 'vitest';
import type { Letter } from '../../app/ports';
import { connect, letter, newHost, newKey, publish } from '../../host/testing/client';
import { createPageBack } from './paging';
import { listen, newPage, newPuppet } from './testing/network';

const NOW = Math.floor(Date.now() / 1000);
const ids = (letters: readonly Letter[]) => letters.map(({ id }) => id).toSorted();

test('reads back through pages shorter than asked, several letters of one second, two relays', async () => {
  const [one, two] = [await newHost({ limits: { results: 7 } }), await newHost({ limits: { results: 7 } })];
  const { key } = newKey();
  const letters = Array.from({ length: 60 }, (_, i) =>
    letter({ tags: [['p', key]], created_at: NOW - Math.floor(i / 3) }),
  );
  const clients = [await connect(one.relay), await connect(two.relay)];
  // Each relay misses some that the other has.
  for (const [i, each] of letters.entries())
    for (const [c, client] of clients.entries()) if (i % 5 !== c) await publish(client, each);
  const relays = newPage();
  const got: Letter[] = [];
  const urls = [one.relay, two.relay];
  const filter = { kinds: [1059], '#p': [key] };
  expect(await createPageBack({ ...relays, relays })(urls, filter, each => got.push(each))).toEqual(
    urls.map(relay => ({ relay, complete: true })),
  );
  expect(ids(got)).toEqual(ids(letters));

  const since: Letter[] = [];
  await createPageBack({ ...relays, relays })(urls, { ...filter, since: NOW - 4 }, each => since.push(each));
  expect(ids(since)).toEqual(ids(letters.slice(0, 15)));
});

test('a relay that gives more and more is left after so many pages, one that fails after fifteen seconds', async () => {
  const { key } = newKey();
  let made = 0;
  const endless = await newPuppet(([type, name, filter], say) => {
    if (type !== 'REQ') return;
    const { until = NOW } = filter as { until?: number };
    made += 1;
    say(['EVENT', name, { ...letter({ tags: [['p', key]] }), created_at: until - 1 }]);
    say(['EOSE', name]);
  });
  const relays = newPage();
  const got: Letter[] = [];
  const filter = { kinds: [1059], '#p': [key] };
  const read = createPageBack({ ...relays, relays })([endless], filter, each => got.push(each));
  expect(await read).toEqual([{ relay: endless, complete: false }]);
  expect([got.length, made]).toEqual([100, 100]);

  const failing = createPageBack({ ...relays, relays })(['ws://localhost:1'], filter, () => undefined);
  relays.clock.pass(15_000);
  expect(await failing).toEqual([{ relay: 'ws://localhost:1', complete: false }]);
  // Nothing is left open behind it.
  const after = listen(relays, [endless], filter);
  await after.until(() => after.stored.length === 1);
  after.stop();
});
