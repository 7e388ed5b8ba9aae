import { expect, test } from 'vitest';
import { moneyFromText, moneyToText } from './money';

/** Written with spaces that do not break, as Intl does. */
const said = (amount: number, currency: string, locale: string): string =>
  moneyToText({ amount, currency }, locale).replace(/\s/g, ' ');

test('an amount is said in the words of its reader, with the decimals of its currency', () => {
  expect(said(8000, 'BRL', 'pt-BR')).toBe('R$ 80,00');
  expect(said(8050, 'BRL', 'en')).toBe('R$80.50');
  expect(said(123456789, 'EUR', 'es')).toBe('1.234.567,89 €');
  expect(said(0, 'USD', 'en')).toBe('$0.00');
  expect(said(5, 'USD', 'en')).toBe('$0.05');
  expect(said(5000, 'JPY', 'en')).toBe('¥5,000');
  expect(said(1234, 'KWD', 'en')).toBe('KWD 1.234');
});

const typed = (text: string, currency = 'BRL'): number | undefined => moneyFromText(text, currency)?.amount;

test('an amount is read as people type it', () => {
  for (const text of ['80', '80,00', '80.00', ' R$ 80,00 ', 'R$80', '80,0'])
    expect(typed(text), text).toBe(8000);
  expect(typed('1.234,56')).toBe(123456);
  expect(typed('1,234.56')).toBe(123456);
  expect(typed('1.234')).toBe(123400);
  expect(typed('0')).toBe(0);
  expect(typed('5000', 'JPY')).toBe(5000);
});

test('what is no amount, or finer than its currency, is none', () => {
  for (const text of ['', 'free', '-5', '8,0,0', '12,34,567', '1.2345', '99999999999999999'])
    expect(typed(text), text).toBeUndefined();
  expect(typed('50.5', 'JPY')).toBeUndefined();
});

test('where a currency has three decimals, three digits after a mark are decimals', () => {
  expect(typed('1.234', 'KWD')).toBe(1234);
  expect(typed('1,234.5', 'KWD')).toBe(1234500);
});
