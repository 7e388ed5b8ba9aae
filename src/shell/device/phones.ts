import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min';
import type { Phones } from '../../app/ports';

/**
 * The smallest of the library's tables: lengths, prefixes and codes of every country are in it. The larger ones
 * tell which ranges are handed out to whom, which changes by the month and decides nothing here.
 */
export const phones: Phones = {
  international: (text, country) => {
    const found = parsePhoneNumberFromString(text, isSupportedCountry(country) ? country : undefined);
    return found?.isPossible() ? found.number : null;
  },
};
