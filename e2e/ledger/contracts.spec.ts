import { expect } from '@playwright/test';
import { openTab, test } from './harness';

for (const of of ['log', 'store'] as const)
  test(`the ${of} keeps its contract on a real disk`, async ({ keeper, ledgerUrl }) => {
    const tab = await openTab(keeper.page, ledgerUrl);
    // A page has room for one store: RxDB's free edition counts the collections of all.
    await tab.evaluate(() => window.ledgerPage.close());
    const names = await tab.evaluate(which => window.ledgerPage.contracts.names(which), of);
    expect(names.length).toBeGreaterThan(5);
    for (const [at, name] of names.entries())
      await test.step(name, () =>
        tab.evaluate(([which, index]) => window.ledgerPage.contracts.run(which, index), [of, at] as const),
      );
  });
