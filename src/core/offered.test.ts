import * as v from 'valibot';
import { expect, test } from 'vitest';
import { Catalog } from './catalog';
import { catalogFor, catalogFrom, productsFrom } from './offered';
import { productOf } from './testing/codes';
import { bookOf, keyOf, serviceOf, staffOf, window } from './testing/shop';

const TODAY = '2026-06-03';
const dated = { '2026-06-02': [], '2026-06-03': [window(9, 10)] };
const [ana, bea, eva, old] = [
  staffOf('ana', { dated, perDay: 7, off: { a: { from: '2026-06-03T10:00', to: '2026-06-03T11:00' } } }),
  staffOf('bea'),
  staffOf('eva'),
  staffOf('old', { archived: true }),
];
const forms = ['asked', 'secret', 'unused'].map(name => ({
  key: keyOf(name),
  name,
  questions: [],
  archived: false,
}));
const book = bookOf({
  business: { closed: ['2026-06-01', '2026-06-05'] },
  services: [
    serviceOf('cut', { staff: [ana.key, old.key], dated, form: keyOf('asked') }),
    serviceOf('secret', { staff: [bea.key], hidden: true, form: keyOf('secret') }),
    serviceOf('gone', { staff: [ana.key], archived: true }),
    serviceOf('orphan', { staff: [old.key] }),
    serviceOf('later', { staff: [] }),
  ],
  staff: [ana, bea, eva, old],
  forms,
});

test('the catalog holds what is offered, who offers it and what is asked, and nothing else', () => {
  const catalog = catalogFrom(book, TODAY);
  expect(catalog.services.map(({ key, staff }) => [key, staff])).toEqual([[keyOf('cut'), [ana.key]]]);
  expect(catalog.staff.map(({ key }) => key)).toEqual([ana.key]);
  expect(catalog.forms.map(({ key }) => key)).toEqual([keyOf('asked')]);
  for (const hidden of ['secret', 'gone', 'orphan', 'later', 'bea', 'eva', 'old'])
    expect(JSON.stringify(catalog)).not.toContain(keyOf(hidden));
  // What only the desk needs to know.
  for (const field of ['burst', 'perDay', 'off', 'archived'])
    expect(JSON.stringify(catalog)).not.toContain(`"${field}"`);
});

test('it is a catalog, and past dates are left out of it', () => {
  const catalog = catalogFrom(book, TODAY);
  expect(v.parse(Catalog, JSON.parse(JSON.stringify(catalog)))).toEqual(catalog);
  expect(catalog.business.closed).toEqual(['2026-06-05']);
  expect(catalog.staff.map(one => Object.keys(one.dated))).toEqual([['2026-06-03']]);
  expect(catalog.services.map(one => Object.keys(one.dated))).toEqual([['2026-06-03']]);
});

test('a hidden service has its own, with nothing of the others', () => {
  const catalog = catalogFor(book, keyOf('secret'), TODAY);
  expect(catalog?.services.map(({ key }) => key)).toEqual([keyOf('secret')]);
  expect(catalog?.staff.map(({ key }) => key)).toEqual([bea.key]);
  expect(catalog?.forms.map(({ key }) => key)).toEqual([keyOf('secret')]);
});

test('what nobody offers has none', () => {
  for (const name of ['gone', 'orphan', 'later', 'unknown'])
    expect(catalogFor(book, keyOf(name), TODAY)).toBeNull();
});

test('what is sold names the services that anybody can book, and no hidden one, whose key opens it', () => {
  const sold = productsFrom({
    ...book,
    products: [
      productOf('all', { early: true }),
      productOf('some', { services: ['cut', 'secret', 'gone'].map(keyOf) }),
      productOf('secrets', { services: [keyOf('secret')] }),
      productOf('counter', { hidden: true }),
      productOf('past', { archived: true }),
    ],
  });
  expect(sold.map(({ key, services }) => [key, services])).toEqual([
    [keyOf('all'), null],
    [keyOf('some'), [keyOf('cut')]],
    [keyOf('secrets'), []],
  ]);
  for (const field of ['early', 'hidden', 'archived']) expect(JSON.stringify(sold)).not.toContain(field);
});
