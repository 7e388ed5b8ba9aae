import { expect } from '@playwright/test';
import { trials } from '../people/trials';
import { openTab, test } from './harness';

test('killed while writing, a browser loses nothing that it acknowledged', async ({ keeper, ledgerUrl }) => {
  const kills = trials(5, 50);
  const acknowledged = new Set<string>();

  for (let kill = 1; kill <= kills; kill++) {
    // Each kill falls into another moment of writing: after more and more commands.
    const wanted = acknowledged.size + 7 + 13 * (kill % 5);
    let enough = () => {};
    const reached = new Promise<void>(resolve => {
      enough = resolve;
    });
    await keeper.context.exposeFunction('acknowledged', (keys: readonly string[]) => {
      for (const key of keys) acknowledged.add(key);
      if (acknowledged.size >= wanted) enough();
    });
    const tab = await openTab(keeper.page, ledgerUrl);
    await tab.evaluate(prefix => window.ledgerPage.writeForEver(prefix), `run${kill}`);
    await reached;
    await keeper.kill();

    const after = await openTab(keeper.page, ledgerUrl);
    const audit = await after.evaluate(() => window.ledgerPage.audit());
    // First: a log that could not be read looks empty.
    expect(audit.damaged).toEqual({ ok: true, value: 0 });
    const held = new Set(audit.keys);
    expect([...acknowledged].filter(key => !held.has(key))).toEqual([]);
    expect(audit.seqs).toEqual(audit.seqs.map((_, index) => index + 1));
    expect(audit.uniqueIds).toBe(true);
    expect(await after.evaluate(() => window.ledgerPage.compare())).toMatchObject({ equal: true });
    await after.evaluate(() => window.ledgerPage.close());
    await after.goto('about:blank');
    // Exposed functions stay with the context; the next round's is another.
    await keeper.restart();
  }

  const last = await openTab(keeper.page, ledgerUrl);
  await expect
    .poll(() => last.evaluate(() => window.ledgerPage.volumes()), { timeout: 60_000 })
    .toMatchObject({ equal: true });
  await last.evaluate(() => window.ledgerPage.rebuild());
  expect(await last.evaluate(() => window.ledgerPage.compare())).toMatchObject({ equal: true });
});

test('every write that is acknowledged asks for strict durability', async ({ keeper, ledgerUrl }) => {
  const tab = await openTab(keeper.page, ledgerUrl);
  expect(await tab.evaluate(() => window.ledgerPage.write(['a', 'b']))).toEqual([1, 2]);
  expect(await tab.evaluate(() => window.ledgerPage.erase('a'))).toBe(true);
  await expect
    .poll(() => tab.evaluate(() => window.ledgerPage.durabilities()))
    .toEqual(['e2e-keys strict', 'e2e-log strict', 'e2e-volumes strict']);
  await tab.evaluate(() => window.ledgerPage.caughtUp());
  const names = await tab.evaluate(() => window.ledgerPage.databases());
  // Beside RxDB's own, the collections: the free edition allows 13, the design 10.
  expect(names.filter(name => /^rxdb-dexie-.*--(?!_)/.test(name)).length).toBeLessThanOrEqual(10);
});
