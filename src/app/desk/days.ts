import type { Book } from '../../core/book';
import { HOUR } from '../../core/time';
import { createZone, type TimeZone } from '../../core/zone';
import { combine } from '../live';
import type { Clock, Live, Stop } from '../ports';

/**
 * The zone of the business, told again with each day that begins there: codes end and subscriptions renew then. Looked
 * at every hour as well, for a device that slept over it.
 */
export const daysOf = (clock: Clock, book: Live<Book>): Live<TimeZone> => {
  const zones = combine([book], ({ business }) => business.zone);
  return listen => {
    let alarm: Stop = () => undefined;
    let known: string | null = null;
    const stop = zones(name => {
      if (name === known) return;
      known = name;
      alarm();
      const zone = createZone(name);
      let day = zone.dayOf(clock.now());
      const wait = (): void => {
        const now = clock.now();
        alarm = clock.at(Math.min(zone.startOf(zone.dayOf(now) + 1), now + HOUR), look);
      };
      const look = (): void => {
        const present = zone.dayOf(clock.now());
        wait();
        if (present === day) return;
        day = present;
        listen(zone);
      };
      wait();
      listen(zone);
    });
    return () => {
      stop();
      alarm();
    };
  };
};
