import { createMemo, createSignal } from 'solid-js';
import type { Asked, Logins } from '../../core/business';
import { useDesk } from '../desk';
import { useBook } from '../frame/book';
import { HelpLink } from '../help/HelpLink';
import { Group } from '../parts/Field';
import { NumberField } from '../parts/NumberField';
import { RadioGroup } from '../parts/RadioGroup';
import { useDeskWords } from '../words/desk-words';
import { BookingLink } from './BookingLink';
import {
  type BookingFaults,
  type BookingValues,
  bookingFaults,
  bookingFrom,
  bookingValues,
} from './bookingForm';
import { changesOf, isNothing } from './draft';
import { createFormDraft } from './formDraft';
import { HorizonFields } from './HorizonFields';
import { LengthField } from './LengthField';
import { Settable } from './Settable';
import { type Saving, SettingsForm } from './SettingsForm';
import { Section } from './sections';

const LOGINS = ['off', 'optional', 'required'] as const satisfies readonly Logins[];
const ASKED = ['needed', 'optional', 'no'] as const satisfies readonly Asked[];

/** The booking link, and the rules that the page behind it follows. */
export const BookingPageSection = () => {
  const desk = useDesk();
  const book = useBook();
  const words = useDeskWords();
  const booking = () => words().settings.booking;
  const live = createMemo(() => bookingValues(book().business));
  const draft = createFormDraft<BookingValues>('booking-page', live);
  const [tried, setTried] = createSignal(false);
  const faults = (): BookingFaults => (tried() ? bookingFaults(draft.values()) : null) ?? {};
  const save = (): Saving => {
    setTried(true);
    const written = bookingFrom(draft.values());
    if (!written) return 'faulty';
    const changes = changesOf(written, book().business);
    return isNothing(changes) ? 'unchanged' : desk.settings.business(changes);
  };
  const asked = (field: 'email' | 'phone') => ({
    get value() {
      return draft.values()[field];
    },
    options: ASKED.map(value => ({ value, label: booking()[value] })),
    onChange: (chosen: string) => {
      const value = ASKED.find(known => known === chosen);
      if (value) draft.type({ [field]: value });
    },
  });
  return (
    <Section title={words().settings.page} sets="parts">
      <BookingLink name={book().business.name} />
      <Settable>
        <SettingsForm
          draft={draft}
          names={{ ...booking(), horizon: booking().ahead }}
          save={save}
          onSaved={() => setTried(false)}
        >
          <Group legend={booking().rules}>
            <LengthField
              label={booking().notice}
              hint={booking().noticeHint}
              value={draft.values().notice}
              error={faults().notice ? booking().lengthBad : null}
              onInput={notice => draft.type({ notice })}
            />
            <HorizonFields
              value={draft.values().horizon}
              fault={faults().horizon === true}
              onInput={horizon => draft.type({ horizon })}
            />
          </Group>
          <Group legend={booking().details}>
            <p class="soft">{booking().detailsHow}</p>
            <RadioGroup
              small
              row
              legend={booking().email}
              {...asked('email')}
              error={faults().ask ? booking().oneNeeded : null}
            />
            <RadioGroup small row legend={booking().phone} {...asked('phone')} />
          </Group>
          <Group legend={booking().flow}>
            <RadioGroup
              small
              legend={booking().logins}
              value={draft.values().logins}
              options={LOGINS.map(value => ({
                value,
                label: booking().loginsNames[value],
                hint: booking().loginsHow[value],
              }))}
              onChange={chosen => {
                const logins = LOGINS.find(known => known === chosen);
                if (logins) draft.type({ logins });
              }}
            />
            <HelpLink about="logins" />
          </Group>
          <Group legend={booking().floods}>
            <NumberField
              label={booking().burst}
              hint={booking().burstHint}
              min={1}
              max={10000}
              value={draft.values().burst}
              error={faults().burst ? words().settings.number(1, 10000) : null}
              required
              onInput={burst => draft.type({ burst })}
            />
          </Group>
        </SettingsForm>
      </Settable>
    </Section>
  );
};
