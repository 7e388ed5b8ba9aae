import { expect, test } from 'vitest';
import {
  changedElsewhere,
  changesOf,
  dirtyFields,
  draftFromText,
  NOTHING_TYPED,
  typeInto,
  valuesOf,
} from './draft';

const stored = { name: 'Cut', price: '80', staff: ['a'] };

test('fields nobody typed into follow the record, typed ones stay', () => {
  const draft = typeInto(NOTHING_TYPED, stored, { name: 'Haircut' });
  const later = { ...stored, price: '90' };
  expect(valuesOf(draft, later)).toEqual({ name: 'Haircut', price: '90', staff: ['a'] });
  expect(dirtyFields(draft, later)).toEqual(['name']);
  expect(changedElsewhere(draft, later)).toEqual([]);
});

test('a field that changed elsewhere while typed here is told', () => {
  const draft = typeInto(typeInto(NOTHING_TYPED, stored, { name: 'Hair' }), stored, { name: 'Haircut' });
  const later = { ...stored, name: 'Trim' };
  expect(valuesOf(draft, later).name).toBe('Haircut');
  expect(changedElsewhere(draft, later)).toEqual(['name']);
  expect(changedElsewhere(draft, { ...stored, name: 'Haircut' })).toEqual([]);
});

test('typing back what is stored leaves nothing to save', () => {
  const draft = typeInto(typeInto(NOTHING_TYPED, stored, { name: 'X', staff: ['b'] }), stored, {
    name: 'Cut',
    staff: ['a'],
  });
  expect(dirtyFields(draft, stored)).toEqual([]);
});

test('saving writes only what differs', () => {
  expect(
    changesOf({ name: 'Cut', every: null, staff: ['a', 'b'] }, { name: 'Cut', every: null, staff: ['a'] }),
  ).toEqual({ staff: ['a', 'b'] });
});

test('a kept draft is read back, anything else is not', () => {
  const draft = typeInto(NOTHING_TYPED, stored, { name: 'Hair' });
  expect(draftFromText(JSON.stringify(draft))).toEqual(draft);
  for (const text of [null, '', '{', '[]', '{"typed":1,"base":{}}', 'null'])
    expect(draftFromText(text)).toBeNull();
});
