import { nextWeekday } from '../../people/days';
import { SALON, setUp, showDay, typeSession } from '../../people/shop';
import { type Measured, percentile } from '../bench';
import { press, whenShown } from './shown';
import { onStage } from './stage';

const TRIALS = 30;
const WARM_UPS = 5;

/** From pressing "Save" to the session's being painted on the calendar: written, strictly, by then. */
export const command = (): Promise<readonly Measured[]> =>
  onStage(async ({ owner }) => {
    await setUp(owner, { duration: 15 });
    const { page } = owner;
    const day = nextWeekday(2, SALON.zone);
    await showDay(page, day);
    const first = Temporal.PlainTime.from('09:00');
    const took: number[] = [];
    for (let trial = 0; trial < WARM_UPS + TRIALS; trial += 1) {
      const client = `Client ${trial}`;
      await typeSession(page, {
        day,
        start: first
          .add({ minutes: 15 * trial })
          .toString()
          .slice(0, 5),
        client,
      });
      const shown = await whenShown(page, 'button', `${client},`);
      await press(page, page.getByRole('button', { name: /^Save/ }));
      took.push(await shown());
    }
    return [
      {
        name: 'a command: durable and on screen',
        budget: { unit: 'ms', most: 50, percentile: 95 },
        measure: percentile(took.slice(WARM_UPS), 95),
      },
    ];
  });
