import { expect, test } from 'vitest';
import { dayFrom } from '../core/dates';
import { dayText, lengthText, timeText, utcText, zoneText } from './format';
import { en } from './words/booking/en';
import { ptBR } from './words/booking/pt-BR';

const at = Temporal.Instant.from('2026-11-24T12:30:00Z').epochMilliseconds;

test('a day is its full date in the language of the reader', () => {
  expect(dayText(dayFrom('2026-11-24'), 'en-US')).toBe('Tuesday, November 24, 2026');
  expect(dayText(dayFrom('2026-11-24'), 'pt-BR')).toBe('terça-feira, 24 de novembro de 2026');
});

test('times are read on the clocks of the zone shown', () => {
  expect(timeText(at, 'America/Sao_Paulo', 'pt-BR')).toBe('09:30');
  expect(timeText(at, 'Europe/Lisbon', 'en-US')).toMatch(/^12:30\sPM$/);
  expect(utcText(at)).toBe('2026-11-24T12:30:00Z');
});

test('lengths are said in hours and minutes', () => {
  expect(lengthText(45, en)).toBe('45 minutes');
  expect(lengthText(60, en)).toBe('1 hour');
  expect(lengthText(61, en)).toBe('1 hour 1 minute');
  expect(lengthText(150, ptBR)).toBe('2 horas e 30 minutos');
});

test('a zone is named by its city', () => {
  expect(zoneText('America/Sao_Paulo')).toBe('São Paulo');
  expect(zoneText('America/Argentina/Buenos_Aires')).toBe('Buenos Aires');
  expect(zoneText('UTC')).toBe('UTC');
});
