import { Show } from 'solid-js';
import { Checkbox } from '../parts/Checkbox';
import { Group } from '../parts/Field';
import { TextField } from '../parts/TextField';
import { useClientWords } from '../words/client-words';
import { useWords } from '../words/language';
import type { Gift, GiftFaults } from './cart';

/** "It is a gift": whom it is for, and what the giver says. */
export const GiftFields = (props: {
  readonly gift: Gift;
  readonly faults: GiftFaults;
  readonly onGift: (gift: Gift) => void;
}) => {
  const words = useWords();
  const client = useClientWords();
  const field = (name: keyof GiftFaults) => ({
    value: props.gift[name],
    error: errorOf(name),
    onInput: (value: string) => props.onGift({ ...props.gift, [name]: value }),
  });
  const errorOf = (name: keyof GiftFaults): string | undefined => {
    const fault = props.faults[name];
    const { details } = client();
    return fault && { needed: words().needed, email: details.badEmail, long: details.tooLong }[fault];
  };
  return (
    <>
      <Checkbox
        label={client().codes.buy.gift}
        checked={props.gift.is}
        onChange={is => props.onGift({ ...props.gift, is })}
      />
      <Show when={props.gift.is}>
        <Group legend={client().codes.buy.for}>
          <div class="stack">
            <div class="pair">
              <TextField {...field('name')} label={client().codes.buy.forName} maxlength={120} required />
              <TextField
                {...field('email')}
                label={client().codes.buy.forEmail}
                type="email"
                maxlength={254}
                optional
              />
            </div>
            <p class="soft">{client().codes.buy.forEmailHow}</p>
            <TextField
              {...field('message')}
              label={client().codes.buy.message}
              long
              maxlength={500}
              optional
            />
          </div>
        </Group>
      </Show>
    </>
  );
};
