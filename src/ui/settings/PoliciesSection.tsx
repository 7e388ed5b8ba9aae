import { createMemo, createSignal } from 'solid-js';
import { MOST_MOVES } from '../../core/policy';
import { useDesk } from '../desk';
import { useBook } from '../frame/book';
import { Switch } from '../parts/Checkbox';
import { Group } from '../parts/Field';
import { NumberField } from '../parts/NumberField';
import { useDeskWords } from '../words/desk-words';
import { changesOf, isNothing } from './draft';
import { createFormDraft } from './formDraft';
import { LengthField } from './LengthField';
import { type PolicyFaults, type PolicyValues, policiesFrom, policyFaults, policyValues } from './policyForm';
import { type Saving, SettingsForm } from './SettingsForm';
import { Section } from './sections';

/** What clients may do with their appointments, and until when. */
export const PoliciesSection = () => {
  const desk = useDesk();
  const book = useBook();
  const words = useDeskWords();
  const policies = () => words().settings.policies;
  const live = createMemo(() => policyValues(book().business));
  const draft = createFormDraft<PolicyValues>('policies', live);
  const [tried, setTried] = createSignal(false);
  const faults = (): PolicyFaults => (tried() ? policyFaults(draft.values()) : null) ?? {};
  const save = (): Saving => {
    setTried(true);
    const written = policiesFrom(draft.values());
    if (!written) return 'faulty';
    const changes = changesOf(written, book().business);
    return isNothing(changes) ? 'unchanged' : desk.settings.business(changes);
  };
  return (
    <Section title={words().settings.policy}>
      <SettingsForm
        draft={draft}
        names={{
          moving: policies().moving,
          moveUntil: policies().moveUntil,
          most: policies().most,
          cancelling: policies().cancelling,
          cancelUntil: policies().cancelUntil,
        }}
        save={save}
        onSaved={() => setTried(false)}
      >
        <Group legend={policies().move}>
          <Switch
            label={policies().moving}
            hint={policies().shown}
            checked={draft.values().moving}
            onChange={moving => draft.type({ moving })}
          />
          <LengthField
            label={policies().moveUntil}
            hint={policies().untilHint}
            value={draft.values().moveUntil}
            error={faults().moveUntil ? words().settings.booking.lengthBad : null}
            onInput={moveUntil => draft.type({ moveUntil })}
          />
          <NumberField
            label={policies().most}
            hint={policies().mostHint}
            min={1}
            max={MOST_MOVES}
            value={draft.values().most}
            error={faults().most ? words().settings.number(1, MOST_MOVES) : null}
            required
            onInput={most => draft.type({ most })}
          />
        </Group>
        <Group legend={policies().cancel}>
          <Switch
            label={policies().cancelling}
            hint={policies().shown}
            checked={draft.values().cancelling}
            onChange={cancelling => draft.type({ cancelling })}
          />
          <LengthField
            label={policies().cancelUntil}
            hint={policies().untilHint}
            value={draft.values().cancelUntil}
            error={faults().cancelUntil ? words().settings.booking.lengthBad : null}
            onInput={cancelUntil => draft.type({ cancelUntil })}
          />
        </Group>
      </SettingsForm>
    </Section>
  );
};
