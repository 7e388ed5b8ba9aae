import { useNavigate } from '@tanstack/solid-router';
import { createMemo, Show } from 'solid-js';
import { NO_HOURS } from '../../core/hours';
import { useDesk } from '../desk';
import { useBook } from '../frame/book';
import { ButtonLink } from '../parts/Button';
import { NumberField } from '../parts/NumberField';
import { TextField } from '../parts/TextField';
import { useDeskWords } from '../words/desk-words';
import { createFormDraft } from './formDraft';
import { lastOrder } from './order';
import { RecordEditor, RecordPlace } from './RecordEditor';
import { isWhole } from './serviceForm';

/** One staff member, or a new one. */
export const StaffMemberSection = (props: { readonly at: string }) => {
  const book = useBook();
  return (
    <RecordPlace at={props.at} records={book().staff} back="staff">
      {at => <StaffEditor at={at} />}
    </RecordPlace>
  );
};

type StaffValues = {
  readonly name: string;
  readonly perDay: number | null;
  readonly perWeek: number | null;
};

const BLANK: StaffValues = { name: '', perDay: null, perWeek: null };
const isLimit = (value: number | null) => value === null || isWhole(value, 1, 1000);
const isName = (text: string) => text.trim() !== '' && text.trim().length <= 120;

const StaffEditor = (props: { readonly at: string }) => {
  const desk = useDesk();
  const book = useBook();
  const words = useDeskWords();
  const people = () => words().settings.people;
  const navigate = useNavigate();
  const stored = () => book().staff.find(({ key }) => key === props.at) ?? null;
  const live = createMemo((): StaffValues => {
    const { name, perDay, perWeek } = stored() ?? BLANK;
    return { name, perDay, perWeek };
  });
  const draft = createFormDraft<StaffValues>(`staff/${props.at}`, live);
  const nameError = () => {
    const { name } = draft.values();
    if (isName(name)) return null;
    return name.trim() === '' ? words().settings.needed : words().settings.tooLong;
  };
  const limitError = (value: number | null) => (isLimit(value) ? null : words().settings.number(1, 1000));
  const written = () => {
    const { name, perDay, perWeek } = draft.values();
    const isGood = isName(name) && isLimit(perDay) && isLimit(perWeek);
    return isGood ? { name: name.trim(), perDay, perWeek } : null;
  };
  const isLast = () => book().staff.every(({ archived, key }) => archived || key === props.at);
  return (
    <RecordEditor
      of="staff"
      back="staff"
      stored={stored()}
      draft={draft}
      names={people()}
      words={people()}
      written={written}
      first={{ weekly: NO_HOURS, order: lastOrder(book().staff) }}
      put={desk.settings.staff}
      // Someone new has no hours yet: that is the next thing to do.
      onCreated={key => void navigate({ to: '/desk/settings/hours', search: key ? { staff: key } : {} })}
      fields={tried => (
        <div class="settings-fields">
          <TextField
            label={people().name}
            hint={people().nameHint}
            value={draft.values().name}
            error={tried() ? nameError() : null}
            required
            onInput={name => draft.type({ name })}
          />
          <div class="settings-pair">
            <NumberField
              label={people().perDay}
              hint={people().limitHint}
              min={1}
              max={1000}
              value={draft.values().perDay}
              error={tried() ? limitError(draft.values().perDay) : null}
              onInput={perDay => draft.type({ perDay })}
            />
            <NumberField
              label={people().perWeek}
              hint={people().limitHint}
              min={1}
              max={1000}
              value={draft.values().perWeek}
              error={tried() ? limitError(draft.values().perWeek) : null}
              onInput={perWeek => draft.type({ perWeek })}
            />
          </div>
        </div>
      )}
      mayArchive={!isLast()}
      aside={found => (
        <Show when={!found().archived}>
          <ButtonLink href={`#/desk/settings/hours?staff=${found().key}`}>{people().toHours}</ButtonLink>
          <Show when={isLast()}>
            <p class="soft">{people().last}</p>
          </Show>
        </Show>
      )}
    />
  );
};
