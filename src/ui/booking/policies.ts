import type { Catalog, OfferedService } from '../../core/catalog';
import { lengthText } from '../format';
import type { BookingWords } from '../words/booking/en';
import type { ClientWords } from '../words/client/en';

type Language = {
  readonly words: Pick<
    ClientWords['details'],
    | 'asks'
    | 'notice'
    | 'changes'
    | 'mayMove'
    | 'mayMoveAny'
    | 'moveElse'
    | 'mayCancel'
    | 'mayCancelAny'
    | 'cancelElse'
  >;
  readonly shared: BookingWords;
  /** BCP 47 */
  readonly region: string;
};

/** The rules that a booking of this service follows, a sentence each, for whoever is about to book. */
export const policyTexts = (
  business: Pick<Catalog['business'], 'name' | 'notice' | 'moving' | 'cancelling'>,
  service: Pick<OfferedService, 'ask' | 'answerWithin' | 'notice'>,
  { words, shared, region }: Language,
): readonly string[] => {
  const notice = service.notice ?? business.notice;
  const length = (minutes: number) => daysOrLess(minutes, shared, region);
  return [
    ...(service.ask ? [words.asks(length(service.answerWithin))] : []),
    ...(notice > 0 ? [words.notice(length(notice))] : []),
    ...changeTexts(business, words, length),
  ];
};

const changeTexts = (
  { name, moving, cancelling }: Pick<Catalog['business'], 'name' | 'moving' | 'cancelling'>,
  words: Language['words'],
  length: (minutes: number) => string,
): readonly string[] => {
  if (!moving.allowed && !cancelling.allowed) return [words.changes(name)];
  const move = moving.until === 0 ? words.mayMoveAny : words.mayMove(length(moving.until));
  const cancel = cancelling.until === 0 ? words.mayCancelAny : words.mayCancel(length(cancelling.until));
  return [moving.allowed ? move : words.moveElse(name), cancelling.allowed ? cancel : words.cancelElse(name)];
};

const DAY = 24 * 60;

/** "3 days", where hours would be many; a single day stays "24 hours", which no midnight cuts short. */
const daysOrLess = (minutes: number, shared: BookingWords, region: string): string =>
  minutes > DAY && minutes % DAY === 0
    ? new Intl.NumberFormat(region, { style: 'unit', unit: 'day', unitDisplay: 'long' }).format(minutes / DAY)
    : lengthText(minutes, shared);
