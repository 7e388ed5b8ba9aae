import { createSignal, Show } from 'solid-js';
import type { AttentionItem } from '../../app/desk/desk';
import { clientName, sessionTitle } from '../calendar/names';
import { useDesk } from '../desk';
import { useAct } from '../frame/act';
import { useFormat } from '../frame/format';
import { Button } from '../parts/Button';
import { RefuseForm } from '../sessions/SayForm';
import { useDeskWords } from '../words/desk-words';
import { OpenSession } from './OpenSession';

/** A booking that waits for the owner's yes. */
export const Asked = (props: { readonly item: Extract<AttentionItem, { is: 'asked' }> }) => {
  const desk = useDesk();
  const words = useDeskWords();
  const format = useFormat();
  const act = useAct();
  const [refuses, setRefuses] = createSignal(false);
  let refuse: HTMLButtonElement | undefined;
  const keep = () => {
    setRefuses(false);
    refuse?.focus();
  };
  const entry = () => props.item.entry;
  const key = () => entry().session.key;
  return (
    <li class="attention-item">
      <h2>{words().attention.asked(clientName(entry().client, words()), sessionTitle(entry(), words()))}</h2>
      <p class="figures">
        {words().attention.with(
          format().moment(entry().session.when.start),
          entry().staff?.name ?? words().calendar.noStaff,
        )}
      </p>
      <p class="soft figures">{words().attention.answerBy(format().moment(props.item.until))}</p>
      <Show when={entry().overlaps}>
        <p class="attention-warning">{words().attention.taken}</p>
      </Show>
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
            <OpenSession entry={entry()} />
          </div>
        }
      >
        <RefuseForm
          heard={entry().client !== null}
          onKeep={keep}
          onSay={says => act(() => desk.sessions.refuse(key(), says), words().session.refused)}
        />
      </Show>
    </li>
  );
};
