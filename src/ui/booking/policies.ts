import type { Catalog, OfferedService } from '../../core/catalog';
import { lengthText } from '../format';
import type { BookingWords } from '../words/booking/en';
import type { ClientWords } from '../words/client/en';

type Language = {
  readonly words: Pick<ClientWords['details'], 'asks' | 'notice' | 'changes'>;
  readonly shared: BookingWords;
  /** BCP 47 */
  readonly region: string;
};

/** The rules that a booking of this service follows, a sentence each, for whoever is about to book. */
export const policyTexts = (
  business: Pick<Catalog['business'], 'name' | 'notice'>,
  service: Pick<OfferedService, 'ask' | 'answerWithin' | 'notice'>,
  { words, shared, region }: Language,
): readonly string[] => {
  const notice = service.notice ?? business.notice;
  const length = (minutes: number) => daysOrLess(minutes, shared, region);
  return [
    ...(service.ask ? [words.asks(length(service.answerWithin))] : []),
    ...(notice > 0 ? [words.notice(length(notice))] : []),
    words.changes(business.name),
  ];
};

const DAY = 24 * 60;

/** "3 days", where hours would be many; a single day stays "24 hours", which no midnight cuts short. */
const daysOrLess = (minutes: number, shared: BookingWords, region: string): string =>
  minutes > DAY && minutes % DAY === 0
    ? new Intl.NumberFormat(region, { style: 'unit', unit: 'day', unitDisplay: 'long' }).format(minutes / DAY)
    : lengthText(minutes, shared);
