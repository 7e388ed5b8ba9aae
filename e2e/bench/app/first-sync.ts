import { rmSync } from 'node:fs';
import { join as path } from 'node:path';
import { build } from 'vite';
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
 * they have the same, by WebRTC, the other device having had the book for long. Beside it two bare pages, of which
 * one sends as many changes over a plain channel and the other writes them down, unchecked and as they come.
 */
export const firstSync = async (): Promise<readonly Measured[]> => {
  const watch = createWatch();
  const files = await filesWithDevices();
  await build({
    configFile: false,
    logLevel: 'error',
    root: path(import.meta.dirname, 'bare'),
    base: './',
    build: { outDir: path(files, 'bare'), emptyOutDir: true, target: 'esnext' },
  });
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
    const [took, bare]: [number[], number[]] = [[], []];
    for (let trial = 0; trial < WARM_UPS + TRIALS; trial += 1) {
      took.push(await withFresh(tablet => synced(owner, tablet)));
      await owner.page.evaluate(() => window.devicePage.close());
      bare.push(await withFresh(tablet => copied(owner, tablet)));
      await openPage(owner);
      await owner.page.evaluate(() => window.devicePage.open(false));
    }
    const [trouble] = watch.troubles();
    if (trouble) throw new Error(trouble);
    return [
      {
        name: '50,000 changes to a fresh device: heads equal and today on screen',
        budget: { unit: 'ms', most: 10_000 },
        measure: percentile(took.slice(WARM_UPS), 50),
        reference: {
          name: 'bare Yjs over a WebRTC channel into bare IndexedDB',
          measure: percentile(bare.slice(WARM_UPS), 50),
        },
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

const copied = async (owner: Person, tablet: Person): Promise<number> => {
  await owner.visit('/bare/index.html');
  const offer = await owner.page.evaluate(count => window.barePage.offer(count), CHANGES);
  const begun = Date.now();
  await tablet.visit('/bare/index.html');
  const answer = await tablet.page.evaluate(given => window.barePage.answer(given), offer);
  await owner.page.evaluate(given => window.barePage.accept(given), answer);
  const count = await tablet.page.evaluate(() => window.barePage.written());
  if (count !== CHANGES) throw new Error(`${count} changes were written down, not ${CHANGES}`);
  return Date.now() - begun;
};
