import * as v from 'valibot';
import { Horizon } from './business';
import { type Dated, Weekly } from './hours';
import { Key } from './id';
import { Money } from './money';

const minutes = (min: number, max: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(min), v.maxValue(max));

/** What can be booked. Lengths of time in minutes, elapsed. */
export const Service = v.object({
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(120)),
  about: v.optional(v.pipe(v.string(), v.maxLength(400)), ''),
  duration: minutes(1, 1440),
  price: v.optional(v.nullable(Money), null),
  before: v.optional(minutes(0, 720), 0),
  after: v.optional(minutes(0, 720), 0),
  /** More than one makes it a class: its attendees share one block of the staff's time. */
  seats: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(500)), 1),
  staff: v.optional(v.array(Key), []),
  /** Between starts; null: the duration. */
  every: v.optional(v.nullable(minutes(1, 1440)), null),
  hidden: v.optional(v.boolean(), false),
  /** Bookings wait for the owner's yes, at most `answerWithin`. */
  ask: v.optional(v.boolean(), false),
  answerWithin: v.optional(minutes(5, 43200), 1440),
  /** In place of the business's. */
  notice: v.optional(v.nullable(minutes(0, 525600)), null),
  horizon: v.optional(v.nullable(Horizon), null),
  /** Its own timetable, within which its staff's hours do not matter; null: its staff's hours. */
  weekly: v.optional(v.nullable(Weekly), null),
  form: v.optional(v.nullable(Key), null),
  order: v.optional(v.number(), 0),
  archived: v.optional(v.boolean(), false),
});
export type Service = v.InferOutput<typeof Service> & { readonly key: Key; readonly dated: Dated };

export const isClass = (service: Pick<Service, 'seats'>): boolean => service.seats > 1;
