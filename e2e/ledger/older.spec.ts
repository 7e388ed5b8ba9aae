import { expect } from '@playwright/test';
import { openTab, test } from './harness';

test('a log from before rows were packed opens once older tabs let go, and loses nothing when killed', async ({
  keeper,
  ledgerUrl,
}) => {
  const tab = await openTab(keeper.page, ledgerUrl);
  await tab.evaluate(() => window.ledgerPage.write(['a', 'b', 'c'], 'before'));
  await tab.evaluate(() => window.ledgerPage.close());
  await tab.evaluate(() => window.ledgerPage.older());
  const old = await keeper.context.newPage();
  await old.goto(ledgerUrl);
  await old.waitForFunction(() => 'ledgerPage' in window);
  await old.evaluate(() => window.ledgerPage.holdOlder());

  await openTab(tab, ledgerUrl);
  await expect.poll(() => tab.evaluate(() => window.ledgerPage.trouble())).toMatchObject({ is: 'blocked' });
  await old.close();
  await expect.poll(() => tab.evaluate(() => window.ledgerPage.trouble())).toBeNull();
  expect(await tab.evaluate(() => window.ledgerPage.write(['a', 'd'], 'after'))).toEqual([4, 5]);
  await keeper.kill();

  const after = await openTab(keeper.page, ledgerUrl);
  const { seqs, damaged } = await after.evaluate(() => window.ledgerPage.audit());
  expect(seqs).toEqual([1, 2, 3, 4, 5]);
  expect(damaged).toEqual({ ok: true, value: 0 });
  // First: it waits until the store has caught up with the log.
  expect(await after.evaluate(() => window.ledgerPage.compare())).toMatchObject({ equal: true, stored: 4 });
  expect(await after.evaluate(() => window.ledgerPage.get('a'))).toEqual({ first: 'a', value: 'after' });
  expect(await after.evaluate(() => window.ledgerPage.get('b'))).toEqual({ first: 'b', value: 'before' });
  expect(await after.evaluate(() => window.ledgerPage.erase('a'))).toBe(true);
  expect((await after.evaluate(() => window.ledgerPage.audit())).seqs).toEqual([2, 3, 5, 6]);
});
