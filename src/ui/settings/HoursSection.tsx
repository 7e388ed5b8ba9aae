import { useNavigate, useSearch } from '@tanstack/solid-router';
import { createMemo, createSignal, createUniqueId, Show } from 'solid-js';
import { type TypedWindow, windowsFrom } from '../../core/hoursText';
import type { Staff } from '../../core/staff';
import { useDesk } from '../desk';
import { zoneText } from '../format';
import { useBook } from '../frame/book';
import { Button } from '../parts/Button';
import { SelectField } from '../parts/SelectField';
import { useDeskWords } from '../words/desk-words';
import { ClosedDays } from './ClosedDays';
import { DatedHours } from './DatedHours';
import { changesOf, isNothing } from './draft';
import { createFormDraft } from './formDraft';
import { type Saving, SettingsForm } from './SettingsForm';
import { Section } from './sections';
import { TimeOffPart } from './TimeOffPart';
import { WeekRows } from './WindowRows';
import { typedFrom } from './windows';

/** Hours of one staff member at a time, and the days on which the whole business is closed. */
export const HoursSection = () => {
  const book = useBook();
  const words = useDeskWords();
  const navigate = useNavigate();
  const search = useSearch({ from: '/desk/settings/hours' });
  const active = () => book().staff.filter(({ archived }) => !archived);
  const shown = createMemo(() => active().find(({ key }) => key === search().staff) ?? active()[0]);
  const key = createMemo(() => shown()?.key);
  return (
    <Section title={words().settings.hours} lead={words().settings.hour.zone(zoneText(book().business.zone))}>
      <Show when={active().length > 1}>
        <SelectField
          label={words().settings.hour.of}
          value={key() ?? ''}
          options={active().map(staff => ({ value: staff.key, label: staff.name }))}
          onChange={staff => void navigate({ to: '/desk/settings/hours', search: { staff }, replace: true })}
        />
      </Show>
      {/* Made anew for another person, never for a change of this one. */}
      <Show when={key()} keyed>
        <Show when={shown()}>{staff => <StaffHours staff={staff()} />}</Show>
      </Show>
      <ClosedDays />
    </Section>
  );
};

type WeekValues = { readonly week: readonly (readonly TypedWindow[])[] };

const StaffHours = (props: { readonly staff: Staff }) => {
  const desk = useDesk();
  const book = useBook();
  const words = useDeskWords();
  const heading = createUniqueId();
  const live = createMemo((): WeekValues => ({ week: props.staff.weekly.map(typedFrom) }));
  const draft = createFormDraft<WeekValues>(`hours/${props.staff.key}`, live);
  const [tried, setTried] = createSignal(false);
  /** Whose hours someone who has none yet may begin with. */
  const example = () =>
    draft.values().week.every(day => day.length === 0)
      ? book().staff.find(
          ({ key, archived, weekly }) =>
            key !== props.staff.key && !archived && weekly.some(day => day.length > 0),
        )
      : undefined;
  const save = (): Saving => {
    setTried(true);
    const read = draft.values().week.map(windowsFrom);
    const weekly = read.flatMap(day => (day.ok ? [day.value] : []));
    if (weekly.length < read.length) return 'faulty';
    const changes = changesOf({ weekly }, props.staff);
    return isNothing(changes) ? 'unchanged' : desk.settings.staff(props.staff.key, changes);
  };
  return (
    <>
      <section aria-labelledby={heading}>
        <SettingsForm
          draft={draft}
          names={{ week: words().settings.hour.weekly }}
          save={save}
          onSaved={() => setTried(false)}
        >
          <div>
            <h2 id={heading}>{words().settings.hour.weekly}</h2>
            <Show when={example()}>
              {other => (
                <Button kind="quiet" onClick={() => draft.type({ week: other().weekly.map(typedFrom) })}>
                  {words().settings.hour.sameAs(other().name)}
                </Button>
              )}
            </Show>
            <WeekRows week={draft.values().week} tried={tried()} onChange={week => draft.type({ week })} />
          </div>
        </SettingsForm>
      </section>
      <DatedHours of="staff" record={props.staff.key} dated={props.staff.dated} />
      <TimeOffPart staff={props.staff} />
    </>
  );
};
