import { expect, test } from 'vitest';
import { FIRST_POLICIES, NO_POLICIES } from '../../core/policy';
import { en } from '../words/booking/en';
import { es } from '../words/booking/es';
import { ptBR } from '../words/booking/pt-BR';
import { en as clientEn } from '../words/client/en';
import { es as clientEs } from '../words/client/es';
import { ptBR as clientPt } from '../words/client/pt-BR';
import { policyTexts } from './policies';

const english = { words: clientEn.details, shared: en, region: 'en-US' };
const salon = { name: 'Salon Aurora', notice: 0, ...NO_POLICIES };
const plain = { ask: false, answerWithin: 1440, notice: null };

test('without rules of its own a business says only how changes are made', () => {
  expect(policyTexts(salon, plain, english)).toEqual([clientEn.details.changes('Salon Aurora')]);
});

test('the limit of an answer and the notice are said in words', () => {
  const [asks, notice] = policyTexts({ ...salon, notice: 90 }, { ...plain, ask: true }, english);
  expect(asks).toContain('within 24 hours');
  expect(notice).toContain('1 hour 30 minutes before');
});

test("a service's own notice stands in place of the business's, also none", () => {
  expect(policyTexts({ ...salon, notice: 90 }, { ...plain, notice: 0 }, english)).toHaveLength(1);
  expect(policyTexts({ ...salon, notice: 90 }, { ...plain, notice: 4320 }, english)[0]).toContain('3 days');
});

test('lengths are of the language shown', () => {
  const rules = [
    { ...salon, notice: 2880 },
    { ...plain, ask: true, answerWithin: 60 },
  ] as const;
  const pt = policyTexts(...rules, { words: clientPt.details, shared: ptBR, region: 'pt-BR' });
  expect(pt.join(' ')).toMatch(/1 hora\b.*2 dias/);
  const spanish = policyTexts(...rules, { words: clientEs.details, shared: es, region: 'es' });
  expect(spanish.join(' ')).toMatch(/1 hora\b.*2 días/);
});

test('what clients may do themselves is said with its limit, and whom to ask for the rest', () => {
  const open = { ...salon, ...FIRST_POLICIES, cancelling: { allowed: true, until: 0 } };
  expect(policyTexts(open, plain, english)).toEqual([
    'You can reschedule here until 24 hours before the start.',
    'You can cancel here until the start.',
  ]);
  const half = { ...open, moving: { ...open.moving, allowed: false } };
  expect(policyTexts(half, plain, english)[0]).toContain('contact Salon Aurora');
});
