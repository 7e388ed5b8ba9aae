import Papa from 'papaparse';
import { type Money, minorDigits } from '../../core/money';

/** A cell: a text as it stands, or an amount, which is written as a number. */
export type Cell = string | number | Money | null;

/**
 * A table as CSV (RFC 4180) that spreadsheets of the reader's region open as one: where the decimals are marked by a
 * comma, cells are parted by semicolons. What looks like a formula is written as text, as names are typed by strangers.
 */
export const csvText = (
  head: readonly string[],
  rows: readonly (readonly Cell[])[],
  region: string,
): string => {
  const mark = decimalMark(region);
  const text = Papa.unparse(
    { fields: [...head], data: rows.map(row => row.map(cell => cellText(cell, mark))) },
    { escapeFormulae: true, delimiter: mark === ',' ? ';' : ',' },
  );
  // Without it some spreadsheets read accents as two letters.
  return `\ufeff${text}`;
};

const decimalMark = (region: string): string =>
  new Intl.NumberFormat(region).formatToParts(0.5).find(({ type }) => type === 'decimal')?.value ?? '.';

const cellText = (cell: Cell, mark: string): string => {
  if (cell === null) return '';
  if (typeof cell !== 'object') return String(cell);
  const digits = minorDigits(cell.currency);
  return (cell.amount / 10 ** digits).toFixed(digits).replace('.', mark);
};
