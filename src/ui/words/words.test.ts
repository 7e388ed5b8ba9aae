import { expect, test } from 'vitest';
import { en as bookingEn } from './booking/en';
import { es as bookingEs } from './booking/es';
import { ptBR as bookingPt } from './booking/pt-BR';
import { en as clientEn } from './client/en';
import { es as clientEs } from './client/es';
import { ptBR as clientPt } from './client/pt-BR';
import { localeOf, regionOf } from './words';

test('the first language of the browser that the screens speak is shown', () => {
  expect(localeOf(['pt-PT', 'en'])).toBe('pt-BR');
  expect(localeOf(['de-DE', 'es-MX', 'en'])).toBe('es');
  expect(localeOf(['EN-gb'])).toBe('en');
  expect(localeOf(['de', 'fr'])).toBe('en');
  expect(localeOf([])).toBe('en');
});

test("dates are written as in the browser's region, where it is of the language shown", () => {
  expect(regionOf('en', ['pt-BR', 'en-GB'])).toBe('en-GB');
  expect(regionOf('es', ['pt-BR', 'en-GB'])).toBe('es');
});

const texts = (words: object, path = ''): [string, string][] =>
  Object.entries(words).flatMap(([name, value]: [string, unknown]) => {
    const here = `${path}.${name}`;
    if (typeof value === 'string') return [[here, value]];
    if (typeof value === 'function') return [[here, String(value('2', '3'))]];
    return typeof value === 'object' && value !== null ? texts(value, here) : [];
  });

test('what is said of a booking begins with one of five words', () => {
  for (const { status, state } of [clientEn, clientPt, clientEs]) {
    const words = [state.requested, state.confirmed, state.refused, state.withdrawn, state.cancelled];
    for (const said of [
      status.onItsWay,
      status.notSent,
      status.waiting,
      status.confirmed,
      status.refused(status.reasons.taken),
      status.withdrawn,
      status.cancelled,
      status.noShow,
    ])
      expect(words).toContain(said.split(/[:, ]/)[0]);
  }
});

// The same in every language: names of things, and the letters of a Spanish or Portuguese word.
const SAME = new Set(['.byHand.whatsapp', '.language', '.byHand.email', '.texts.privacy']);

test('no English is left in the other languages', () => {
  const english = new Map([...texts(bookingEn), ...texts(clientEn)]);
  for (const words of [
    [bookingPt, clientPt],
    [bookingEs, clientEs],
  ]) {
    const said = words.flatMap(part => texts(part));
    expect(said).toHaveLength(english.size);
    const same = said.filter(([name, text]) => english.get(name) === text && !SAME.has(name));
    expect(same.filter(([, text]) => /[a-z]{3}/i.test(text))).toEqual([]);
  }
});
