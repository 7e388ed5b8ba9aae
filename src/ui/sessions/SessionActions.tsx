import { createSignal, Match, Show, Switch } from 'solid-js';
import type { SessionEntry, Warning } from '../../app/desk/desk';
import { MOST_SAID } from '../../core/said';
import { isBlock } from '../../core/sessions';
import { useDesk } from '../desk';
import { useAct } from '../frame/act';
import { useFormat } from '../frame/format';
import { useMinute } from '../frame/minute';
import { Button } from '../parts/Button';
import { ConfirmDialog } from '../parts/ConfirmDialog';
import { TextField } from '../parts/TextField';
import { useDeskWords } from '../words/desk-words';
import { GiveBack, useGivingBack } from './GiveBack';
import { RefuseForm } from './SayForm';
import { Warnings } from './Warnings';

type ActionsProps = { readonly entry: SessionEntry; readonly onGone: () => void };

/** What may be done with a session as it stands. */
export const SessionActions = (props: ActionsProps) => {
  const desk = useDesk();
  const words = useDeskWords();
  const act = useAct();
  const state = () => props.entry.session.state;
  const key = () => props.entry.session.key;
  return (
    <Switch>
      <Match when={isBlock(props.entry.session) && state().is === 'confirmed'}>
        <Button
          onClick={async () => {
            if (await act(() => desk.sessions.cancel(key(), ''), words().session.unblocked)) props.onGone();
          }}
        >
          {words().session.removeBlock}
        </Button>
      </Match>
      <Match when={state().is === 'requested'}>
        <Answer entry={props.entry} />
      </Match>
      <Match when={state().is === 'confirmed'}>
        <Button onClick={() => act(() => desk.sessions.noShow(key()), words().session.markedNoShow)}>
          {words().session.noShow}
        </Button>
        <Cancel entry={props.entry} />
      </Match>
      <Match when={state().is === 'cancelled' || state().is === 'no-show'}>
        <Restore entry={props.entry} />
      </Match>
    </Switch>
  );
};

/** The owner's yes or no to what a client asked for. */
const Answer = (props: { readonly entry: SessionEntry }) => {
  const desk = useDesk();
  const words = useDeskWords();
  const format = useFormat();
  const minute = useMinute();
  const act = useAct();
  const [refuses, setRefuses] = createSignal(false);
  let refuse: HTMLButtonElement | undefined;
  const keep = () => {
    setRefuses(false);
    refuse?.focus();
  };
  const key = () => props.entry.session.key;
  const until = () => {
    const { state } = props.entry.session;
    return state.is === 'requested' ? state.until : 0;
  };
  return (
    <div class="session-answer stack">
      <p class="soft">
        {minute() < until() ? words().session.until(format().moment(until())) : words().session.late}
      </p>
      <Show
        when={refuses()}
        fallback={
          <div class="row">
            <Button
              kind="primary"
              onClick={() => act(() => desk.sessions.confirm(key()), words().session.confirmed)}
            >
              {words().session.confirm}
            </Button>
            <Button
              ref={button => {
                refuse = button;
              }}
              onClick={() => setRefuses(true)}
            >
              {words().session.refuse}
            </Button>
          </div>
        }
      >
        <RefuseForm
          heard={props.entry.client !== null}
          onKeep={keep}
          onSay={says => act(() => desk.sessions.refuse(key(), says), words().session.refused)}
        />
      </Show>
    </div>
  );
};

const Cancel = (props: { readonly entry: SessionEntry }) => {
  const desk = useDesk();
  const words = useDeskWords();
  const act = useAct();
  const [asks, setAsks] = createSignal(false);
  const [says, setSays] = createSignal('');
  const [gives, setGives] = createSignal(true);
  const back = useGivingBack(() => props.entry);
  const cancel = async () => {
    setAsks(false);
    const keep = back() === 'asks' && !gives();
    await act(
      () => desk.sessions.cancel(props.entry.session.key, says().trim(), keep),
      words().session.cancelled,
    );
  };
  return (
    <>
      <Button kind="danger" onClick={() => setAsks(true)}>
        {words().session.cancel}
      </Button>
      <ConfirmDialog
        open={asks()}
        title={words().session.cancelAsk}
        action={words().session.cancel}
        back={words().session.keep}
        onConfirm={cancel}
        onClose={() => setAsks(false)}
      >
        <p>{words().session.cancelText}</p>
        <GiveBack how={back()} gives={gives()} onChange={setGives} />
        <Show when={props.entry.client}>
          <TextField
            label={words().session.cancelMessage}
            value={says()}
            onInput={setSays}
            maxlength={MOST_SAID}
            long
          />
        </Show>
      </ConfirmDialog>
    </>
  );
};

/** Back to confirmed; where the time is not free any more, knowingly. */
const Restore = (props: { readonly entry: SessionEntry }) => {
  const desk = useDesk();
  const words = useDeskWords();
  const act = useAct();
  const [warned, setWarned] = createSignal<readonly Warning[]>([]);
  const restore = async () => {
    const { key, service, when } = props.entry.session;
    if (warned().length === 0) {
      const warnings = await desk.sessions.warnings({
        service,
        staff: when.staff,
        start: when.start,
        duration: (when.end - when.start) / 60_000,
        except: key,
      });
      // That it lies in the past is no news of a no-show.
      const news = warnings.filter(warning => warning.is === 'overlaps' || warning.why.is !== 'past');
      setWarned(news);
      if (news.length > 0) return;
    }
    await act(() => desk.sessions.restore(key), words().session.restored);
  };
  return (
    <>
      <Button onClick={restore}>
        {warned().length > 0 ? words().session.restoreAnyway : words().session.restore}
      </Button>
      <div class="session-warnings">
        <Warnings warnings={warned()} />
      </div>
    </>
  );
};
