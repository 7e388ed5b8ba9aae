import { BarController, BarElement, CategoryScale, Chart, Legend, LinearScale, Tooltip } from 'chart.js';
import { createEffect, createMemo, onCleanup, onMount } from 'solid-js';
import type { Totals } from '../../app/desk/codes';
import { minorDigits, moneyToText } from '../../core/money';
import { How } from '../../core/orders';
import { useFormat } from '../frame/format';
import { useDeskWords } from '../words/desk-words';
import { useLanguage } from '../words/language';
import { daysOf, type Span } from './periods';

Chart.register(BarController, BarElement, CategoryScale, LinearScale, Legend, Tooltip);

type ChartProps = {
  /** All of one currency. */
  readonly received: Totals['received'];
  readonly currency: string;
  readonly span: Span;
};

/** Tokens whose colours stand for the ways of paying. */
const COLOURS = { cash: '--accent', transfer: '--warn', card: '--edge', other: '--soft' } as const;

/** Bars of what came in each day, by how. For the eye alone: the table beside it says the same. */
export const ReceivedChart = (props: ChartProps) => {
  const words = useDeskWords();
  const format = useFormat();
  const language = useLanguage();
  let canvas!: HTMLCanvasElement;
  const days = createMemo(() => daysOf(props.span));
  const sets = createMemo(() => {
    const hows = How.options.filter(how => props.received.some(row => row.how === how));
    return hows.map(how => ({ how, data: days().map(day => amountOn(props.received, day, how)) }));
  });
  const text = (amount: number) =>
    moneyToText(
      { amount: Math.round(amount * 10 ** minorDigits(props.currency)), currency: props.currency },
      language.region(),
    );
  onMount(() => {
    Chart.defaults.font.family = getComputedStyle(canvas).fontFamily;
    const chart = new Chart<'bar', number[], string>(canvas, {
      type: 'bar',
      data: { labels: [], datasets: [] },
      options: {
        animation: false,
        maintainAspectRatio: false,
        scales: {
          x: { stacked: true, grid: { display: false }, ticks: { maxRotation: 0 } },
          y: { stacked: true, beginAtZero: true, ticks: { callback: value => text(Number(value)) } },
        },
        plugins: {
          legend: { position: 'bottom' },
          tooltip: {
            callbacks: { label: ({ dataset, parsed }) => `${dataset.label}: ${text(parsed.y ?? 0)}` },
          },
        },
      },
    });
    const draw = () => {
      const style = getComputedStyle(canvas);
      const colour = (token: string) => style.getPropertyValue(token).trim();
      const [ink, line] = [colour('--soft'), colour('--line')];
      chart.options.color = ink;
      for (const scale of Object.values(chart.options.scales ?? {})) {
        if (!scale) continue;
        Object.assign(scale, { ticks: { ...scale.ticks, color: ink }, border: { color: line } });
        if (scale.grid) scale.grid.color = line;
      }
      chart.data = {
        labels: days().map(day => format().dayShort(day)),
        datasets: sets().map(({ how, data }) => ({
          label: words().codes.payment.hows[how],
          data,
          backgroundColor: colour(COLOURS[how]),
          borderColor: colour('--sheet'),
          borderWidth: 1,
        })),
      };
      chart.update();
    };
    const dark = matchMedia('(prefers-color-scheme: dark)');
    dark.addEventListener('change', draw);
    createEffect(draw);
    onCleanup(() => {
      dark.removeEventListener('change', draw);
      chart.destroy();
    });
  });
  return (
    <div class="totals-chart" aria-hidden="true">
      <canvas ref={canvas} />
    </div>
  );
};

/** In whole units of the currency, as an axis counts. */
const amountOn = (received: Totals['received'], day: string, how: How): number =>
  received
    .filter(row => row.date === day && row.how === how)
    .reduce((sum, { amount }) => sum + amount.amount / 10 ** minorDigits(amount.currency), 0);
