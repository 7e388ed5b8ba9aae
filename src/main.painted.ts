import type { Desk } from './app/desk/desk';
import type { Live } from './app/ports';

/** Milliseconds for the frame that shows the first day to get on screen. */
const AFTER_SHOWN = 100;
/** Milliseconds after which it is not waited for: the first screen is another one, or the tab in the background. */
const AT_MOST = 1_500;

export type Painted = {
  /** Resolves when the first screen is painted; what nobody looks at has time until then. */
  readonly idle: () => Promise<void>;
  /** The same desk, which tells here when it showed a calendar its sessions. */
  readonly watched: (desk: Desk) => Desk;
};

export const createPainted = (): Painted => {
  let painted: () => void = () => undefined;
  let waiting: Promise<void> | null = null;
  const done = new Promise<void>(resolve => {
    painted = resolve;
  });
  const shown = (): void => {
    requestAnimationFrame(() => setTimeout(painted, AFTER_SHOWN));
  };
  const telling =
    <T>(live: Live<T>): Live<T> =>
    listen =>
      live(value => {
        listen(value);
        shown();
      });
  return {
    idle: () => {
      waiting ??= Promise.race([done, new Promise<void>(resolve => setTimeout(resolve, AT_MOST))]);
      return waiting;
    },
    watched: desk => ({
      ...desk,
      sessions: {
        ...desk.sessions,
        between: (from, until) => telling(desk.sessions.between(from, until)),
      },
    }),
  };
};
