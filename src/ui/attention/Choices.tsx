import { createSignal, type JSX, Show } from 'solid-js';
import type { SessionEntry } from '../../app/desk/desk';
import { useDesk } from '../desk';
import { useAct } from '../frame/act';
import { Button } from '../parts/Button';
import { CancelForm } from '../sessions/SayForm';
import { useDeskWords } from '../words/desk-words';

type ChoicesProps = { readonly entry: SessionEntry; readonly children: JSX.Element };

/** The choices about a session that stands, the last of them to cancel it; that one asks for a message first. */
export const Choices = (props: ChoicesProps) => {
  const desk = useDesk();
  const words = useDeskWords();
  const act = useAct();
  const [cancels, setCancels] = createSignal(false);
  let cancel: HTMLButtonElement | undefined;
  const keep = () => {
    setCancels(false);
    cancel?.focus();
  };
  return (
    <Show
      when={cancels()}
      fallback={
        <div class="row">
          {props.children}
          <Button
            ref={button => {
              cancel = button;
            }}
            onClick={() => setCancels(true)}
          >
            {words().attention.cancel}
          </Button>
        </div>
      }
    >
      <CancelForm
        entry={props.entry}
        onKeep={keep}
        onSay={(says, gone) =>
          act(() => desk.sessions.cancel(props.entry.session.key, says, gone), words().session.cancelled)
        }
      />
    </Show>
  );
};
