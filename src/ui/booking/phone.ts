import { phoneDigits } from '../../core/clients';

// ITU-T E.164 country codes of countries where the app's languages are spoken, and their neighbours.
const CALLING: Readonly<Record<string, string>> = {
  AO: '244',
  AR: '54',
  AT: '43',
  AU: '61',
  BE: '32',
  BO: '591',
  BR: '55',
  CA: '1',
  CH: '41',
  CL: '56',
  CO: '57',
  CR: '506',
  CU: '53',
  CV: '238',
  DE: '49',
  DK: '45',
  DO: '1',
  EC: '593',
  ES: '34',
  FI: '358',
  FR: '33',
  GB: '44',
  GQ: '240',
  GT: '502',
  GW: '245',
  HN: '504',
  IE: '353',
  IN: '91',
  IT: '39',
  JP: '81',
  KE: '254',
  LU: '352',
  MX: '52',
  MZ: '258',
  NG: '234',
  NI: '505',
  NL: '31',
  NO: '47',
  NZ: '64',
  PA: '507',
  PE: '51',
  PH: '63',
  PL: '48',
  PR: '1',
  PT: '351',
  PY: '595',
  SE: '46',
  SG: '65',
  ST: '239',
  SV: '503',
  TL: '670',
  US: '1',
  UY: '598',
  VE: '58',
  ZA: '27',
};

/**
 * The digits of a phone number in international form, without the "+", as wa.me wants them; null where the
 * country's code is not known. A leading 0 within a country is not dialled from outside it, save in Italy.
 */
export const internationalDigits = (phone: string, country: string): string | null => {
  const digits = phoneDigits(phone.trim());
  if (digits.startsWith('+')) return digits.slice(1);
  if (digits.startsWith('00')) return digits.slice(2);
  const code = CALLING[country];
  if (code === undefined || digits === '') return null;
  return code + (country === 'IT' ? digits : digits.replace(/^0+/, ''));
};
