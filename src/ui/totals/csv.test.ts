import { expect, test } from 'vitest';
import { csvText } from './csv';

const rows = [['Five, with "tea"', 3, { amount: 123_450, currency: 'BRL' }]] as const;

test('amounts are numbers of the region, and cells are parted so that they stay whole', () => {
  expect(csvText(['Product', 'Count', 'Amount'], rows, 'en-US')).toBe(
    '\ufeffProduct,Count,Amount\r\n"Five, with ""tea""",3,1234.50',
  );
  expect(csvText(['Produto', 'Quantidade', 'Valor'], rows, 'pt-BR')).toBe(
    '\ufeffProduto;Quantidade;Valor\r\n"Five, with ""tea""";3;1234,50',
  );
});

test('what a stranger typed runs as no formula in a spreadsheet', () => {
  for (const typed of ['=1+1', '+1', '-1', '@SUM(A1)'])
    expect(csvText(['Name'], [[typed]], 'en-US')).toBe(`\ufeffName\r\n"'${typed}"`);
});

test('nothing is an empty cell', () => {
  expect(csvText(['A', 'B'], [[null, 'x']], 'en-US')).toBe('\ufeffA,B\r\n,x');
});
