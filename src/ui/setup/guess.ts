import { COUNTRIES_PAYING, ZONES_OF } from './countries';

export type Guess = {
  /** ISO 3166 country whose form phone numbers have. */
  readonly country: string;
  /** ISO 4217. */
  readonly currency: string;
};

/**
 * Where a business is, guessed from its time zone, else from the region that its languages name or suggest
 * ("pt" alone suggests Brazil). Only a first value: both stand in Settings.
 */
export const guessOf = (zone: string, languages: readonly string[]): Guess => {
  const country = countryOfZone(zone) ?? regionOfAny(languages) ?? 'US';
  return { country, currency: currencyOf(country) };
};

/** The currency of a country's prices; US dollars where the table knows none. */
export const currencyOf = (country: string): string =>
  Object.entries(COUNTRIES_PAYING).find(([, countries]) => countries.split(' ').includes(country))?.[0] ??
  'USD';

/** Every country that the table knows a currency for, by code. */
export const COUNTRIES: readonly string[] = Object.values(COUNTRIES_PAYING)
  .flatMap(countries => countries.split(' '))
  .sort();

const countryOfZone = (zone: string): string | null => {
  const [area, ...rest] = zone.split('/');
  const place = rest.join('/');
  const found = Object.entries(ZONES_OF).find(([, areas]) =>
    areas.split(';').some(text => {
      const [known, ...places] = text.split('/');
      return known === area && places.join('/').split(',').includes(place);
    }),
  );
  return found?.[0] ?? null;
};

const regionOfAny = (languages: readonly string[]): string | null => {
  for (const tag of languages) {
    const region = regionOfTag(tag);
    if (region) return region;
  }
  return null;
};

const regionOfTag = (tag: string): string | null => {
  try {
    const { region } = new Intl.Locale(tag).maximize();
    return region && /^[A-Z]{2}$/.test(region) ? region : null;
  } catch {
    return null;
  }
};

/** Every currency of the table, by code. */
export const CURRENCIES: readonly string[] = Object.keys(COUNTRIES_PAYING).sort();
