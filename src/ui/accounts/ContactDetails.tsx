import { createSignal, createUniqueId, Show } from 'solid-js';
import * as v from 'valibot';
import { Details } from '../../core/requests';
import { Button } from '../parts/Button';
import { focusFirstError } from '../parts/Field';
import { TextField } from '../parts/TextField';
import { useAccountWords } from '../words/account-words';
import { useClientWords } from '../words/client-words';
import { useWords } from '../words/language';
import type { OwnPlace } from './AccountPage';
import { LoginFault } from './LoginFault';
import { createLogin } from './login';
import { Offline } from './Offline';

type Typed = { readonly first: string; readonly last: string; readonly phone: string };

/** Name and phone, as the account has them and the business sees them; the email is fixed. */
export const ContactDetails = (props: { readonly place: OwnPlace }) => {
  const words = useWords();
  const client = useClientWords();
  const account = useAccountWords();
  const login = createLogin();
  const heading = createUniqueId();
  const [typed, setTyped] = createSignal<Typed | null>(null);
  const [pressed, setPressed] = createSignal(false);
  const [saved, setSaved] = createSignal(false);
  let form!: HTMLFormElement;
  const own = () => props.place.own;
  // What comes from elsewhere shows until something is typed here.
  const present = (): Typed => {
    const { first, last, phone } = own();
    return typed() ?? { first, last, phone };
  };
  const isBadPhone = () => !v.is(Details.entries.phone, present().phone.trim());
  const field = (name: keyof Typed) => ({
    label: client().details[name],
    value: present()[name],
    readonly: login.busy(),
    onInput: (value: string) => {
      setSaved(false);
      setTyped({ ...present(), [name]: value });
    },
  });
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    setPressed(true);
    const { first, last, phone } = present();
    if (first.trim() === '' || isBadPhone()) {
      focusFirstError(form);
      return;
    }
    const { wallet, root } = props.place;
    const details = { first: first.trim(), last: last.trim(), phone: phone.trim() };
    setSaved(false);
    const isDone = await login.run(until => wallet.accounts.change(root, details, until));
    if (!isDone) return;
    setTyped(null);
    setPressed(false);
    setSaved(true);
  };
  return (
    <section class="sheet" aria-labelledby={heading}>
      <form class="stack" novalidate ref={form} onSubmit={submit} aria-labelledby={heading}>
        <h2 id={heading}>{account().own.contact}</h2>
        <LoginFault fault={login.fault()} onForgot={null} />
        <Show when={own().first === ''}>
          <p>{account().own.unnamed}</p>
        </Show>
        <div class="pair">
          <TextField
            {...field('first')}
            autocomplete="given-name"
            maxlength={80}
            required
            error={pressed() && present().first.trim() === '' ? words().needed : undefined}
          />
          <TextField {...field('last')} autocomplete="family-name" maxlength={80} optional />
        </div>
        <TextField
          {...field('phone')}
          type="tel"
          autocomplete="tel"
          maxlength={40}
          optional
          error={pressed() && isBadPhone() ? client().details.badPhone : undefined}
        />
        <TextField
          label={client().details.email}
          type="email"
          autocomplete="username"
          readonly
          value={own().email}
          hint={account().own.emailFixed}
          onInput={() => undefined}
        />
        <div role="status" class="said">
          <Show when={login.silent()}>
            <Offline business={props.place.catalog.business} onStop={login.stop} />
          </Show>
          <Show when={saved()}>
            <p>{account().own.saved}</p>
          </Show>
        </div>
        <div class="row">
          <Button kind="primary" type="submit" busy={login.busy()}>
            {login.busy() ? account().own.saving : account().own.save}
          </Button>
        </div>
      </form>
    </section>
  );
};
