import { expect, type Page } from '@playwright/test';
import { openTab, test } from './harness';

const keepers = async (tabs: readonly Page[]) =>
  (await Promise.all(tabs.map(tab => tab.evaluate(() => window.ledgerPage.keeping())))).filter(Boolean)
    .length;

test('tabs that write at once share one count, and show the same', async ({ keeper, ledgerUrl }) => {
  const tabs = [keeper.page, await keeper.context.newPage(), await keeper.context.newPage()];
  await Promise.all(tabs.map(tab => openTab(tab, ledgerUrl)));

  const rounds = 15;
  const written = await Promise.all(
    tabs.map((tab, t) =>
      tab.evaluate(
        async ([prefix, count]) => {
          const numbers: unknown[] = [];
          for (let n = 0; n < count; n++)
            numbers.push(await window.ledgerPage.write([`${prefix}-${n}`, 'shared'], `${prefix}-${n}`));
          return numbers;
        },
        [`tab${t}`, rounds] as const,
      ),
    ),
  );
  const numbers = written.flat(2).sort((a, b) => Number(a) - Number(b));
  expect(numbers).toEqual(numbers.map((_, index) => index + 1));

  const audit = await keeper.page.evaluate(() => window.ledgerPage.audit());
  expect(audit).toMatchObject({ count: numbers.length, uniqueIds: true, damaged: { ok: true, value: 0 } });
  expect(await keepers(tabs)).toBe(1);
  const shared = await Promise.all(
    tabs.map(async tab => {
      expect(await tab.evaluate(() => window.ledgerPage.compare())).toMatchObject({ equal: true });
      await expect
        .poll(() => tab.evaluate(() => window.ledgerPage.seen().length))
        .toBe(tabs.length * rounds + 1);
      return tab.evaluate(() => window.ledgerPage.get('shared'));
    }),
  );
  expect(new Set(shared.map(fields => JSON.stringify(fields))).size).toBe(1);
});

test('when the keeper closes, another tab keeps', async ({ keeper, ledgerUrl }) => {
  const first = await openTab(keeper.page, ledgerUrl);
  await expect.poll(() => keepers([first])).toBe(1);
  const second = await openTab(await keeper.context.newPage(), ledgerUrl);
  expect(await keepers([first, second])).toBe(1);
  await first.close();
  await second.evaluate(() => window.ledgerPage.write(['x']));
  await expect.poll(() => second.evaluate(() => window.ledgerPage.seen())).toEqual(['x']);
  expect(await keepers([second])).toBe(1);
});

test('a frozen keeper is replaced, and fenced when it thaws', async ({ keeper, ledgerUrl }) => {
  const frozen = await openTab(keeper.page, ledgerUrl);
  await expect.poll(() => keepers([frozen])).toBe(1);
  await frozen.evaluate(() => window.ledgerPage.write(['before']));
  const other = await openTab(await keeper.context.newPage(), ledgerUrl);
  await other.evaluate(() => window.ledgerPage.caughtUp());

  const devTools = await keeper.context.newCDPSession(frozen);
  // Headless Chromium freezes no page that it shows. One that stands still in a debugger holds its lock and
  // hears nothing, as a frozen one does.
  await devTools.send('Debugger.enable');
  await devTools.send('Debugger.pause');
  await other.evaluate(() => window.ledgerPage.write(['meanwhile']));
  await expect
    .poll(() => other.evaluate(() => window.ledgerPage.seen()), { timeout: 30_000 })
    .toEqual(['before', 'meanwhile']);
  // What a tab wrote itself it sees before anybody carries it on.
  await expect.poll(() => keepers([other]), { timeout: 30_000 }).toBe(1);

  await devTools.send('Debugger.disable');
  expect(await frozen.evaluate(() => window.ledgerPage.write(['after']))).toEqual([3]);
  await expect
    .poll(() => frozen.evaluate(() => window.ledgerPage.seen()))
    .toEqual(['after', 'before', 'meanwhile']);
  await expect.poll(() => keepers([frozen, other])).toBe(1);
  for (const tab of [frozen, other])
    expect(await tab.evaluate(() => window.ledgerPage.compare())).toMatchObject({ equal: true });
});

test('a tab that comes into view notices that the keeper is frozen, though nothing is written', async ({
  keeper,
  ledgerUrl,
}) => {
  const frozen = await openTab(keeper.page, ledgerUrl);
  await expect.poll(() => keepers([frozen])).toBe(1);
  // Stopped amid its start it would hold a transaction open, for which all others wait: no browser freezes such a page.
  await frozen.evaluate(() => window.ledgerPage.caughtUp());
  const devTools = await keeper.context.newCDPSession(frozen);
  await devTools.send('Debugger.enable');
  await devTools.send('Debugger.pause');
  const other = await openTab(await keeper.context.newPage(), ledgerUrl);
  await expect.poll(() => keepers([other]), { timeout: 30_000 }).toBe(1);
  await devTools.send('Debugger.disable');
  await expect.poll(() => keepers([frozen, other])).toBe(1);
  await frozen.evaluate(() => window.ledgerPage.write(['after']));
  await expect.poll(() => other.evaluate(() => window.ledgerPage.seen())).toEqual(['after']);
});
