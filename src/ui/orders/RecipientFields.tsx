import * as v from 'valibot';
import { Recipient } from '../../core/requests';
import { Group } from '../parts/Field';
import { TextField } from '../parts/TextField';
import { useDeskWords } from '../words/desk-words';

export const NO_RECIPIENT: Recipient = { name: '', email: '', message: '' };

type RecipientFaults = { readonly [field in keyof Recipient]?: true };

const isNobody = (typed: Recipient): boolean => Object.values(typed).every(text => text.trim() === '');

/** Which fields, as typed, cannot be kept; a gift may also be for nobody who is named. */
export const recipientFaults = (typed: Recipient): RecipientFaults => {
  const parsed = v.safeParse(Recipient, typed);
  if (parsed.success || isNobody(typed)) return {};
  const fields = parsed.issues.flatMap(issue => (issue.path?.[0] ? [String(issue.path[0].key)] : []));
  return Object.fromEntries(fields.map(field => [field, true as const]));
};

/** Whom a gift is for; null: nobody was named. */
export const recipientFrom = (typed: Recipient): Recipient | null => {
  const parsed = v.safeParse(Recipient, typed);
  return parsed.success ? parsed.output : null;
};

type FieldsProps = {
  readonly typed: Recipient;
  readonly faults: RecipientFaults;
  readonly onInput: (typed: Recipient) => void;
};

/** For whom a gift is, and what its giver says. */
export const RecipientFields = (props: FieldsProps) => {
  const words = useDeskWords();
  const says = () => words().codes.order;
  const set = (field: keyof Recipient) => (text: string) => props.onInput({ ...props.typed, [field]: text });
  return (
    <Group legend={says().recipient} small>
      <div class="stack">
        <p class="soft">{says().recipientHow}</p>
        <TextField
          label={says().recipientName}
          value={props.typed.name}
          onInput={set('name')}
          maxlength={120}
          error={props.faults.name ? says().recipientNeeded : null}
        />
        <TextField
          label={says().recipientEmail}
          type="email"
          inputmode="email"
          value={props.typed.email}
          onInput={set('email')}
          maxlength={254}
          optional
          error={props.faults.email ? words().session.badEmail : null}
        />
        <TextField
          label={says().message}
          value={props.typed.message}
          onInput={set('message')}
          maxlength={500}
          long
          optional
        />
      </div>
    </Group>
  );
};
