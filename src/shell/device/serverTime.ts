import type { Clock, Live } from '../../app/ports';

const LOOK_AGAIN = 3_600_000;

/**
 * How far this device's clock is off, in milliseconds, by the `Date` that the app's own host sends with a file
 * (accurate to a second, and to the time that the answer takes). Null while the host cannot be asked.
 */
export const createClockOff =
  (page: string, clock: Clock): Live<number | null> =>
  listen => {
    let stop = (): void => undefined;
    let stopped = false;
    const look = async (): Promise<void> => {
      stop = clock.at(clock.now() + LOOK_AGAIN, () => void look());
      try {
        // HEAD, because the app's own cache answers only GET.
        const answer = await fetch(new URL('config.json', page), { method: 'HEAD', cache: 'no-store' });
        const date = Date.parse(answer.headers.get('date') ?? '');
        // A cache on the way answers with the date of when it was told itself, and how long ago that was.
        const age = Number(answer.headers.get('age') ?? 0) * 1000;
        tell(Number.isFinite(date + age) ? clock.now() - date - age : null);
      } catch {
        tell(null);
      }
    };
    const tell = (off: number | null): void => {
      if (!stopped) listen(off);
    };
    listen(null);
    void look();
    return () => {
      stopped = true;
      stop();
    };
  };
