import { expect, test } from 'vitest';
import { en as accountsEn } from './accounts/en';
import { es as accountsEs } from './accounts/es';
import { ptBR as accountsPt } from './accounts/pt-BR';
import { en as bookingEn } from './booking/en';
import { es as bookingEs } from './booking/es';
import { ptBR as bookingPt } from './booking/pt-BR';
import { en as clientEn } from './client/en';
import { es as clientEs } from './client/es';
import { ptBR as clientPt } from './client/pt-BR';
import { en as deskEn } from './desk/en';
import { es as deskEs } from './desk/es';
import { ptBR as deskPt } from './desk/pt-BR';
import { UNSAFE_WORDS } from './unsafe';
import { UPDATE_WORDS } from './update';
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
    if (typeof value === 'function') return [[here, String(value('2', '3', '4'))]];
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

const english = {
  accounts: accountsEn,
  booking: bookingEn,
  client: clientEn,
  desk: deskEn,
  update: UPDATE_WORDS.en,
  unsafe: UNSAFE_WORDS.en,
};
const others = {
  'pt-BR': {
    accounts: accountsPt,
    booking: bookingPt,
    client: clientPt,
    desk: deskPt,
    update: UPDATE_WORDS['pt-BR'],
    unsafe: UNSAFE_WORDS['pt-BR'],
  },
  es: {
    accounts: accountsEs,
    booking: bookingEs,
    client: clientEs,
    desk: deskEs,
    update: UPDATE_WORDS.es,
    unsafe: UNSAFE_WORDS.es,
  },
};

test('no English is left in the other languages', () => {
  const said = new Map(texts(english));
  for (const words of Object.values(others)) {
    const there = texts(words);
    expect(there.map(([name]) => name)).toEqual([...said.keys()]);
    const same = there.filter(
      ([name, text]) => said.get(name) === text && !['WhatsApp', 'SMS', 'Total'].includes(text),
    );
    expect(same.filter(([, text]) => /[a-z]{3}/i.test(text))).toEqual([]);
  }
});
