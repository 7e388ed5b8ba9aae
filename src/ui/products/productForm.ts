import type { Key } from '../../core/id';
import { moneyFromText } from '../../core/money';
import type { Every, Gives, Product, ProductKind, Terms, Validity } from '../../core/products';
import { isWhole, textFromMoney } from '../settings/serviceForm';

export type Unit = Gives['is'];

/** What each kind may give (product §6.1). */
export const UNITS: Readonly<Record<ProductKind, readonly [Unit, ...Unit[]]>> = {
  package: ['sessions', 'minutes', 'amount', 'unlimited'],
  gift: ['amount', 'sessions'],
  subscription: ['sessions', 'minutes', 'unlimited'],
};

/** What the fields of a product hold; what the chosen kind has no use for keeps what was typed. */
export type ProductValues = {
  readonly name: string;
  readonly about: string;
  readonly kind: ProductKind;
  readonly unit: Unit;
  readonly sessions: number | null;
  readonly minutes: number | null;
  readonly amount: string;
  readonly every: Every;
  readonly all: boolean;
  readonly services: readonly Key[];
  readonly price: string;
  readonly limited: boolean;
  readonly length: number | null;
  readonly lengthUnit: Validity['unit'];
  readonly from: Validity['from'];
  readonly hidden: boolean;
  readonly early: boolean;
};

type Stored = Omit<Product, 'key'>;

export const productValues = ({
  name,
  about,
  terms,
  services,
  price,
  hidden,
  early,
}: Stored): ProductValues => {
  const { gives } = terms;
  const valid = terms.kind === 'subscription' ? null : terms.valid;
  return {
    name,
    about,
    kind: terms.kind,
    unit: gives.is,
    sessions: gives.is === 'sessions' ? gives.count : 5,
    minutes: gives.is === 'minutes' ? gives.count : 300,
    amount: gives.is === 'amount' ? textFromMoney({ amount: gives.count, currency: gives.currency }) : '',
    every: terms.kind === 'subscription' ? terms.every : 'month',
    all: services === null,
    services: services ?? [],
    price: textFromMoney(price),
    limited: valid !== null,
    length: valid?.length ?? 6,
    lengthUnit: valid?.unit ?? 'month',
    from: valid?.from ?? 'purchase',
    hidden,
    early,
  };
};

/** What it gives, among what its kind may. */
export const unitOf = ({ kind, unit }: Pick<ProductValues, 'kind' | 'unit'>): Unit =>
  UNITS[kind].includes(unit) ? unit : UNITS[kind][0];

export type ProductFaults = Partial<
  Record<
    'name' | 'about' | 'sessions' | 'minutes' | 'amount' | 'services' | 'price' | 'limited' | 'length',
    true
  >
>;

/** The currencies in which a product's price and its amount are read. */
export type Currencies = { readonly price: string; readonly amount: string };

export const productFaults = (values: ProductValues, currencies: Currencies): ProductFaults | null => {
  const unit = unitOf(values);
  const amount = moneyFromText(values.amount, currencies.amount);
  const hasEnd = values.kind !== 'subscription';
  const wrong: Record<keyof ProductFaults, boolean> = {
    name: values.name.trim() === '' || values.name.trim().length > 120,
    about: values.about.trim().length > 400,
    sessions: unit === 'sessions' && !isWhole(values.sessions, 1, 1000),
    minutes: unit === 'minutes' && !isWhole(values.minutes, 1, 100_000),
    amount: unit === 'amount' && (amount === null || !isWhole(amount.amount, 1, 1_000_000_000)),
    services: !values.all && values.services.length === 0,
    price: moneyFromText(values.price, currencies.price) === null,
    limited: values.kind === 'package' && unit === 'unlimited' && !values.limited,
    length: hasEnd && values.limited && !isWhole(values.length, 1, 3650),
  };
  const found = Object.entries(wrong).filter(([, is]) => is);
  return found.length > 0 ? (Object.fromEntries(found) as ProductFaults) : null;
};

/** What is stored for the values; null while one of them is at fault. */
export const productFrom = (
  values: ProductValues,
  currencies: Currencies,
): Omit<Stored, 'order' | 'archived'> | null => {
  const price = moneyFromText(values.price, currencies.price);
  const terms = termsFrom(values, currencies);
  if (productFaults(values, currencies) || price === null || terms === null) return null;
  return {
    name: values.name.trim(),
    about: values.about.trim(),
    terms,
    services: values.all ? null : [...values.services],
    price,
    hidden: values.hidden,
    early: values.early,
  };
};

const termsFrom = (values: ProductValues, currencies: Currencies): Terms | null => {
  const gives = givesFrom(values, currencies);
  const { kind, every, limited, length, lengthUnit, from } = values;
  if (gives === null) return null;
  if (kind === 'subscription') return gives.is === 'amount' ? null : { kind, gives, every };
  const valid = limited && length !== null ? { length, unit: lengthUnit, from } : null;
  if (kind === 'package') return { kind, gives, valid };
  return gives.is === 'amount' || gives.is === 'sessions' ? { kind, gives, valid } : null;
};

const givesFrom = (values: ProductValues, currencies: Currencies): Gives | null => {
  const unit = unitOf(values);
  if (unit === 'unlimited') return { is: unit };
  if (unit === 'amount') {
    const amount = moneyFromText(values.amount, currencies.amount);
    return amount && { is: unit, count: amount.amount, currency: amount.currency };
  }
  const count = values[unit];
  return count === null ? null : { is: unit, count };
};
