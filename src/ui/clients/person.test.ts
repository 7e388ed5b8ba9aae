import { expect, test } from 'vitest';
import { NOBODY, personFaults, trimmed } from './person';

test('a first name is all that a person needs', () => {
  expect(personFaults({ ...NOBODY, first: 'Ana' })).toEqual({});
  expect(personFaults(NOBODY)).toEqual({ first: true });
  expect(personFaults({ ...NOBODY, first: '   ' })).toEqual({ first: true });
});

test('faults stand at their fields', () => {
  expect(personFaults({ first: 'Ana', last: '', email: 'ana@', phone: 'call me' })).toEqual({
    email: true,
    phone: true,
  });
});

test('outer spaces are not kept', () => {
  expect(trimmed({ first: ' Ana ', last: 'Souza ', email: '', phone: '' })).toEqual({
    first: 'Ana',
    last: 'Souza',
    email: '',
    phone: '',
  });
});
