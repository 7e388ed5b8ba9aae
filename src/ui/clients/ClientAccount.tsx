import { createSignal, Show } from 'solid-js';
import type { SessionEntry } from '../../app/desk/desk';
import type { Account } from '../../core/accounts';
import type { Key } from '../../core/id';
import { isForgotten } from '../../core/resets';
import { createAsked } from '../asked';
import { useSessionLink } from '../attention/sessionLink';
import { sessionTitle } from '../calendar/names';
import { useBook } from '../frame/book';
import { useFormat } from '../frame/format';
import { HelpLink } from '../help/HelpLink';
import { Button } from '../parts/Button';
import { copyText } from '../parts/copy';
import { Keyed } from '../parts/Keyed';
import { showToast } from '../parts/Toast';
import { useDeskWords } from '../words/desk-words';
import { loadDeskWords } from '../words/load-desk';
import { localeOf } from '../words/words';

type AccountsProps = {
  /** The entries that are shown as this client. */
  readonly keys: readonly Key[];
  readonly accounts: readonly Account[];
  readonly sessions: readonly SessionEntry[];
};

/** The logins that a client is linked to. What is in them is the client's own: nothing of it is changed here. */
export const ClientAccount = (props: AccountsProps) => {
  const words = useDeskWords();
  return (
    <div class="stack">
      <Show
        when={props.accounts.length > 0}
        fallback={
          <>
            <p>{words().accounts.noAccount}</p>
            <p class="soft">{words().accounts.noAccountHow}</p>
          </>
        }
      >
        <ul class="stack-l">
          <Keyed items={props.accounts} keyOf={({ key }) => key}>
            {account => (
              <li class="stack">
                <OneAccount {...props} account={account()} />
              </li>
            )}
          </Keyed>
        </ul>
      </Show>
      <div>
        <HelpLink about="accounts" />
      </div>
    </div>
  );
};

const OneAccount = (props: AccountsProps & { readonly account: Account }) => {
  const words = useDeskWords();
  const format = useFormat();
  const link = useSessionLink();
  const linkedBy = () => {
    const key = props.keys.map(client => props.account.clients[client]).find(Boolean);
    return props.sessions.find(({ session }) => session.key === key) ?? null;
  };
  /** Whether the link that was last asked for was made, which is done as it is sent. */
  const linkMade = () => {
    const { resetLink } = props.account;
    return isForgotten(props.account) || !resetLink
      ? words().accounts.linkWaits
      : words().accounts.linkMade(format().moment(resetLink.at));
  };
  const count = () => props.sessions.filter(({ session }) => session.account === props.account.key).length;
  return (
    <>
      <h2 class="client-heading client-email">{props.account.email}</h2>
      <dl class="client-facts">
        <dt>{words().history.fields.name}</dt>
        <dd>{`${props.account.first} ${props.account.last}`.trim()}</dd>
        <dt>{words().accounts.sinceWhen}</dt>
        <dd>{format().moment(props.account.since)}</dd>
        <Show when={props.account.forgot}>
          {asked => (
            <>
              <dt>{words().accounts.forgot}</dt>
              <dd>
                {words().accounts.forgotAsked(format().moment(asked()))}
                <br />
                {linkMade()}
              </dd>
            </>
          )}
        </Show>
        <dt>{words().accounts.linkedBy}</dt>
        <dd>
          <Show when={linkedBy()} fallback={words().accounts.linkedByGone}>
            {entry => (
              <a {...link(entry())}>
                {sessionTitle(entry(), words())}, {format().moment(entry().session.when.start)}
              </a>
            )}
          </Show>
        </dd>
      </dl>
      <p class="soft">{words().accounts.sessionsOf(count())}</p>
      <Steps account={props.account} />
    </>
  );
};

/** What the owner sends to a client who cannot log in, in the language in which that one signed up. */
const Steps = (props: { readonly account: Account }) => {
  const book = useBook();
  const words = useDeskWords();
  const [shown, setShown] = createSignal(false);
  const steps = createAsked(
    () => (shown() ? localeOf([props.account.locale]) : null),
    async locale => (await loadDeskWords[locale]()).accounts.steps(book().business.name),
  );
  const copy = async () => {
    const isCopied = await copyText(steps() ?? '');
    showToast({ text: isCopied ? words().accounts.copied : words().accounts.notCopied, trouble: !isCopied });
  };
  return (
    <details class="session-part" onToggle={event => setShown(event.currentTarget.open)}>
      <summary>{words().accounts.cannot}</summary>
      <Show when={steps()}>
        {text => (
          <div class="stack">
            <p class="soft">{words().accounts.cannotHow}</p>
            <p class="client-steps" lang={localeOf([props.account.locale])}>
              {text()}
            </p>
            <div>
              <Button onClick={copy}>{words().accounts.copy}</Button>
            </div>
          </div>
        )}
      </Show>
    </details>
  );
};
