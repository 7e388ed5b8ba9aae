import { expect, test } from 'vitest';
import type { Visit } from '../../app/wallet/wallet';
import { cautionsIn, maySend, missingIn } from './standing';

const visit: Visit = {
  prefers: null,
  root: '',
  relays: [],
  catalog: null,
  busy: null,
  logo: '',
  certificate: 'none',
  desk: null,
  online: true,
  nothing: false,
  fault: null,
};
const shown: Visit = { ...visit, catalog: {} as NonNullable<Visit['catalog']>, certificate: 'valid' };

test('says why nothing can be shown', () => {
  expect(missingIn(undefined, false)).toBe('loading');
  expect(missingIn(visit, true)).toBe('loading');
  expect(missingIn({ ...visit, online: false }, false)).toBe('loading');
  expect(missingIn({ ...visit, online: false }, true)).toBe('unreachable');
  expect(missingIn({ ...visit, nothing: true }, false)).toBe('unknown');
  // No relay answered, so nobody can say that the business is unknown.
  expect(missingIn({ ...visit, nothing: true, online: false }, false)).toBe('unreachable');
  expect(missingIn({ ...visit, nothing: true, fault: 'future' }, true)).toBe('clock');
  expect(missingIn({ ...visit, nothing: true, fault: 'newer-version' }, true)).toBe('version');
  expect(missingIn(shown, true)).toBeNull();
});

test('with an expired certificate services are shown and nothing is sent', () => {
  const expired = { ...shown, certificate: 'expired' } as const;
  expect(missingIn(expired, true)).toBeNull();
  expect(cautionsIn(expired, true)).toEqual(['expired']);
  expect(maySend(expired)).toBe(false);
  expect(maySend(shown)).toBe(true);
});

test('being offline is said once relays had time to answer', () => {
  expect(cautionsIn({ ...shown, online: false }, false)).toEqual([]);
  expect(cautionsIn({ ...shown, online: false }, true)).toEqual(['offline']);
  expect(cautionsIn(shown, true)).toEqual([]);
});
