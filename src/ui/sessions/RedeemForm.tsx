import { createSignal, onMount, Show } from 'solid-js';
import type { CodeEntry } from '../../app/desk/codes';
import { codeShown } from '../../core/codeText';
import type { Key } from '../../core/id';
import { createAsked } from '../asked';
import { balanceText } from '../codes/say';
import { useCodeSpeech } from '../codes/speech';
import { useDesk } from '../desk';
import { useAct } from '../frame/act';
import { Button } from '../parts/Button';
import { focusFirstError } from '../parts/Field';
import { RadioGroup } from '../parts/RadioGroup';
import { TextField } from '../parts/TextField';
import { useDeskWords } from '../words/desk-words';

/** Stands for a code that is typed, among those that can be chosen. */
const TYPED = '';

type RedeemProps = { readonly session: Key; readonly onEnd: () => void };

/** Pays for a session with a code: one of its client's that fits, or one that is typed. */
export const RedeemForm = (props: RedeemProps) => {
  const desk = useDesk();
  const fitting = createAsked(
    () => props.session,
    session => desk.codes.fitting(session),
  );
  return <Show when={fitting()}>{codes => <Form {...props} codes={codes()} />}</Show>;
};

const Form = (props: RedeemProps & { readonly codes: readonly CodeEntry[] }) => {
  const desk = useDesk();
  const words = useDeskWords();
  const speech = useCodeSpeech();
  const act = useAct();
  const says = () => words().codes.session;
  const [chosen, setChosen] = createSignal<string>(props.codes[0]?.standing.code.key ?? TYPED);
  const [typed, setTyped] = createSignal('');
  const [fault, setFault] = createSignal<string | null>(null);
  const [busy, setBusy] = createSignal(false);
  let form!: HTMLFormElement;
  onMount(() => form.querySelector('input')?.focus());
  const asked = () => {
    const code = props.codes.find(({ standing }) => standing.code.key === chosen());
    return code ? { key: code.standing.code.key } : { typed: typed() };
  };
  const refuse = (why: string) => {
    setFault(why);
    queueMicrotask(() => focusFirstError(form));
  };
  const save = async (event: SubmitEvent) => {
    event.preventDefault();
    const code = asked();
    if ('typed' in code && code.typed.trim() === '') return refuse(says().needed);
    if (busy()) return;
    setBusy(true);
    const done = await act(
      () => desk.codes.redeem(props.session, code),
      says().applied,
      ({ why }) => refuse(says().refused[why]),
    );
    setBusy(false);
    if (done) props.onEnd();
  };
  const options = () => [
    ...props.codes.map(({ standing }) => ({
      value: standing.code.key as string,
      label: `${standing.code.name}, ${codeShown(standing.code.text)}`,
      hint: balanceText(standing, speech()),
    })),
    { value: TYPED, label: says().type },
  ];
  return (
    <form class="stack" onSubmit={save} novalidate ref={form}>
      <Show when={props.codes.length > 0} fallback={<p class="soft">{says().none}</p>}>
        <RadioGroup
          legend={says().choose}
          small
          value={chosen()}
          options={options()}
          error={chosen() === TYPED ? null : fault()}
          onChange={next => {
            setChosen(next);
            setFault(null);
          }}
        />
      </Show>
      <Show when={chosen() === TYPED}>
        <TextField
          label={says().typed}
          hint={says().typedHint}
          value={typed()}
          onInput={text => {
            setTyped(text);
            setFault(null);
          }}
          maxlength={40}
          error={fault()}
        />
      </Show>
      <div class="row">
        <Button type="submit" kind="primary" busy={busy()}>
          {says().apply}
        </Button>
        <Button onClick={() => props.onEnd()}>{words().clients.cancel}</Button>
      </div>
    </form>
  );
};
