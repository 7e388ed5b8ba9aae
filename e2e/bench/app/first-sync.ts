import { rmSync } from 'node:fs';
import { startHost } from '../../../src/host/host';
import { filesWithDevices, filled, found, inStep, join, openPage, reopen } from '../../devices/steps';
import { createPerson, type Person } from '../../people/person';
import { createWatch } from '../../people/watch';
import { type Measured, percentile } from '../bench';

const CHANGES = 50_000;
const TRIALS = 3;
const WARM_UPS = 1;

/** Of the browsers too. */
const ZONE = 'America/New_York';
const TITLE = 'Painter here';
const PATIENCE = 240_000;

/**
 * From opening the desk of a device that has nothing yet until its today is on screen and both devices know that
 * they have the same, by WebRTC, the other device having had the book for long.
 */
export const firstSync = async (): Promise<readonly Measured[]> => {
  const watch = createWatch();
  const files = await filesWithDevices();
  const host = await startHost({ port: 0, data: ':memory:', dist: files });
  watch.allow([host.url]);
  const withFresh = async (measure: (tablet: Person) => Promise<number>): Promise<number> => {
    const tablet = await createPerson('tablet', host.url, watch);
    try {
      return await measure(tablet);
    } finally {
      // Whoever leaves first may leave the other's connection failing.
      watch.networkMayFail();
      await tablet.leave();
    }
  };
  const owner = await createPerson('owner', host.url, watch);
  try {
    await found(await openPage(owner));
    await filled(owner.page, CHANGES, ZONE, TITLE);
    const took: number[] = [];
    for (let trial = 0; trial < WARM_UPS + TRIALS; trial += 1)
      took.push(await withFresh(tablet => synced(owner, tablet)));
    const [trouble] = watch.troubles();
    if (trouble) throw new Error(trouble);
    return [
      {
        name: '50,000 changes to a fresh device: heads equal and today on screen',
        budget: { unit: 'ms', most: 10_000 },
        measure: percentile(took.slice(WARM_UPS), 50),
      },
    ];
  } finally {
    await owner.leave();
    await host.stop();
    rmSync(files, { recursive: true, force: true });
  }
};

const synced = async (owner: Person, tablet: Person): Promise<number> => {
  await join(owner.page, await openPage(tablet));
  await tablet.page.evaluate(() => window.devicePage.close());
  await reopen(owner.page, true);
  const begun = Date.now();
  await tablet.visit('/#/desk');
  await tablet.page.getByText(TITLE).first().waitFor({ timeout: PATIENCE });
  await inStep(owner.page, 1, PATIENCE);
  return Date.now() - begun;
};
