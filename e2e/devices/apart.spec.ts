import type { Person } from '../people/person';
import { trials } from '../people/trials';
import { expect, test } from './harness';
import { found, headsOf, inStep, join, openPage, reopen } from './steps';

const DAY = 24 * 3600_000;
const DAYS = 7;

const recordsOf = ({ page }: Person): Promise<string> => page.evaluate(() => window.devicePage.records());

const together = async (devices: readonly Person[], off = 0): Promise<void> => {
  await Promise.all(devices.map(({ page }) => reopen(page, true, off)));
  await Promise.all(devices.map(({ page }) => inStep(page, devices.length - 1, 120_000)));
};

test('three devices that are cut off for a week, each writing hundreds of changes, end with the same book', async ({
  person,
}) => {
  const devices = [await person('owner'), await person('tablet'), await person('laptop')] as const;
  const [owner, tablet, laptop] = devices;
  await found(owner.page);
  for (const other of [tablet, laptop]) await join(owner.page, other.page);
  await together(devices);

  const own = (of: Person): string[] =>
    Array.from({ length: DAYS * trials(20, 100) }, (_, n) => `${of.name} ${n}`);
  await Promise.all(
    devices.map(async device => {
      const names = own(device);
      for (let day = 0; day < DAYS; day++) {
        await reopen(device.page, false, day * DAY);
        const todays = names.slice((day * names.length) / DAYS, ((day + 1) * names.length) / DAYS);
        await device.page.evaluate(of => window.devicePage.writeAll(of), todays);
        // Something that all three change on the same day, and something that each does away with.
        const said = `${device.name} on day ${day}`;
        await device.page.evaluate(([at, value]) => window.devicePage.write(`shared ${at}`, value), [
          day,
          said,
        ] as const);
        await device.page.evaluate(name => window.devicePage.erase(name), todays[0] ?? '');
      }
    }),
  );
  await together(devices, DAYS * DAY);

  const [records, ...others] = await Promise.all(devices.map(recordsOf));
  for (const other of others) expect(other).toBe(records);
  const heads = await Promise.all(devices.map(({ page }) => headsOf(page)));
  expect(new Set(heads).size).toBe(1);
  for (const device of devices) {
    const kept = devices.flatMap(of => own(of).filter((_, n) => n % (own(of).length / DAYS) !== 0));
    expect(await device.page.evaluate(names => window.devicePage.missing(names), kept)).toEqual([]);
    const gone = devices.flatMap(of => own(of).filter(name => !kept.includes(name)));
    expect(await device.page.evaluate(names => window.devicePage.missing(names), gone)).toEqual(gone);
  }
});

test('a tablet that is killed again and again while it syncs loses nothing acknowledged', async ({
  person,
}) => {
  const [owner, tablet] = [await person('owner'), await person('tablet')];
  await found(owner.page);
  await join(owner.page, tablet.page);
  await together([owner, tablet]);
  const saved: string[] = [];
  for (let kill = 0; kill < trials(3, 50); kill++) {
    const names = Array.from({ length: 60 }, (_, n) => `${kill}.${n}`);
    const after = Math.ceil(Math.random() * names.length);
    const struck = new Promise<void>(strike =>
      tablet.page.exposeFunction('arrived', (name: string) => {
        saved.push(name);
        if (name === names[after - 1]) strike();
      }),
    );
    // Both write, so that the tablet is struck while it sends and while it takes in.
    const theirs = names.map(name => `owner ${name}`);
    const written = owner.page.evaluate(of => window.devicePage.writeAll(of), theirs);
    const ended = tablet.page.evaluate(of => window.devicePage.writeAll(of), names);
    // A device that cannot write is not waited for until the time is up.
    await Promise.race([struck, ended]);
    const killed = ended.catch(() => undefined);
    await tablet.kill();
    await Promise.all([written, killed]);
    saved.push(...theirs);
    test.info().annotations.push({ type: 'killed after', description: `${after} changes` });
    await openPage(tablet);
    await tablet.page.evaluate(() => window.devicePage.open(true));
  }
  await Promise.all([owner, tablet].map(({ page }) => inStep(page, 1, 60_000)));
  for (const { page } of [owner, tablet])
    expect(await page.evaluate(names => window.devicePage.missing(names), saved)).toEqual([]);
  expect(await recordsOf(tablet)).toBe(await recordsOf(owner));
});
