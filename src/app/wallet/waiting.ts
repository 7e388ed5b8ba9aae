import type { Key } from '../../core/id';
import type { AnswerRow } from '../../core/views';
import { combine } from '../live';
import type { Box, Clock, Live, Stop } from '../ports';
import { rowsOf } from './outcome';

type Ports = {
  readonly box: Pick<Box, 'rows'>;
  readonly clock: Clock;
  /** Told whenever what the wallet keeps may be other. */
  readonly news: Live<unknown>;
};

/** The desk's answer to a request; null: none came for so long (ms), or it was given up. */
export type AnswerTo = (
  root: string,
  request: Key,
  wait: number,
  until?: AbortSignal,
) => Promise<AnswerRow | null>;

export const createAnswerTo =
  ({ box, clock, news }: Ports): AnswerTo =>
  (root, request, wait, until) =>
    new Promise(resolve => {
      let stop: Stop = () => undefined;
      const end = (answer: AnswerRow | null): void => {
        queueMicrotask(() => stop());
        alarm();
        until?.removeEventListener('abort', give);
        resolve(answer);
      };
      const give = (): void => end(null);
      const alarm = clock.at(clock.now() + wait, give);
      until?.addEventListener('abort', give);
      stop = combine(
        [news],
        async () => rowsOf(await box.rows(root), request).answer,
      )(answer => {
        if (answer) end(answer);
      });
    });
