import { randomBytes } from 'node:crypto';
import { expect } from '@playwright/test';
import { openTab, test } from './harness';

test('a damaged entry is told, set aside, and taken back from the volume', async ({ keeper, ledgerUrl }) => {
  const tab = await openTab(keeper.page, ledgerUrl);
  await tab.evaluate(() => window.ledgerPage.write(['a', 'b', 'c', 'd'], 'sound'));
  await expect.poll(() => tab.evaluate(() => window.ledgerPage.volumes())).toEqual({ equal: true, count: 4 });
  await tab.evaluate(() => window.ledgerPage.damage(2, 3));

  // The others are read all the same; the app goes on.
  const audit = await tab.evaluate(() => window.ledgerPage.audit());
  expect(audit.seqs).toEqual([1, 3, 4]);
  expect(audit.damaged).toEqual({ ok: true, value: 2 });
  expect(await tab.evaluate(() => window.ledgerPage.trouble())).toEqual({ is: 'damaged', detail: '2' });
  expect(await tab.evaluate(() => window.ledgerPage.write(['e']))).toEqual([5]);
  expect(await tab.evaluate(() => window.ledgerPage.copySize())).toBe(5);

  expect(await tab.evaluate(() => window.ledgerPage.setAside())).toBe(true);
  expect(await tab.evaluate(() => window.ledgerPage.trouble())).toBeNull();
  const after = await tab.evaluate(() => window.ledgerPage.audit());
  expect(after.seqs.sort()).toEqual([1, 2, 3, 4, 5]);
  expect(after.damaged).toEqual({ ok: true, value: 0 });
  // What was found is kept beside.
  expect(await tab.evaluate(() => window.ledgerPage.copySize())).toBe(7);
  expect(await tab.evaluate(() => window.ledgerPage.compare())).toMatchObject({ equal: true, stored: 5 });
  expect(await tab.evaluate(() => window.ledgerPage.get('c'))).toEqual({ first: 'c', value: 'sound' });
});

test('a full disk refuses a command whole, and goes on when there is room', async ({ keeper, ledgerUrl }) => {
  const { origin } = new URL(ledgerUrl);
  const devTools = await keeper.context.newCDPSession(keeper.page);
  await devTools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 4_000_000 });
  const tab = await openTab(keeper.page, ledgerUrl);
  // What repeats is deflated on the way to the disk, and fills none.
  const big = randomBytes(225_000).toString('base64');
  let commands = 0;
  let answer: readonly number[] | string = [];
  while (typeof answer !== 'string' && commands < 100) {
    commands += 1;
    answer = await tab.evaluate(([n, value]) => window.ledgerPage.write([`a${n}`, `b${n}`], value), [
      commands,
      big,
    ] as const);
  }
  expect(answer).toBe('full');
  expect(await tab.evaluate(() => window.ledgerPage.trouble())).toMatchObject({ is: 'full' });
  const held = 2 * (commands - 1);
  expect(await tab.evaluate(() => window.ledgerPage.end())).toBe(held);

  await devTools.send('Storage.overrideQuotaForOrigin', { origin });
  expect(await tab.evaluate(() => window.ledgerPage.retry())).toBe(true);
  expect(await tab.evaluate(() => window.ledgerPage.write(['c']))).toEqual([held + 1]);
  expect(await tab.evaluate(() => window.ledgerPage.compare())).toMatchObject({
    equal: true,
    stored: held + 1,
  });
  await expect.poll(() => tab.evaluate(() => window.ledgerPage.trouble())).toBeNull();
  await expect.poll(() => tab.evaluate(() => window.ledgerPage.volumes())).toMatchObject({ equal: true });
});

test('a log that another page deletes comes back from the volumes', async ({ keeper, ledgerUrl }) => {
  const tab = await openTab(keeper.page, ledgerUrl);
  await tab.evaluate(() => window.ledgerPage.write(['a', 'b']));
  await expect.poll(() => tab.evaluate(() => window.ledgerPage.volumes())).toEqual({ equal: true, count: 2 });
  const other = await keeper.context.newPage();
  await other.goto(ledgerUrl);
  await other.waitForFunction(() => 'ledgerPage' in window);
  expect(await other.evaluate(() => window.ledgerPage.drop('e2e-log'))).toBe('gone');
  await other.close();

  // Numbers that were used must not be used again.
  expect(await tab.evaluate(() => window.ledgerPage.write(['c']))).toBe('unavailable');
  expect(await tab.evaluate(() => window.ledgerPage.trouble())).toMatchObject({ is: 'severed' });
  expect(await tab.evaluate(() => window.ledgerPage.retry())).toBe(true);
  expect(await tab.evaluate(() => window.ledgerPage.trouble())).toBeNull();
  expect(await tab.evaluate(() => window.ledgerPage.write(['c']))).toEqual([3]);
  expect(await tab.evaluate(() => window.ledgerPage.compare())).toMatchObject({ equal: true, stored: 3 });
});

test('a log that was deleted while the app was closed comes back too', async ({ keeper, ledgerUrl }) => {
  const tab = await openTab(keeper.page, ledgerUrl);
  await tab.evaluate(() => window.ledgerPage.write(['a', 'b']));
  await expect.poll(() => tab.evaluate(() => window.ledgerPage.volumes())).toEqual({ equal: true, count: 2 });
  await tab.evaluate(() => window.ledgerPage.close());
  expect(await tab.evaluate(() => window.ledgerPage.drop('e2e-log'))).toBe('gone');
  await openTab(tab, ledgerUrl);
  expect(await tab.evaluate(() => window.ledgerPage.write(['c']))).toEqual([3]);
  expect(await tab.evaluate(() => window.ledgerPage.compare())).toMatchObject({ equal: true, stored: 3 });
});

test('databases that the browser closes are opened again', async ({ keeper, ledgerUrl }) => {
  const tab = await openTab(keeper.page, ledgerUrl);
  expect(await tab.evaluate(() => window.ledgerPage.write(['a']))).toEqual([1]);
  await tab.evaluate(() => window.ledgerPage.caughtUp());
  await expect.poll(() => tab.evaluate(() => window.ledgerPage.volumes())).toEqual({ equal: true, count: 1 });
  const devTools = await keeper.context.newCDPSession(tab);
  // Clearing the site's data closes every open connection by force, and takes everything.
  const { origin } = new URL(ledgerUrl);
  await devTools.send('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb' });
  await expect.poll(() => tab.evaluate(() => window.ledgerPage.write(['b']))).toBe('unavailable');
  expect(await tab.evaluate(() => window.ledgerPage.trouble())).toMatchObject({ is: 'severed' });
  // Nothing is left to bring back: going on is for a person to decide.
  expect(await tab.evaluate(() => window.ledgerPage.retry())).toBe(true);
  expect(await tab.evaluate(() => window.ledgerPage.write(['b']))).toEqual([1]);
  await expect.poll(() => tab.evaluate(() => window.ledgerPage.seen())).toEqual(['b']);
});

test('a store that is emptied behind its back is made anew at the next start', async ({
  keeper,
  ledgerUrl,
}) => {
  const tab = await openTab(keeper.page, ledgerUrl);
  await tab.evaluate(() => window.ledgerPage.write(['a', 'b']));
  await tab.evaluate(() => window.ledgerPage.caughtUp());
  await tab.evaluate(() => window.ledgerPage.close());
  const before = (await tab.evaluate(() => window.ledgerPage.databases())).filter(name =>
    /clients$/.test(name),
  );
  expect(before.length).toBe(1);
  await tab.evaluate(name => window.ledgerPage.ruin(name), before[0] ?? '');
  await openTab(tab, ledgerUrl);
  expect(await tab.evaluate(() => window.ledgerPage.compare())).toMatchObject({ equal: true, stored: 2 });
  // The old one is gone.
  await expect
    .poll(async () =>
      (await tab.evaluate(() => window.ledgerPage.databases())).filter(name => /clients$/.test(name)),
    )
    .not.toEqual(before);
});

test('a store that vanishes while open is made anew', async ({ keeper, ledgerUrl }) => {
  const tab = await openTab(keeper.page, ledgerUrl);
  await tab.evaluate(() => window.ledgerPage.write(['a', 'b']));
  await tab.evaluate(() => window.ledgerPage.caughtUp());
  for (const name of await tab.evaluate(() => window.ledgerPage.databases()))
    if (name.startsWith('rxdb-')) await tab.evaluate(which => window.ledgerPage.drop(which), name);
  expect(await tab.evaluate(() => window.ledgerPage.write(['c']))).toEqual([3]);
  expect(await tab.evaluate(() => window.ledgerPage.compare())).toMatchObject({ equal: true, stored: 3 });
  expect(await tab.evaluate(() => window.ledgerPage.trouble())).toBeNull();
});
