import { createMemo, createSignal, Show } from 'solid-js';
import type { SessionEntry } from '../../app/desk/desk';
import type { Account } from '../../core/accounts';
import { accountForAll } from '../../core/assigning';
import type { Client } from '../../core/clients';
import type { Key } from '../../core/id';
import { useDesk } from '../desk';
import { useAct } from '../frame/act';
import { Button } from '../parts/Button';
import { Dialog } from '../parts/Dialog';
import { focusFirstError } from '../parts/Field';
import { SelectField } from '../parts/SelectField';
import { AccountField } from '../sessions/AccountField';
import { emailOf } from '../sessions/account';
import { useDeskWords } from '../words/desk-words';

type ActionsProps = {
  readonly client: Client;
  readonly sessions: readonly SessionEntry[];
  readonly accounts: readonly Account[];
};

/** What can be done with all sessions of a client at once; each is there only while it can. */
export const AccountActions = (props: ActionsProps) => {
  const desk = useDesk();
  const words = useDeskWords();
  const act = useAct();
  const [moves, setMoves] = createSignal(false);
  const forAll = createMemo(() => accountForAll(props.sessions.map(({ session }) => session)));
  const assigned = createMemo(() => [
    ...new Set(props.sessions.flatMap(({ session }) => session.account ?? [])),
  ]);
  return (
    <div class="row">
      <Show when={forAll()}>
        {account => (
          <Button
            title={words().accounts.assignAllHow(emailOf(props.accounts, account(), words()) ?? '')}
            onClick={() => act(() => desk.sessions.assignAll(props.client.key), words().accounts.assignedAll)}
          >
            {words().accounts.assignAll}
          </Button>
        )}
      </Show>
      <Show when={assigned().length > 0}>
        <Button onClick={() => setMoves(true)}>{words().accounts.move}</Button>
      </Show>
      <Show when={moves()}>
        <MoveDialog {...props} from={assigned()} onClose={() => setMoves(false)} />
      </Show>
    </div>
  );
};

type MoveProps = ActionsProps & { readonly from: readonly Key[]; readonly onClose: () => void };

/** Moves the sessions of one account to another that the client is linked to. */
const MoveDialog = (props: MoveProps) => {
  const desk = useDesk();
  const words = useDeskWords();
  const act = useAct();
  const [from, setFrom] = createSignal(props.from[0] ?? null);
  const [to, setTo] = createSignal<Key | null>(null);
  const [checked, setChecked] = createSignal(false);
  const [busy, setBusy] = createSignal(false);
  const email = (account: Key | null) => emailOf(props.accounts, account, words()) ?? '';
  const count = () => props.sessions.filter(({ session }) => session.account === from()).length;
  const move = async (event: SubmitEvent & { readonly currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    const form = event.currentTarget;
    setChecked(true);
    const [source, target] = [from(), to()];
    if (source === null || target === null) return focusFirstError(form);
    if (busy()) return;
    setBusy(true);
    const done = await act(
      () => desk.sessions.moveToAccount(props.client.key, source, target),
      words().accounts.moved(email(target)),
    );
    if (done) props.onClose();
    else setBusy(false);
  };
  return (
    <Dialog open form onClose={props.onClose} title={words().accounts.move} unsaved={to() !== null}>
      <form class="stack" onSubmit={move} novalidate>
        <p>{words().accounts.moveHow}</p>
        <Show
          when={props.from.length > 1}
          fallback={
            <p>
              {words().accounts.moveFrom}: <strong>{email(from())}</strong>
            </p>
          }
        >
          <SelectField
            label={words().accounts.moveFrom}
            value={from() ?? ''}
            options={props.from.map(key => ({ value: key, label: email(key) }))}
            onChange={key => {
              setFrom(key as Key);
              if (to() === key) setTo(null);
            }}
          />
        </Show>
        <p class="soft">{words().accounts.sessionsOf(count())}</p>
        <AccountField
          label={words().accounts.moveTo}
          client={props.client.key}
          value={to()}
          except={from()}
          session={props.sessions.find(({ session }) => session.account === from())?.session.key}
          onChange={setTo}
          error={checked() && to() === null ? words().accounts.moveNone : null}
        />
        <div class="row">
          <Button type="submit" kind="primary" busy={busy()}>
            {words().accounts.moveNow}
          </Button>
          <Button onClick={() => props.onClose()}>{words().clients.cancel}</Button>
        </div>
      </form>
    </Dialog>
  );
};
