import type { Book } from './book';
import type { Catalog } from './catalog';
import { NEVER } from './hlc';
import type { Dated, PlainDate } from './hours';
import type { Key } from './id';
import { MOST_PRODUCTS, type OfferedProduct } from './products';
import type { Service } from './services';

/** Most services and staff that one catalog holds; see `Catalog`. */
const MOST_SERVICES = 500;
const MOST_STAFF = 200;

/**
 * What any visitor may see of the book: services that somebody offers and that are not hidden, who offers
 * them, their hours and forms. Hours of single dates before `since` are left out, to keep the letter small.
 */
export const catalogFrom = (book: Book, since: PlainDate): Catalog =>
  catalogOf(
    book,
    book.services.filter(service => !service.hidden),
    since,
  );

/** The same with one service only, hidden or not, for its direct link; null when nobody offers it. */
export const catalogFor = (book: Book, service: Key, since: PlainDate): Catalog | null => {
  const catalog = catalogOf(
    book,
    book.services.filter(({ key }) => key === service),
    since,
  );
  return catalog.services.length > 0 ? catalog : null;
};

const catalogOf = (book: Book, wanted: readonly Service[], since: PlainDate): Catalog => {
  const active = book.staff.filter(({ archived }) => !archived);
  const offers = ({ staff, archived }: Service): boolean =>
    !archived && active.some(({ key }) => staff.includes(key));
  const services = wanted.filter(offers).slice(0, MOST_SERVICES);
  const staff = active
    .filter(({ key }) => services.some(service => service.staff.includes(key)))
    .slice(0, MOST_STAFF);
  const { burst: _burst, logo: _logo, closed, ...business } = book.business;
  return {
    v: 1,
    version: book.version,
    ...(book.texts === NEVER ? {} : { texts: book.texts }),
    business: { ...business, closed: closed.filter(date => date >= since) },
    services: services.map(({ archived: _, dated, staff: offeredBy, ...service }) => ({
      ...service,
      staff: offeredBy.filter(key => staff.some(one => one.key === key)),
      dated: from(dated, since),
    })),
    staff: staff.map(({ key, name, weekly, order, dated }) => ({
      key,
      name,
      weekly,
      order,
      dated: from(dated, since),
    })),
    forms: book.forms
      .filter(({ key, archived }) => !archived && services.some(service => service.form === key))
      .map(({ archived: _, ...form }) => form),
  };
};

/** What is sold on the booking page. A key opens a hidden service: those that a product pays for are not named. */
export const productsFrom = ({ products, services }: Book): readonly OfferedProduct[] => {
  const open = new Set<Key>(
    services.flatMap(({ key, hidden, archived }) => (hidden || archived ? [] : [key])),
  );
  return products
    .filter(({ hidden, archived }) => !hidden && !archived)
    .slice(0, MOST_PRODUCTS)
    .map(({ hidden: _, early: __, archived: ___, services: paysFor, ...product }) => ({
      ...product,
      services: paysFor === null ? null : paysFor.filter(key => open.has(key)),
    }));
};

const from = (dated: Dated, since: PlainDate): Dated =>
  Object.fromEntries(Object.entries(dated).filter(([date]) => date >= since));
