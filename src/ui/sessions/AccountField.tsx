import { createMemo, createSignal, Show } from 'solid-js';
import type { Account } from '../../core/accounts';
import { searchFor, searchKey } from '../../core/clients';
import type { Key } from '../../core/id';
import { useDesk } from '../desk';
import { SendLink } from '../messages/SendLink';
import { Button } from '../parts/Button';
import { Combobox } from '../parts/Combobox';
import { Notice } from '../parts/Notice';
import { createValue } from '../value';
import { useDeskWords } from '../words/desk-words';

const FOUND = 20;

type AccountProps = {
  /** Whose linked accounts can be chosen; null: of nobody who is in the book. */
  readonly client: Key | null;
  readonly value: Key | null;
  readonly onChange: (account: Key | null) => void;
  /** What it is called, where it is not the account of a session. */
  readonly label?: string;
  /** One that is not offered. */
  readonly except?: Key | null;
  readonly error?: string | null;
  /** One of the client's sessions: by its link an account becomes linked. */
  readonly session?: Key | undefined;
  readonly focused?: boolean | undefined;
};

/**
 * An account by search. Those that the client is linked to can be chosen; the others are listed, so that one sees
 * that they are there and what to do. While no client has an account there is nothing to choose, and no field.
 */
export const AccountField = (props: AccountProps) => {
  const desk = useDesk();
  const words = useDeskWords();
  const [search, setSearch] = createSignal('');
  const [sends, setSends] = createSignal(false);
  const all = createValue(() => desk.accounts.all);
  const linked = createValue(() => (props.client === null ? null : desk.accounts.of(props.client)));
  const isLinked = (account: Account) => linked()?.some(({ key }) => key === account.key) ?? false;
  const value = () => all()?.find(({ key }) => key === props.value) ?? null;
  // The field shows the chosen one's email; that is no search.
  const asked = () => (search() === value()?.email ? '' : search());
  const found = createMemo(() => {
    const holds = searchFor(asked());
    const offered = (all() ?? []).filter(
      account => account.key !== props.except && holds(searchKey(account)),
    );
    return [...offered.filter(isLinked), ...offered.filter(account => !isLinked(account))].slice(0, FOUND);
  });
  const isAsked = () => asked().trim() !== '' || (linked()?.length ?? 0) === 0;
  const hasShut = () =>
    isAsked() && found().some(account => account.key !== props.value && !isLinked(account));
  let focus: () => void = () => undefined;
  const begin = (element: HTMLDivElement) => {
    if (props.focused) queueMicrotask(() => element.querySelector('input')?.focus());
  };
  return (
    <Show when={(all()?.length ?? 0) > 0}>
      <div class="stack" ref={begin}>
        <div class="client-picker">
          <Combobox<Account>
            label={props.label ?? words().accounts.field}
            hint={words().accounts.fieldHint}
            value={value()}
            options={found()}
            keyOf={account => account.key}
            nameOf={account => account.email}
            isShut={account => account.key !== props.value && !isLinked(account)}
            about={account => aboutOf(account, isLinked(account) ? '' : words().accounts.notLinked)}
            none={words().accounts.none}
            error={props.error ?? null}
            spoken={words().accounts.spoken}
            onSearch={setSearch}
            onChange={account => props.onChange(account?.key ?? null)}
            onField={way => {
              focus = way;
            }}
          />
          <Show when={value()}>
            <Button
              onClick={() => {
                props.onChange(null);
                focus();
              }}
            >
              {words().common.remove}
            </Button>
          </Show>
        </div>
        <Show when={hasShut()}>
          <Notice>
            <p>{words().accounts.notLinkedHow}</p>
            <Show when={props.session}>
              {session => (
                <div>
                  <Button onClick={() => setSends(true)}>{words().messages.sendLink}</Button>
                  <SendLink session={session()} open={sends()} onClose={() => setSends(false)} />
                </div>
              )}
            </Show>
          </Notice>
        </Show>
      </div>
    </Show>
  );
};

const aboutOf = ({ first, last }: Account, not: string): string =>
  [`${first} ${last}`.trim(), not].filter(text => text !== '').join(' · ');
