import { expect, test } from 'vitest';
import {
  CERTIFICATE_LIFE,
  CLOCK_TOLERANCE,
  certify,
  needsRenewal,
  supersedes,
  validityOf,
} from './certificate';
import { DAY } from './time';

const NOW = Date.UTC(2026, 10, 21);
const desk = 'a'.repeat(64);
const certificate = certify(desk, 2, NOW);

test('holds from its start, give or take a clock, to its end', () => {
  expect(validityOf(certificate, NOW - CLOCK_TOLERANCE)).toBe('valid');
  expect(validityOf(certificate, NOW - CLOCK_TOLERANCE - 1)).toBe('future');
  expect(validityOf(certificate, NOW + CERTIFICATE_LIFE - 1)).toBe('valid');
  expect(validityOf(certificate, NOW + CERTIFICATE_LIFE)).toBe('expired');
});

test('is renewed with less than sixty days left', () => {
  expect(needsRenewal(certificate, NOW + 120 * DAY)).toBe(false);
  expect(needsRenewal(certificate, NOW + 120 * DAY + 1)).toBe(true);
});

test('gives way to a higher epoch or the same key for longer, never to a lower epoch', () => {
  expect(supersedes(certificate, null)).toBe(true);
  expect(supersedes(certify('b'.repeat(64), 3, NOW - DAY), certificate)).toBe(true);
  expect(supersedes(certify('b'.repeat(64), 1, NOW + DAY), certificate)).toBe(false);
  expect(supersedes(certify(desk, 2, NOW + DAY), certificate)).toBe(true);
  expect(supersedes(certify(desk, 2, NOW - DAY), certificate)).toBe(false);
  expect(supersedes(certify('b'.repeat(64), 2, NOW + DAY), certificate)).toBe(false);
});
