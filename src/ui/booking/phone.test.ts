import { expect, test } from 'vitest';
import { internationalDigits } from './phone';

test('a number goes into international form by the country of the business', () => {
  expect(internationalDigits('(11) 98765-4321', 'BR')).toBe('5511987654321');
  expect(internationalDigits('011 98765-4321', 'BR')).toBe('5511987654321');
  expect(internationalDigits('+351 912 345 678', 'BR')).toBe('351912345678');
  expect(internationalDigits('00351 912 345 678', 'BR')).toBe('351912345678');
  expect(internationalDigits('06 1234 5678', 'IT')).toBe('390612345678');
});

test('where the country is not known there is none to guess', () => {
  expect(internationalDigits('12345678', 'XX')).toBeNull();
  expect(internationalDigits('', 'BR')).toBeNull();
  expect(internationalDigits('+49 30 1234567', 'XX')).toBe('49301234567');
});
