import { canonical } from '../../core/json';

/** One promise of a port. It throws when the port breaks it, so it runs under vitest and in a browser's page. */
export type Case = { readonly name: string; readonly run: () => Promise<void> };

export const same = (actual: unknown, expected: unknown, what = 'value'): void => {
  // By way of JSON, so that what is absent and what is undefined are one.
  const [is, should] = [actual, expected].map(value => canonical(JSON.parse(JSON.stringify(value ?? null))));
  if (is !== should) throw new Error(`${what} is ${is}, not ${should}`);
};

export const yes = (condition: boolean, what: string): void => {
  if (!condition) throw new Error(`not so: ${what}`);
};
