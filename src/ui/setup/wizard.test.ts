import { expect, test } from 'vitest';
import { faultsOfStep, reachable, setupFrom, wizardStart } from './wizard';

const languages = ['en-US'];
const context = { languages, locale: 'en', me: 'Me' };
const filled = {
  ...wizardStart('America/Sao_Paulo'),
  name: ' Salão Aurora ',
  service: 'Corte',
  duration: 45,
  price: '80,50',
};

test('what was typed sets up a business', () => {
  const nine = [{ from: 540, to: 1080 }];
  expect(setupFrom(filled, context)).toEqual({
    name: 'Salão Aurora',
    zone: 'America/Sao_Paulo',
    locale: 'en',
    currency: 'BRL',
    country: 'BR',
    service: { name: 'Corte', duration: 45, price: { amount: 8050, currency: 'BRL' } },
    weekly: [nine, nine, nine, nine, nine, [], []],
    staff: 'Me',
  });
});

test('no price is none, and a price of nothing is one', () => {
  expect(setupFrom({ ...filled, price: ' ' }, context)?.service.price).toBeNull();
  expect(setupFrom({ ...filled, price: '0' }, context)?.service.price).toEqual({
    amount: 0,
    currency: 'BRL',
  });
});

test('faults are told step by step', () => {
  const empty = wizardStart('Nowhere/Town');
  expect(faultsOfStep('business', empty, languages)).toEqual({ name: 'needed', zone: 'unknown' });
  expect(
    faultsOfStep('service', { ...filled, service: 'x'.repeat(121), duration: 0, price: 'much' }, languages),
  ).toEqual({ service: 'long', duration: 'range', price: 'amount' });
  expect(faultsOfStep('service', { ...filled, duration: 1.5 }, languages)).toEqual({ duration: 'range' });
  const closed = filled.week.map(day => ({ ...day, open: false }));
  expect(faultsOfStep('hours', { ...filled, week: closed }, languages)).toEqual({ week: 'none' });
  const reversed = filled.week.map(day => ({ ...day, to: '08:00' }));
  expect(faultsOfStep('hours', { ...filled, week: reversed }, languages)).toEqual({ week: 'windows' });
  expect(setupFrom({ ...filled, week: reversed }, context)).toBeNull();
});

test('a closed day may hold anything', () => {
  const week = filled.week.map((day, at) => (at > 4 ? { ...day, from: '', to: 'x' } : day));
  expect(faultsOfStep('hours', { ...filled, week }, languages)).toBeNull();
});

test('a step is reached over those before it', () => {
  expect(reachable('hours', wizardStart('Europe/Lisbon'), languages)).toBe('business');
  expect(reachable('hours', { ...filled, service: '' }, languages)).toBe('service');
  expect(reachable('hours', filled, languages)).toBe('hours');
});
