import type { Budget, Measured, Unit } from './bench';

const DIGITS: Record<Unit, number> = { ms: 1, B: 0, KB: 1 };

const withUnit = (value: number, unit: Unit): string =>
  `${value.toFixed(unit === 'ms' && value < 10 ? 2 : DIGITS[unit])} ${unit}`;

/** As Markdown: what was measured, beside its reference and its budget. */
export const tableOf = (rows: readonly Measured[]): string =>
  [
    '| what | measured | reference in the same run | ratio | budget | |',
    '|---|---|---|---|---|---|',
    ...rows.map(row => `| ${cellsOf(row).join(' | ')} |`),
  ].join('\n');

const cellsOf = (row: Measured): string[] => {
  const { name, budget, measure, reference } = row;
  return [
    name,
    `${withUnit(measure, budget.unit)}${budget.percentile === 95 ? ' (p95)' : ''}`,
    reference ? `${reference.name}: ${withUnit(reference.measure, budget.unit)}` : '–',
    reference ? (measure / reference.measure).toFixed(2) : '–',
    budgetOf(budget) || '–',
    isBounded(row) ? (keeps(row) ? 'pass' : 'miss') : '–',
  ];
};

const budgetOf = ({ unit, most, ratio }: Budget): string =>
  [
    most === undefined ? [] : [`≤ ${most} ${unit}`],
    ratio === undefined ? [] : [`≤ ${Number(ratio.toFixed(2))} × reference`],
  ]
    .flat()
    .join(', ');

/** A row without a budget is a part of what another bounds, or stands beside it to be compared. */
export const isBounded = ({ budget: { most, ratio } }: Measured): boolean =>
  most !== undefined || ratio !== undefined;

export const keeps = ({ budget, measure, reference }: Measured): boolean =>
  measure <= (budget.most ?? Number.POSITIVE_INFINITY) &&
  (budget.ratio === undefined || (reference !== undefined && measure <= budget.ratio * reference.measure));

const START = '<!-- bench -->';
const END = '<!-- /bench -->';

/** The text with the table between its two marks; throws where they are missing. */
export const withTable = (text: string, table: string): string => {
  const start = text.indexOf(START);
  const end = text.indexOf(END);
  if (start < 0 || end < start) throw new Error(`The README has no "${START}" followed by "${END}".`);
  return `${text.slice(0, start + START.length)}\n${table}\n${text.slice(end)}`;
};
