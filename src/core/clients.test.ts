import { expect, test } from 'vitest';
import { clientOf, type Person, phoneEnd, phoneForm, searchFor, searchKey, sharesContact } from './clients';

const ana: Person = {
  first: 'Ana Lúcia',
  last: 'Conceição',
  email: 'Ana.Lu@Example.org',
  phone: '+55 (11) 91234-5678',
};
const finds = (search: string, person = ana): boolean => searchFor(search)(searchKey(person));

test('names are found in any order, in part, and whatever their case and accents', () => {
  for (const search of ['ana', 'CONCEICAO', 'conceição ana', 'lucia', 'onc luc', '  ana   conceicao ', ''])
    expect(finds(search), search).toBe(true);
  expect(finds('ana silva')).toBe(false);
  expect(finds('joao', { ...ana, first: 'João' })).toBe(true);
  // The same letter written as one character and as letter and accent.
  expect(finds('João'.normalize('NFD'), { ...ana, first: 'João'.normalize('NFC') })).toBe(true);
});

test('any part of an email is found', () => {
  for (const search of ['ana.lu@', 'LU@EXAMPLE', 'example.org', '.org conceicao'])
    expect(finds(search), search).toBe(true);
  expect(finds('ana@example')).toBe(false);
});

test('any digits of a phone are found, however they are written', () => {
  for (const search of [
    '91234',
    '5678',
    '91234-5678',
    '(11)',
    '+55 11',
    '11 91234',
    '+5511912345678',
    '1191234',
  ])
    expect(finds(search), search).toBe(true);
  expect(finds('999')).toBe(false);
  expect(finds('91234-5679')).toBe(false);
});

const book = [
  { ...ana, key: 'ana' },
  { first: 'Bia', last: 'Conceição', email: 'ana.lu@example.org', phone: '', key: 'bia' },
  { first: 'Caio', last: '', email: '', phone: '11 5555-0000', key: 'caio' },
];
const form = phoneForm(phone => (phone.startsWith('+') ? phone.replace(/[^+\d]/g, '') : null));
const joins = (person: Partial<Person>): string | undefined =>
  clientOf(book, { first: '', last: '', email: '', phone: '', ...person }, form)?.key;

test('a booking joins the entry of the same names and the same email or phone', () => {
  expect(joins({ first: 'ana lucia', last: 'CONCEICAO', email: 'ana.lu@example.org' })).toBe('ana');
  expect(joins({ first: 'Ana Lúcia', last: 'Conceição', phone: '+5511912345678' })).toBe('ana');
  expect(joins({ first: 'Caio', phone: '(11) 5555 0000', email: 'caio@example.org' })).toBe('caio');
});

test('two people who share an email stay two', () => {
  expect(joins({ first: 'Bia', last: 'Conceição', email: 'ana.lu@example.org' })).toBe('bia');
  expect(joins({ first: 'Davi', last: 'Conceição', email: 'ana.lu@example.org' })).toBeUndefined();
});

test('names alone join nothing, and what neither gives is no agreement', () => {
  expect(joins({ first: 'Ana Lúcia', last: 'Conceição' })).toBeUndefined();
  expect(joins({ first: 'Caio', email: 'other@example.org' })).toBeUndefined();
  expect(joins({ first: 'Bia', last: 'Conceição', email: 'bia@example.org' })).toBeUndefined();
});

test('phones compare by their international form, those without one by their digits', () => {
  const shared = (a: string, b: string): boolean =>
    sharesContact({ email: '', phone: a }, { email: '', phone: b }, form);
  expect(shared('+55 11 5555-0000', '+55 (11) 5555 0000')).toBe(true);
  expect(shared('11 5555-0000', '(11) 55550000')).toBe(true);
  expect(shared('11 5555-0000', '+55 11 5555-0000')).toBe(false);
  expect(shared('ask my sister', 'at noon')).toBe(false);
});

test('the end of a phone is the same whatever stands before it or comes as an extension', () => {
  for (const phone of [
    '+55 (11) 91234-5678',
    '5678',
    'Tel. 91234 5678',
    '91234-5678 ramal 12',
    '1.2.3.4.5678;9',
  ])
    expect(phoneEnd(phone), phone).toBe('5678');
  expect(phoneEnd('12')).toBe('12');
  expect(phoneEnd('ask my sister')).toBe('');
});
