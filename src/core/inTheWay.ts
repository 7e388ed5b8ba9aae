import { blocksOf } from './blocks';
import type { Book } from './book';
import { type Busy, NOTHING_TAKEN } from './busy';
import { dateFrom, mondayOf } from './dates';
import type { Obstacle } from './obstacle';
import type { Service } from './services';
import { blockOf, isBlock, takesTime } from './sessions';
import type { Staff } from './staff';
import { type Interval, MINUTE, overlaps } from './time';
import type { WhyNot, WhyNotAsk } from './why';
import { createZone } from './zone';

/** Says what the obstacle to a start is, naming the session where the sessions are at hand. */
export const inTheWay = (
  book: Pick<Book, 'business' | 'services'>,
  busy: Pick<Busy, 'staff' | 'classes'>,
  service: Service,
  staff: Staff,
  ask: WhyNotAsk,
  obstacle: Obstacle,
): WhyNot => {
  const zone = createZone(book.business.zone);
  const day = zone.dayOf(ask.start);
  const session = { start: ask.start, end: ask.start + service.duration * MINUTE };
  switch (obstacle) {
    case 'full-day':
      return { is: 'day-limit', date: dateFrom(day), limit: staff.perDay };
    case 'full-week':
      return { is: 'week-limit', date: dateFrom(mondayOf(day)), limit: staff.perWeek };
    case 'off':
      return away(busy, staff, ask, session);
    case 'taken':
      return taken(book, busy, service, staff, ask, session);
  }
};

const away = (
  busy: Pick<Busy, 'staff'>,
  { key }: Staff,
  { sessions = [], now }: WhyNotAsk,
  own: Interval,
): WhyNot => {
  const session = sessions.find(
    one => isBlock(one) && one.when.staff === key && takesTime(one, now) && overlaps(blockOf(one), own),
  );
  if (session) return { is: 'blocked', session };
  const { off } = busy.staff[key] ?? NOTHING_TAKEN;
  return { is: 'time-off', span: off.find(span => overlaps(span, own)) ?? own };
};

const taken = (
  book: Pick<Book, 'services'>,
  busy: Pick<Busy, 'staff' | 'classes'>,
  service: Service,
  { key }: Staff,
  { sessions = [], now, start }: WhyNotAsk,
  own: Interval,
): WhyNot => {
  const withBuffers = {
    start: own.start - service.before * MINUTE,
    end: own.end + service.after * MINUTE,
  };
  const met = blocksOf(book, sessions, now).filter(
    block => block.staff === key && overlaps(block.block, withBuffers),
  );
  const same = met.find(block => block.service === service.key && block.start === start && block.seats > 1);
  if (same && same.sessions.length >= same.seats) return { is: 'class-full', seats: same.seats };
  const others = met.filter(block => block !== same).flatMap(block => block.sessions);
  const hit = others.find(({ when }) => overlaps(when, own));
  if (hit) return { is: 'taken', session: hit };
  const [near] = others;
  if (near) return { is: 'buffer', session: near };
  // Only the taken times are known, in which buffers are folded.
  const isHit =
    (busy.staff[key] ?? NOTHING_TAKEN).taken.some(span => overlaps(span, own)) ||
    busy.classes.some(
      one =>
        one.staff === key && !(one.service === service.key && one.at === start) && overlaps(one.block, own),
    );
  return { is: isHit ? 'taken' : 'buffer', session: null };
};
