import { createMemo, createSignal, createUniqueId, Match, Switch } from 'solid-js';
import type { CodeEntry } from '../../app/desk/codes';
import type { Account } from '../../core/accounts';
import { searchFor, searchKey } from '../../core/clients';
import { useDesk } from '../desk';
import { useAct } from '../frame/act';
import { Button } from '../parts/Button';
import { Combobox } from '../parts/Combobox';
import { focusFirstError } from '../parts/Field';
import { createValue } from '../value';
import '../sessions/session.css';
import { useDeskWords } from '../words/desk-words';

type AccountProps = { readonly entry: CodeEntry };

/** The account that shows a code to its client; none, while nobody was given it. */
export const CodeAccount = (props: AccountProps) => {
  const words = useDeskWords();
  const says = () => words().codes.code;
  const heading = createUniqueId();
  const [does, setDoes] = createSignal<'move' | 'remove' | null>(null);
  return (
    <section class="code-section" aria-labelledby={heading}>
      <h2 id={heading}>{says().account}</h2>
      <Switch>
        <Match when={props.entry.account === null}>
          <AssignForm {...props} label={says().assign} />
        </Match>
        <Match when={does() === 'move'}>
          <AssignForm {...props} label={says().moveTo} onEnd={() => setDoes(null)} />
        </Match>
        <Match when={does() === 'remove'}>
          <RemoveForm {...props} onEnd={() => setDoes(null)} />
        </Match>
        <Match when={props.entry.account}>
          {account => (
            <>
              <p class="client-email">{account().email}</p>
              <div class="row">
                <Button onClick={() => setDoes('move')}>{says().move}</Button>
                <Button onClick={() => setDoes('remove')}>{words().common.remove}</Button>
              </div>
            </>
          )}
        </Match>
      </Switch>
    </section>
  );
};

const FOUND = 20;

const AssignForm = (props: AccountProps & { readonly label: string; readonly onEnd?: () => void }) => {
  const desk = useDesk();
  const words = useDeskWords();
  const act = useAct();
  const says = () => words().codes.code;
  const [search, setSearch] = createSignal('');
  // One that it is offered to stands there, for a person to say so.
  const [chosen, setChosen] = createSignal<Account | null>(props.entry.offer);
  const [fault, setFault] = createSignal<string | null>(null);
  const [busy, setBusy] = createSignal(false);
  const accounts = createValue(() => desk.accounts.all);
  // The field shows the chosen one's email; that is no search.
  const asked = () => (search() === chosen()?.email ? '' : search());
  const found = createMemo(() => {
    const holds = searchFor(asked());
    const all = accounts() ?? [];
    // Typed to its end, there is nothing left to choose.
    if (all.some(({ email }) => email === asked().trim())) return [];
    return all
      .filter(account => account.key !== props.entry.account?.key && holds(searchKey(account)))
      .slice(0, FOUND);
  });
  const save = async (event: SubmitEvent & { readonly currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    const form = event.currentTarget;
    const account = chosen();
    const email = asked().trim();
    if (account === null && email === '') return refuse(form, says().assignNone);
    if (busy()) return;
    setBusy(true);
    const done = await act(
      () => desk.codes.assign(props.entry.standing.code.key, account ? { account: account.key } : { email }),
      says().assigned(account?.email ?? email),
      () => refuse(form, says().noAccount),
    );
    setBusy(false);
    if (done) props.onEnd?.();
  };
  const refuse = (form: HTMLFormElement, why: string): void => {
    setFault(why);
    queueMicrotask(() => focusFirstError(form));
  };
  return (
    <form class="stack" onSubmit={save} novalidate data-unsaved={search() === '' ? 'no' : 'yes'}>
      <Combobox<Account>
        label={props.label}
        hint={says().assignHint}
        value={chosen()}
        options={found()}
        keyOf={account => account.key}
        nameOf={account => account.email}
        about={account => `${account.first} ${account.last}`.trim()}
        none={words().accounts.none}
        error={fault()}
        spoken={words().accounts.spoken}
        free
        onSearch={text => {
          setSearch(text);
          setFault(null);
          if (chosen() !== null && text !== chosen()?.email) setChosen(null);
        }}
        onChange={setChosen}
      />
      <div class="row">
        <Button type="submit" kind="primary" busy={busy()}>
          {says().update}
        </Button>
        {props.onEnd ? <Button onClick={() => props.onEnd?.()}>{words().clients.cancel}</Button> : null}
      </div>
    </form>
  );
};

const RemoveForm = (props: AccountProps & { readonly onEnd: () => void }) => {
  const desk = useDesk();
  const words = useDeskWords();
  const act = useAct();
  const says = () => words().codes.code;
  const remove = async (event: SubmitEvent) => {
    event.preventDefault();
    const done = await act(() => desk.codes.unassign(props.entry.standing.code.key), says().unassigned);
    if (done) props.onEnd();
  };
  return (
    <form class="stack" onSubmit={remove}>
      <p>{says().removeAsk}</p>
      <div class="row">
        <Button type="submit" kind="primary" ref={button => queueMicrotask(() => button.focus())}>
          {says().update}
        </Button>
        <Button onClick={() => props.onEnd()}>{words().clients.cancel}</Button>
      </div>
    </form>
  );
};
