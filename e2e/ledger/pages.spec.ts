import { expect } from '@playwright/test';
import { startHost } from '../../src/host/host';
import { createPerson } from '../people/person';
import { soak } from '../people/trials';
import { createWatch } from '../people/watch';
import { test } from './harness';

/** A book of many years; a smaller one while developing. */
const CHANGES = soak ? 50_000 : 5_000;

test('a whole book reaches a fresh device through the host’s own relay alone', async ({
  ledgerUrl,
}, info) => {
  const host = await startHost({ port: 0, data: ':memory:' });
  const watch = createWatch();
  watch.allow([new URL(ledgerUrl).origin, host.url]);
  const person = await createPerson('keeper', ledgerUrl, watch);
  try {
    await person.page.goto(ledgerUrl);
    await person.page.waitForFunction(() => 'ledgerPage' in window);
    const { wrote, has, took } = await person.page.evaluate(
      ([relay, count]) => window.ledgerPage.bookThroughRelay(relay, count),
      [host.relay, CHANGES] as const,
    );
    info.annotations.push({ type: 'milliseconds', description: JSON.stringify(took) });
    expect(Object.values(wrote)).toEqual([CHANGES]);
    expect(has).toEqual(wrote);
    expect(watch.troubles()).toEqual([]);
  } finally {
    await person.leave();
    await host.stop();
  }
});
