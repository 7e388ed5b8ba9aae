import { createMemo, createSignal, Match, Show, Switch } from 'solid-js';
import type { Wallet } from '../../app/wallet/wallet';
import type { Catalog } from '../../core/catalog';
import { linkFromText } from '../../core/link';
import { createAddress, isBookingLink } from '../address';
import { BrokenLink } from '../booking/BrokenLink';
import { Contact } from '../booking/Contact';
import { type Place, type Shown, Visited } from '../booking/Visited';
import { ButtonLink } from '../parts/Button';
import { focusFirstError } from '../parts/Field';
import { LanguageChoice } from '../parts/LanguageChoice';
import { ErrorNote, Notice } from '../parts/Notice';
import { Page } from '../parts/Page';
import { createWallet } from '../wallet';
import { AccountWordsProvider, useAccountWords } from '../words/account-words';
import { ClientWordsProvider } from '../words/client-words';
import { useWords } from '../words/language';
import { accountAddress } from './addresses';
import { deviceName } from './deviceName';
import { ForgotPassword } from './ForgotPassword';
import { LoginEnd } from './LoginEnd';
import { LoginFault } from './LoginFault';
import { createLogin } from './login';
import { NewPasswordFields } from './NewPasswordFields';
import { newPasswordError } from './newPassword';
import '../booking/booking.css';

/** A new password, chosen by the link that the owner sent to the account's email. */
export const ResetRoute = () => {
  const address = createAddress(isBookingLink);
  const link = createMemo(
    () => {
      const read = linkFromText(address());
      return read.ok && read.value.to === 'reset' ? read.value : null;
    },
    null,
    { equals: (a, b) => a?.root === b?.root && a?.token === b?.token },
  );
  const placeOf = ({
    root,
    relays,
    carried,
  }: {
    root: string;
    relays: readonly string[];
    carried: string | null;
  }) => ({ root, relays, card: carried, service: null }) satisfies Place;
  return (
    <Show when={link()} keyed fallback={<BrokenLink />}>
      {({ token, ...of }) => (
        <ClientWordsProvider>
          <AccountWordsProvider>
            <Visited place={placeOf(of)}>
              {shown => <ResetPage shown={shown} token={token} profile={accountAddress(address(), 'me')} />}
            </Visited>
          </AccountWordsProvider>
        </ClientWordsProvider>
      )}
    </Show>
  );
};

const ResetPage = (props: {
  readonly shown: Shown;
  readonly token: string;
  /** Address of "My profile". */
  readonly profile: string;
}) => {
  const words = useWords();
  const account = useAccountWords();
  const { catalog, visit } = props.shown;
  const wallet = createWallet(() => true);
  const business = () => catalog().business;
  const [done, setDone] = createSignal(false);
  let says!: HTMLDivElement;
  return (
    <Page
      title={account().own.reset.title}
      lead={account().own.reset.how(business().name)}
      footer={
        <>
          <Contact business={business()} />
          <LanguageChoice />
        </>
      }
    >
      <div class="stack-l">
        <div class="cautions">{props.shown.cautions()}</div>
        <div role="status" class="said" tabindex="-1" ref={says}>
          <Show when={done()}>
            <Notice kind="good" title={account().own.reset.done}>
              <p>{account().own.reset.doneHow}</p>
              <div class="row">
                <ButtonLink kind="primary" href={props.profile}>
                  {account().own.profile}
                </ButtonLink>
              </div>
            </Notice>
          </Show>
        </div>
        <Switch>
          <Match when={business().logins === 'off'}>
            <Notice title={account().own.off(business().name)}>
              <p>{account().own.offHow}</p>
            </Notice>
          </Match>
          <Match when={!done()}>
            <Show when={wallet()} fallback={<p>{words().loading}</p>}>
              {here => (
                <div class="sheet">
                  <ResetForm
                    root={visit().root}
                    wallet={here()}
                    business={business()}
                    token={props.token}
                    onDone={() => {
                      setDone(true);
                      says.focus();
                    }}
                  />
                </div>
              )}
            </Show>
          </Match>
        </Switch>
      </div>
    </Page>
  );
};

const ResetForm = (props: {
  readonly root: string;
  readonly wallet: Wallet;
  readonly business: Catalog['business'];
  readonly token: string;
  readonly onDone: () => void;
}) => {
  const account = useAccountWords();
  const login = createLogin();
  const [next, setNext] = createSignal('');
  const [everywhere, setEverywhere] = createSignal(true);
  const [error, setError] = createSignal<string>();
  let form!: HTMLFormElement;
  const isGone = () => login.fault()?.is === 'no-such-link';
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (login.busy()) return;
    const bad = await newPasswordError(next(), [props.business.name], account());
    setError(bad);
    if (bad) {
      focusFirstError(form);
      return;
    }
    const by = {
      token: props.token,
      next: next(),
      device: deviceName(navigator.userAgent),
      keep: !everywhere(),
    };
    if (await login.run(until => props.wallet.accounts.reset(props.root, by, until))) props.onDone();
  };
  return (
    <Show
      when={!isGone()}
      fallback={
        <div class="stack">
          <ErrorNote title={account().own.reset.gone}>
            <p>{account().own.reset.goneHow}</p>
          </ErrorNote>
          <ForgotPassword {...props} email="" onBack={null} />
        </div>
      }
    >
      <form class="stack" novalidate ref={form} onSubmit={submit} aria-label={account().own.reset.title}>
        <LoginFault fault={login.fault()} onForgot={null} />
        <NewPasswordFields
          value={next()}
          onInput={value => {
            setNext(value);
            setError(undefined);
          }}
          error={error()}
          readonly={login.busy()}
          everywhere={everywhere()}
          onEverywhere={setEverywhere}
          hint={account().own.reset.first}
        />
        <LoginEnd
          login={login}
          business={props.business}
          label={account().own.savePassword}
          busy={account().own.saving}
        />
      </form>
    </Show>
  );
};
