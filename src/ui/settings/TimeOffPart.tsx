import { createMemo, createSignal, createUniqueId } from 'solid-js';
import type { Staff } from '../../core/staff';
import { useDesk } from '../desk';
import { useAct } from '../frame/act';
import { Button } from '../parts/Button';
import { Field } from '../parts/Field';
import { Icon } from '../parts/Icon';
import { useDeskWords } from '../words/desk-words';
import { useLanguage } from '../words/language';
import { Adder, AddForm } from './Adder';
import { momentText, timeOffFrom } from './dates';
import { Past } from './Past';

/** "Time off" of a staff member: hours or weeks away. */
export const TimeOffPart = (props: { readonly staff: Staff }) => {
  const desk = useDesk();
  const act = useAct();
  const words = useDeskWords();
  const language = useLanguage();
  const heading = createUniqueId();
  const hour = () => words().settings.hour;
  const entries = createMemo(() =>
    Object.entries(props.staff.off)
      .map(([key, { from, to }]) => ({ key, from, to }))
      .sort((a, b) => (a.from < b.from ? -1 : 1)),
  );
  const text = (from: string, to: string) =>
    `${momentText(from, language.region())} – ${momentText(to, language.region())}`;
  return (
    <section class="settings-part" aria-labelledby={heading}>
      <h2 id={heading}>{hour().off}</h2>
      <p class="soft">{hour().offHow}</p>
      <Past
        entries={entries()}
        until={({ to }) => to.slice(0, 10)}
        none={hour().noOff}
        label={hour().off}
        row={({ key, from, to }) => (
          <li>
            <div class="settings-item figures">{text(from, to)}</div>
            <Button
              icon
              kind="quiet"
              aria-label={words().settings.remove(text(from, to))}
              onClick={() => void act(() => desk.settings.noTimeOff(props.staff.key, key), hour().removed)}
            >
              <Icon name="trash" />
            </Button>
          </li>
        )}
      />
      <div>
        <Adder label={hour().addOff} form={close => <OffForm staff={props.staff} onClose={close} />} />
      </div>
    </section>
  );
};

const OffForm = (props: { readonly staff: Staff; readonly onClose: () => void }) => {
  const desk = useDesk();
  const act = useAct();
  const words = useDeskWords();
  const hour = () => words().settings.hour;
  const [from, setFrom] = createSignal('');
  const [to, setTo] = createSignal('');
  const [tried, setTried] = createSignal(false);
  const fault = () => {
    const read = timeOffFrom(from(), to());
    return tried() && !read.ok ? read.error : null;
  };
  const save = (): boolean => {
    setTried(true);
    const read = timeOffFrom(from(), to());
    if (!read.ok) return false;
    void act(() => desk.settings.timeOff(props.staff.key, read.value), hour().added).then(
      done => done && props.onClose(),
    );
    return true;
  };
  return (
    <AddForm legend={hour().addOff} onSave={save} onCancel={() => props.onClose()}>
      <div class="settings-pair">
        <MomentField
          label={hour().from}
          value={from()}
          error={fault() === 'from' ? hour().dateBad : null}
          onInput={setFrom}
        />
        <MomentField
          label={hour().to}
          value={to()}
          error={fault() === 'to' ? hour().dateBad : fault() === 'order' ? hour().order : null}
          onInput={setTo}
        />
      </div>
    </AddForm>
  );
};

/** Wall date and time, without a zone. */
const MomentField = (props: {
  readonly label: string;
  readonly value: string;
  readonly error: string | null;
  readonly onInput: (value: string) => void;
}) => (
  <Field
    label={props.label}
    error={props.error}
    control={ties => (
      <input
        {...ties()}
        class="input"
        type="datetime-local"
        value={props.value}
        required
        onInput={event => props.onInput(event.currentTarget.value)}
      />
    )}
  />
);
