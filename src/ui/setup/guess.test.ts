import { expect, test } from 'vitest';
import { COUNTRIES, currencyOf, guessOf } from './guess';

test.each([
  ['America/Sao_Paulo', 'BR', 'BRL'],
  ['America/Manaus', 'BR', 'BRL'],
  ['America/Rio_Branco', 'BR', 'BRL'],
  ['America/Noronha', 'BR', 'BRL'],
  ['America/Fortaleza', 'BR', 'BRL'],
  ['Europe/Lisbon', 'PT', 'EUR'],
  ['Atlantic/Azores', 'PT', 'EUR'],
  ['Europe/Madrid', 'ES', 'EUR'],
  ['America/Mexico_City', 'MX', 'MXN'],
  ['America/Tijuana', 'MX', 'MXN'],
  ['America/New_York', 'US', 'USD'],
  ['America/Indiana/Knox', 'US', 'USD'],
  ['Europe/London', 'GB', 'GBP'],
  ['America/Argentina/Cordoba', 'AR', 'ARS'],
  ['America/Buenos_Aires', 'AR', 'ARS'],
  ['America/Santiago', 'CL', 'CLP'],
  ['America/Toronto', 'CA', 'CAD'],
  ['Asia/Calcutta', 'IN', 'INR'],
  ['Asia/Tokyo', 'JP', 'JPY'],
  ['Africa/Luanda', 'AO', 'AOA'],
  ['Europe/Zurich', 'CH', 'CHF'],
])('%s is in %s and pays in %s', (zone, country, currency) => {
  expect(guessOf(zone, ['en-US'])).toEqual({ country, currency });
});

test('the zone says more than the language', () => {
  expect(guessOf('Europe/Lisbon', ['pt-BR']).country).toBe('PT');
});

test('a zone of no country leaves it to the language', () => {
  expect(guessOf('UTC', ['es-AR', 'en'])).toEqual({ country: 'AR', currency: 'ARS' });
  expect(guessOf('Etc/GMT+3', ['pt'])).toEqual({ country: 'BR', currency: 'BRL' });
  expect(guessOf('UTC', [])).toEqual({ country: 'US', currency: 'USD' });
  expect(guessOf('UTC', ['not a tag', 'de'])).toEqual({ country: 'DE', currency: 'EUR' });
});

test('every zone that the platform lists is in a country, and every country has a currency that it can write', () => {
  const zones = Intl.supportedValuesOf('timeZone').filter(zone => zone !== 'UTC');
  expect(
    zones.filter(zone => guessOf(zone, ['xx']).country === 'US' && !/America|Pacific/.test(zone)),
  ).toEqual([]);
  for (const country of COUNTRIES)
    expect(
      () => new Intl.NumberFormat('en', { style: 'currency', currency: currencyOf(country) }),
    ).not.toThrow();
  expect(new Set(COUNTRIES).size).toBe(COUNTRIES.length);
});
