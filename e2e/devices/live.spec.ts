import { soak } from '../people/trials';
import { expect, test } from './harness';
import { found, headsOf, holds, inStep, join, openPage, reopen } from './steps';

const YEAR = 365.25 * 24 * 3600_000;

test('two devices that wrote apart meet, and from then on have the same book', async ({ person }) => {
  const [owner, tablet] = [await person('owner'), await person('tablet')];
  await found(owner.page);
  await join(owner.page, tablet.page);
  await owner.page.evaluate(() => window.devicePage.write('owner'));
  await tablet.page.evaluate(() => window.devicePage.write('tablet'));
  await Promise.all([owner, tablet].map(one => reopen(one.page, true)));
  await Promise.all([inStep(owner.page, 1), inStep(tablet.page, 1)]);
  expect(await headsOf(owner.page)).toBe(await headsOf(tablet.page));

  // Met, each hears of the other's writing by itself.
  for (const [from, to, name] of [
    [owner, tablet, 'from the owner'],
    [tablet, owner, 'from the tablet'],
  ] as const) {
    await from.page.evaluate(text => window.devicePage.write(text), name);
    await holds(to.page, name, 1);
  }
  await Promise.all([inStep(owner.page, 1), inStep(tablet.page, 1)]);

  // What is erased on one is erased on the other, in log and volume.
  await owner.page.evaluate(() => window.devicePage.erase('tablet'));
  await holds(tablet.page, 'tablet', 0);
  await Promise.all([inStep(owner.page, 1), inStep(tablet.page, 1)]);
  const volumes = await Promise.all(
    [owner, tablet].map(one => one.page.evaluate(() => window.devicePage.volumes())),
  );
  expect(volumes[0]).toEqual(volumes[1]);
});

test('a volume may be compacted while its room is open', async ({ person }) => {
  const [owner, tablet] = [await person('owner'), await person('tablet')];
  await found(owner.page);
  await join(owner.page, tablet.page);
  await Promise.all([owner, tablet].map(one => reopen(one.page, true)));
  await owner.page.evaluate(() => window.devicePage.write('before'));
  await Promise.all([inStep(owner.page, 1), inStep(tablet.page, 1)]);
  const [volume] = await tablet.page.evaluate(() => window.devicePage.volumes());
  expect(await tablet.page.evaluate(year => window.devicePage.compact(year), volume?.year ?? 0)).toBe(true);
  await owner.page.evaluate(() => window.devicePage.write('after'));
  await holds(tablet.page, 'after', 1);
  await Promise.all([inStep(owner.page, 1), inStep(tablet.page, 1)]);
});

test('what a device with a wrong clock wrote into a far year is found', async ({ person }) => {
  const [owner, tablet] = [await person('owner'), await person('tablet')];
  await found(owner.page);
  await join(owner.page, tablet.page);
  await owner.page.evaluate(() => window.devicePage.write('now'));
  await reopen(owner.page, true);
  await reopen(tablet.page, true, 20 * YEAR);
  await tablet.page.evaluate(() => window.devicePage.write('far'));
  await holds(owner.page, 'far', 1);
  await holds(tablet.page, 'now', 1);
  await Promise.all([inStep(owner.page, 1), inStep(tablet.page, 1)]);
  const volumes = await owner.page.evaluate(() => window.devicePage.volumes());
  expect(volumes.length).toBe(2);
  expect(volumes).toEqual(await tablet.page.evaluate(() => window.devicePage.volumes()));
});

test('a device that is killed and comes back catches up', async ({ person }) => {
  const [owner, tablet] = [await person('owner'), await person('tablet')];
  await found(owner.page);
  await join(owner.page, tablet.page);
  await Promise.all([owner, tablet].map(one => reopen(one.page, true)));
  await tablet.page.evaluate(() => window.devicePage.write('before'));
  await Promise.all([inStep(owner.page, 1), inStep(tablet.page, 1)]);
  await tablet.kill();
  await owner.page.evaluate(() => window.devicePage.write('meanwhile'));
  await openPage(tablet);
  await tablet.page.evaluate(() => window.devicePage.open(true));
  await holds(tablet.page, 'meanwhile', 1);
  await Promise.all([inStep(owner.page, 1), inStep(tablet.page, 1)]);
  expect(await headsOf(owner.page)).toBe(await headsOf(tablet.page));
});

test('pair after pair meets, and none hangs', async ({ person }) => {
  const pairs = soak ? 200 : 10;
  const [owner, tablet] = [await person('owner'), await person('tablet')];
  await found(owner.page);
  await join(owner.page, tablet.page);
  for (let n = 0; n < pairs; n++) {
    await owner.page.evaluate(name => window.devicePage.write(name), `owner ${n}`);
    await tablet.page.evaluate(name => window.devicePage.write(name), `tablet ${n}`);
    await Promise.all([owner, tablet].map(one => reopen(one.page, true)));
    await Promise.all([inStep(owner.page, 1), inStep(tablet.page, 1)]);
    expect(await headsOf(owner.page)).toBe(await headsOf(tablet.page));
    await Promise.all([owner, tablet].map(one => reopen(one.page, false)));
  }
});
