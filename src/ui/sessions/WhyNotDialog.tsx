import { createSignal } from 'solid-js';
import type { Key } from '../../core/id';
import { createAsked } from '../asked';
import { dateAt } from '../calendar/days';
import { useDesk } from '../desk';
import { useBook } from '../frame/book';
import { useFormat } from '../frame/format';
import { Dialog } from '../parts/Dialog';
import { SelectField } from '../parts/SelectField';
import { useDeskWords } from '../words/desk-words';
import { momentFrom, timeText } from './fields';
import { DateField, OneOf, TimeField } from './SessionFields';
import { whyText } from './whyText';
import './session.css';

type WhyProps = { readonly start: number; readonly staff: string | null; readonly onClose: () => void };

/** Names the rule that hides a time from clients. */
export const WhyNotDialog = (props: WhyProps) => {
  const desk = useDesk();
  const book = useBook();
  const words = useDeskWords();
  const format = useFormat();
  const zone = () => book().business.zone;
  const services = () => book().services.filter(({ archived }) => !archived);
  const people = () => book().staff.filter(({ archived }) => !archived);
  const [service, setService] = createSignal<string>(services()[0]?.key ?? '');
  const [staff, setStaff] = createSignal(props.staff ?? '');
  const [date, setDate] = createSignal<string>(dateAt(props.start, zone()));
  const [time, setTime] = createSignal(timeText(props.start, zone()));
  const asked = () => {
    const kind = services().find(({ key }) => key === service());
    const start = momentFrom(date(), time(), zone());
    const person = people().find(({ key }) => key === staff());
    // The book is asked again when it changes, as settings do in another tab.
    return kind && start !== null
      ? { service: kind.key, staff: (person?.key ?? null) as Key | null, start, version: book().version }
      : null;
  };
  type Found = { readonly is: Awaited<ReturnType<typeof desk.sessions.whyNot>> };
  const why = createAsked(asked, async (ask): Promise<Found> => ({ is: await desk.sessions.whyNot(ask) }));
  const says = () => {
    if (asked() === null) return words().session.badDate;
    const found = why();
    if (!found) return '';
    return found.is === null
      ? words().whyNot.offered
      : whyText(found.is, { words: words(), format: format(), book: book() });
  };
  return (
    <Dialog open form onClose={props.onClose} title={words().whyNot.title}>
      <div class="stack" data-unsaved="no">
        <p class="soft">{words().whyNot.lead}</p>
        <OneOf
          label={words().session.service}
          value={service()}
          among={services()}
          onChange={setService}
          none={words().session.noServices}
        />
        <SelectField
          label={words().session.staff}
          value={staff()}
          options={[
            { value: '', label: words().whyNot.anyone },
            ...people().map(({ key, name }) => ({ value: key, label: name })),
          ]}
          onChange={setStaff}
        />
        <div class="session-when">
          <DateField value={date()} onInput={setDate} />
          <TimeField label={words().whyNot.time} value={time()} onInput={setTime} />
        </div>
        <p class="why-reason" role="status" aria-label={words().whyNot.reason}>
          {says()}
        </p>
      </div>
    </Dialog>
  );
};
