import * as v from 'valibot';
import type { LetterFault } from '../../app/ports';
import type { Busy } from '../../core/busy';
import { ChangeId } from '../../core/hlc';
import { PlainDate } from '../../core/hours';
import { Key } from '../../core/id';
import type { Json } from '../../core/json';
import type { Result } from '../../core/result';
import { parseBody } from './body';

const instant = v.pipe(v.number(), v.safeInteger());
const interval = v.object({ start: instant, end: instant });

const BusyBody = v.object({
  v: v.literal(1),
  version: ChangeId,
  ...interval.entries,
  staff: v.record(
    Key,
    v.object({
      taken: v.array(interval),
      off: v.array(interval),
      full: v.array(PlainDate),
      fullWeeks: v.array(PlainDate),
    }),
  ),
  classes: v.array(
    v.object({
      service: Key,
      staff: Key,
      at: instant,
      block: interval,
      left: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
    }),
  ),
});

export const busyBody = (busy: Busy): unknown => ({ v: 1, ...busy });

export const parseBusy = (body: Json): Result<Busy, LetterFault> => parseBody(BusyBody, body);
