import type { Page } from '@playwright/test';
import { nextWeekday } from '../../people/days';
import { expectSynced, pair } from '../../people/devices';
import { SALON, setUp, showDay, typeSession } from '../../people/shop';
import { type Measured, percentile } from '../bench';
import { press } from './shown';
import { onStage } from './stage';

const TRIALS = 30;
const WARM_UPS = 5;

/** From pressing "Save" at one desk to the session's being painted on the other's calendar, by WebRTC. */
export const twoDevices = (): Promise<readonly Measured[]> =>
  onStage(async ({ owner, visitor: tablet }) => {
    await setUp(owner, { duration: 15 });
    await pair(owner, tablet);
    await expectSynced([owner, tablet]);
    const day = nextWeekday(2, SALON.zone);
    for (const { visit, page } of [owner, tablet]) {
      await visit('/#/desk');
      await showDay(page, day);
    }
    const first = Temporal.PlainTime.from('09:00');
    const took: number[] = [];
    for (let trial = 0; trial < WARM_UPS + TRIALS; trial += 1) {
      const client = `Client ${trial}`;
      const start = first
        .add({ minutes: 15 * trial })
        .toString()
        .slice(0, 5);
      await typeSession(owner.page, { day, start, client });
      const [pressed, shown] = [await nextPress(owner.page), await painted(tablet.page, `${client},`)];
      await press(owner.page, owner.page.getByRole('button', { name: /^Save/ }));
      took.push((await shown()) - (await pressed()));
    }
    return [
      {
        name: 'two devices on one network: a command on the other’s screen',
        budget: { unit: 'ms', most: 250, percentile: 95 },
        measure: percentile(took.slice(WARM_UPS), 95),
      },
    ];
  });

/** Epoch milliseconds of the next press. Both browsers have this machine's clock. */
const nextPress = async (page: Page): Promise<() => Promise<number>> => {
  const found = await page.evaluateHandle(() => ({
    at: new Promise<number>(resolve =>
      document.addEventListener('click', event => resolve(performance.timeOrigin + event.timeStamp), {
        capture: true,
        once: true,
      }),
    ),
  }));
  return () => found.evaluate(({ at }) => at);
};

/** Epoch milliseconds at which the frame is painted that shows a button which holds `text`. */
const painted = async (page: Page, text: string): Promise<() => Promise<number>> => {
  const found = await page.evaluateHandle(held => {
    const at = new Promise<number>((resolve, reject) => {
      setTimeout(() => reject(new Error(`Nothing showed ${held}`)), 20_000);
      const watch = new MutationObserver(() => {
        const buttons = [...document.querySelectorAll('button')];
        if (!buttons.some(button => button.textContent?.includes(held))) return;
        watch.disconnect();
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => resolve(performance.timeOrigin + performance.now());
          port2.postMessage(null);
        });
      });
      watch.observe(document, { childList: true, subtree: true, characterData: true });
    });
    return { at };
  }, text);
  return () => found.evaluate(({ at }) => at);
};
