import { expect, test } from 'vitest';
import { en } from '../words/client/en';
import { ptBR } from '../words/client/pt-BR';
import { theirsText } from './theirs';

const face = {
  business: 'Salão Aurora',
  zone: 'America/Sao_Paulo',
  start: Temporal.Instant.from('2026-10-25T00:30:00Z').epochMilliseconds,
};

test('an appointment that is read elsewhere says what the clocks of the business show, the date of before too', () => {
  const says = theirsText(face, 'Europe/Lisbon', 'en-US', en);
  expect(says).toMatch(/^Salão Aurora is in São Paulo: Saturday, October 24, 2026 at 9:30\sPM there\.$/);
  expect(theirsText(face, 'Europe/Lisbon', 'pt-BR', ptBR)).toContain('24 de outubro de 2026 às 21:30');
});

test('read in the zone of the business, or while that is not known, there is nothing to add', () => {
  expect(theirsText({ ...face, zone: '' }, 'Europe/Lisbon', 'en-US', en)).toBeNull();
  expect(theirsText(face, 'America/Sao_Paulo', 'en-US', en)).toBeNull();
});
