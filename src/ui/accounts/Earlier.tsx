import { createSignal, Show } from 'solid-js';
import { ok } from '../../core/result';
import { Button } from '../parts/Button';
import { useAccountWords } from '../words/account-words';
import type { OwnPlace } from './AccountPage';
import { LoginFault } from './LoginFault';
import { createLogin } from './login';
import { Offline } from './Offline';

/** Asks the business for appointments before the last ones, which it tells on request. */
export const Earlier = (props: { readonly place: OwnPlace }) => {
  const account = useAccountWords();
  const login = createLogin();
  const [next, setNext] = createSignal<number | null>(props.place.own.toldFrom);
  const [asked, setAsked] = createSignal(false);
  let says!: HTMLDivElement;
  const ask = async (from: number) => {
    const { wallet, root } = props.place;
    await login.run(async until => {
      const told = await wallet.accounts.earlier(root, from, until);
      if (!told.ok) return told;
      setNext(told.value);
      setAsked(true);
      // What was pressed is gone with the last of them.
      if (told.value === null) says.focus();
      return ok(undefined);
    });
  };
  return (
    <>
      <LoginFault fault={login.fault()} onForgot={null} />
      <div role="status" tabindex="-1" ref={says} class="said">
        <Show when={login.silent()}>
          <Offline business={props.place.catalog.business} onStop={login.stop} />
        </Show>
        <Show when={asked() && next() === null}>
          <p class="soft">{account().own.earlierAll}</p>
        </Show>
      </div>
      <Show when={next()}>
        {from => (
          <div class="row">
            <Button busy={login.busy()} onClick={() => void ask(from())}>
              {account().own.earlier}
            </Button>
          </div>
        )}
      </Show>
    </>
  );
};
