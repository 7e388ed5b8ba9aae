import { book, chooseTime, contact, fillIn } from '../../people/booking';
import { nextWeekday } from '../../people/days';
import type { Person } from '../../people/person';
import { SALON, setUp } from '../../people/shop';
import { type Measured, percentile } from '../bench';
import { lengthOfSent, twoHops } from './hops';
import { whenShown } from './shown';
import { onStage } from './stage';

// A business takes thirty bookings an hour before further ones wait for its yes.
const TRIALS = 25;
const WARM_UPS = 3;

/** From pressing "Book" to reading "Confirmed", the whole app on both sides and the relay on this machine. */
export const roundTrip = (): Promise<readonly Measured[]> =>
  onStage(async ({ world, owner, visitor }) => {
    const lengths = [lengthOfSent(visitor.page), lengthOfSent(owner.page)] as const;
    const link = await setUp(owner, { duration: 15 });
    const first = nextWeekday(2, SALON.zone).toZonedDateTime({ timeZone: SALON.zone, plainTime: '09:00' });
    const took: number[] = [];
    for (let trial = 0; trial < WARM_UPS + TRIALS; trial += 1) {
      took.push(await confirmedAfter(visitor, link, first.add({ minutes: 15 * trial }).toInstant()));
    }
    const [asks, answers] = [await visitor.context.newPage(), await owner.context.newPage()];
    const bare: number[] = [];
    for (let trial = 0; trial < WARM_UPS + TRIALS; trial += 1)
      bare.push(
        await twoHops({
          relay: world.relays[0]?.url ?? '',
          asks,
          answers,
          lengths: [lengths[0](), lengths[1]()],
        }),
      );
    return [
      {
        name: 'request to confirmed view, relay on the same machine',
        budget: { unit: 'ms', most: 500, percentile: 95 },
        measure: percentile(took.slice(WARM_UPS), 95),
        reference: {
          name: 'two letters of that length through the relay, by bare sockets',
          measure: percentile(bare.slice(WARM_UPS), 95),
        },
      },
    ];
  });

const confirmedAfter = async (
  { page, visit, forget }: Person,
  link: string,
  start: Temporal.Instant,
): Promise<number> => {
  await forget();
  await visit(link);
  await chooseTime(page, start, SALON.zone);
  await fillIn(page, contact('Trial'));
  const confirmed = await whenShown(page, '[role=status][aria-label="Booking status"]', 'Confirmed');
  await book(page);
  return confirmed();
};
