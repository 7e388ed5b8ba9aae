import { createMemo, createSignal, Show } from 'solid-js';
import type { Totals } from '../../app/desk/codes';
import { createAsked } from '../asked';
import { useDesk } from '../desk';
import { useBook } from '../frame/book';
import { useFormat } from '../frame/format';
import { useMinute } from '../frame/minute';
import { RadioGroup } from '../parts/RadioGroup';
import { TextField } from '../parts/TextField';
import { Section } from '../settings/sections';
import { useDeskWords } from '../words/desk-words';
import { momentsOf, monthAt, type Span, spanFrom } from './periods';
import { Received } from './Received';
import { Redeemed, Sold } from './TotalTables';
import '../codes/codes.css';
import './totals.css';

const PERIODS = ['thisMonth', 'lastMonth', 'range'] as const;
type Period = (typeof PERIODS)[number];

/** What a period brought: what was sold, what came in and how, and what codes paid for. */
export const TotalsPage = () => {
  const desk = useDesk();
  const book = useBook();
  const words = useDeskWords();
  const format = useFormat();
  const minute = useMinute();
  const zone = () => book().business.zone;
  const says = () => words().codes.total;
  const [period, setPeriod] = createSignal<Period>('thisMonth');
  const month = (back: number) => monthAt(minute(), zone(), back);
  const [from, setFrom] = createSignal<string>(month(0).from);
  const [until, setUntil] = createSignal<string>(month(0).until);
  const span = createMemo<Span | null>(
    () => (period() === 'range' ? spanFrom(from(), until()) : month(period() === 'thisMonth' ? 0 : 1)),
    null,
    { equals: (a, b) => a?.from === b?.from && a?.until === b?.until },
  );
  const found = createAsked(span, async (asked): Promise<{ span: Span; totals: Totals }> => {
    const moments = momentsOf(asked, zone());
    return { span: asked, totals: await desk.codes.totals(moments.from, moments.until) };
  });
  return (
    <Section title={words().codes.totals} sets="nothing" wide>
      <div class="stack">
        <RadioGroup
          legend={says().period}
          small
          row
          value={period()}
          options={PERIODS.map(value => ({ value, label: says()[value] }))}
          onChange={next => setPeriod(next as Period)}
        />
        <Show when={period() === 'range'}>
          <div class="totals-range">
            <TextField label={says().from} type="date" value={from()} onInput={setFrom} />
            <TextField
              label={says().until}
              type="date"
              value={until()}
              onInput={setUntil}
              error={span() === null ? says().badRange : null}
            />
          </div>
        </Show>
      </div>
      <Show when={span() && found()}>
        {shown => (
          <>
            <p class="totals-dates soft">{format().days(shown().span.from, shown().span.until)}</p>
            <Received received={shown().totals.received} span={shown().span} />
            <Sold sold={shown().totals.sold} span={shown().span} />
            <Redeemed redeemed={shown().totals.redeemed} span={shown().span} />
          </>
        )}
      </Show>
    </Section>
  );
};
