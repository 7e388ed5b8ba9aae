import type { Business } from '../../core/business';
import { zoneFrom } from '../setup/zones';

/** What the fields of "Business" hold. */
export type BusinessValues = {
  readonly name: string;
  readonly address: string;
  readonly phone: string;
  readonly email: string;
  readonly about: string;
  /** A data URL; empty for none. */
  readonly logo: string;
  readonly zone: string;
  readonly currency: string;
  readonly country: string;
  readonly terms: string;
  readonly privacy: string;
};

const LONGEST = { name: 120, address: 300, phone: 40, email: 254, about: 400, terms: 8000, privacy: 8000 };

export type BusinessFaults = Partial<Record<keyof BusinessValues, 'needed' | 'long' | 'email' | 'zone'>>;

export const businessValues = (business: Business): BusinessValues => {
  const { name, address, phone, email, about, logo, zone, currency, country, terms, privacy } = business;
  return { name, address, phone, email, about, logo, zone, currency, country, terms, privacy };
};

export const businessFaults = (values: BusinessValues): BusinessFaults | null => {
  const faults: BusinessFaults = {};
  for (const [field, longest] of Object.entries(LONGEST) as [keyof typeof LONGEST, number][])
    if (values[field].trim().length > longest) faults[field] = 'long';
  if (values.name.trim() === '') faults.name = 'needed';
  if (values.email.trim() !== '' && !isEmail(values.email.trim())) faults.email = 'email';
  if (zoneFrom(values.zone) === null) faults.zone = 'zone';
  return Object.keys(faults).length > 0 ? faults : null;
};

/** What is stored for the values; only for values without a fault. */
export const businessFrom = (values: BusinessValues): BusinessValues => ({
  name: values.name.trim(),
  address: values.address.trim(),
  phone: values.phone.trim(),
  email: values.email.trim(),
  about: values.about.trim(),
  logo: values.logo,
  zone: zoneFrom(values.zone) ?? values.zone,
  currency: values.currency,
  country: values.country,
  terms: values.terms.trim(),
  privacy: values.privacy.trim(),
});

// Only what no address can do without: a mistake is seen by the person, an unusual address must pass.
const isEmail = (text: string): boolean => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text);
