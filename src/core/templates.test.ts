import { expect, test } from 'vitest';
import type { ChangeId } from './hlc';
import { emptyRecord, fold } from './ledger';
import {
  filled,
  filledSubject,
  type PlaceholderNames,
  type PlaceholderValues,
  templateFaults,
  templateIn,
  templateKey,
} from './templates';

const names: PlaceholderNames = {
  first: 'nome',
  last: 'sobrenome',
  service: 'serviço',
  person: 'profissional',
  date: 'data',
  time: 'hora',
  place: 'endereço',
  reason: 'motivo',
  codes: 'códigos',
  link: 'link',
  page: 'página',
  business: 'empresa',
};
const values: PlaceholderValues = {
  first: 'Ana',
  last: 'Souza',
  service: 'Corte',
  person: '',
  date: 'terça-feira',
  time: '10:00',
  place: '',
  reason: '',
  codes: '',
  link: 'https://caderneta.example/#/b/x/s/y',
  page: 'https://caderneta.example/#/b/x',
  business: 'Salão Aurora',
};
const fill = (text: string, change: Partial<PlaceholderValues> = {}) =>
  filled(text, names, { ...values, ...change });

test('placeholders are filled in, however their names are typed', () => {
  expect(fill('Olá, {nome}! {SERVICO}, { data } às {hora}.')).toBe('Olá, Ana! Corte, terça-feira às 10:00.');
});

test('a line whose placeholders are all empty goes, with the room that it leaves', () => {
  expect(fill('{serviço}\nCom {profissional}\n{endereço}\n\n{motivo}\n\nAté já')).toBe('Corte\n\nAté já');
  expect(fill('{serviço}, {profissional}')).toBe('Corte,');
});

test('what a value holds is text: it is not filled in again, and breaks no line of a subject', () => {
  expect(fill('{nome}', { first: '{link}' })).toBe('{link}');
  expect(fill('{nome}', { first: '$& $1 {empresa}' })).toBe('$& $1 {empresa}');
  expect(filledSubject('{nome}: {serviço}', names, { ...values, first: 'Ana\r\nBcc: eve@example.org' })).toBe(
    'Ana Bcc: eve@example.org: Corte',
  );
});

test('half a character and control characters do not reach an address', () => {
  const text = fill('{nome}', { first: 'A\ud800\u0000\u0007na' });
  expect(text).toBe('A\ufffd  na');
  expect(encodeURIComponent(text)).toContain('%EF%BF%BD');
});

test('braces that hold no name stay', () => {
  expect(fill('{} { {nome} } {not known}')).toBe('{} { Ana } {not known}');
});

test('a placeholder that is none, or none of this message, is named as typed', () => {
  const faults = (text: string, kind: 'confirmation' | 'cancellation' | 'password', subject = '') =>
    templateFaults({ subject, text }, kind, names);
  expect(faults('Olá {nome}, {naem} e {naem}', 'confirmation').text).toEqual({
    is: 'unknown',
    names: ['naem'],
  });
  expect(faults('{motivo}', 'confirmation').text).toEqual({ is: 'unknown', names: ['motivo'] });
  expect(faults('{motivo}', 'cancellation').text).toBeNull();
  expect(faults('{link} {data}', 'password').text).toEqual({ is: 'unknown', names: ['data'] });
  expect(faults('Olá', 'cancellation', '{empressa}').subject).toEqual({ is: 'unknown', names: ['empressa'] });
});

test('a text must say something, and one that is sent for its link must hold it', () => {
  const text = (kind: 'confirmation' | 'link' | 'password' | 'codes', words: string) =>
    templateFaults({ subject: '', text: words }, kind, names).text;
  expect(text('confirmation', ' \n')).toEqual({ is: 'empty' });
  expect(text('confirmation', 'Olá')).toBeNull();
  expect(text('password', 'Olá')).toEqual({ is: 'lacks', name: 'link' });
  expect(text('link', 'Abra {Link}')).toBeNull();
  expect(text('codes', 'Olá {nome}')).toEqual({ is: 'lacks', name: 'codes' });
  expect(text('codes', '{CODIGOS}')).toBeNull();
  expect(text('confirmation', '{códigos}')).toEqual({ is: 'unknown', names: ['códigos'] });
});

test('the words of a kind are those of its language, and the own ones again once they are taken back', () => {
  const key = templateKey('change', 'pt-BR');
  const id = (n: number) => `${n}`.repeat(30) as ChangeId;
  const written = fold(emptyRecord('template', key), { id: id(1), set: { subject: 'S', text: 'T' } });
  expect(templateIn([written], 'change', 'pt-BR')).toEqual({ subject: 'S', text: 'T' });
  expect(templateIn([written], 'change', 'es')).toBeNull();
  const reset = fold(written, { id: id(2), set: { subject: null, text: null } });
  expect(templateIn([reset], 'change', 'pt-BR')).toBeNull();
});
