import { createSignal, Show } from 'solid-js';
import type { CodeEntry } from '../../app/desk/codes';
import { isPausedAt } from '../../core/periods';
import { dateAt } from '../calendar/days';
import { useDesk } from '../desk';
import { useAct } from '../frame/act';
import { useFormat } from '../frame/format';
import { useMinute } from '../frame/minute';
import { Button } from '../parts/Button';
import { ConfirmDialog } from '../parts/ConfirmDialog';
import { useDeskWords } from '../words/desk-words';

/** What may be done with a subscription: let it stand still, go on, or end with its present period. */
export const CodeActions = (props: { readonly entry: CodeEntry }) => {
  const desk = useDesk();
  const words = useDeskWords();
  const format = useFormat();
  const minute = useMinute();
  const act = useAct();
  const [asks, setAsks] = createSignal(false);
  const says = () => words().codes.code;
  const standing = () => props.entry.standing;
  const code = () => standing().code;
  const mayChange = () => code().terms.kind === 'subscription' && standing().state !== 'ended';
  const isPaused = () => standing().state === 'paused' || isPausedAt(code().pauses, minute());
  const ends = () => {
    const { renews } = standing();
    return renews === null
      ? says().cancelTextPaused
      : says().cancelText(format().day(dateAt(renews - 1, format().zone)));
  };
  const cancel = async () => {
    setAsks(false);
    await act(() => desk.codes.cancel(code().key), says().cancelled);
  };
  return (
    <Show when={mayChange()}>
      <div class="row">
        <Show
          when={isPaused()}
          fallback={
            <Button onClick={() => act(() => desk.codes.pause(code().key), says().paused)}>
              {says().pause}
            </Button>
          }
        >
          <Button onClick={() => act(() => desk.codes.resume(code().key), says().resumed)}>
            {says().resume}
          </Button>
        </Show>
        <Show when={code().cancelled === null}>
          <Button kind="danger" onClick={() => setAsks(true)}>
            {says().cancel}
          </Button>
          <ConfirmDialog
            open={asks()}
            title={says().cancelAsk}
            action={says().cancel}
            back={words().codes.order.keep}
            onConfirm={cancel}
            onClose={() => setAsks(false)}
          >
            <p>{ends()}</p>
          </ConfirmDialog>
        </Show>
      </div>
    </Show>
  );
};
