import { Show } from 'solid-js';
import type { AttentionItem } from '../../app/desk/desk';
import { sessionName } from '../calendar/names';
import { useDesk } from '../desk';
import { useAct } from '../frame/act';
import { useFormat } from '../frame/format';
import { Button, ButtonLink } from '../parts/Button';
import { useDeskWords } from '../words/desk-words';
import { Choices } from './Choices';
import { useSessionLink } from './sessionLink';

type TornProps = { readonly item: Extract<AttentionItem, { is: 'torn' }> };

/** A session of which two devices said what cannot both be: what stands, and the other choice. */
export const Torn = (props: TornProps) => {
  const desk = useDesk();
  const words = useDeskWords();
  const format = useFormat();
  const act = useAct();
  const link = useSessionLink();
  const entry = () => props.item.entry;
  const name = () => sessionName(entry(), words(), format());
  const stands = () => entry().session.state.is === 'confirmed';
  const settle = (how: 'leave' | 'restore', says: string) =>
    act(() => desk.sessions.settle(entry().session.key, props.item.torn, how), says);
  return (
    <li class="attention-item" data-is="torn">
      <h2>{words().attention.torn[props.item.torn]}</h2>
      <ButtonLink kind="quiet" {...link(entry())} aria-label={words().attention.open(name())}>
        {name()}
      </ButtonLink>
      <p class="figures">
        {words().attention.with(
          format().moment(entry().session.when.start),
          entry().staff?.name ?? words().calendar.noStaff,
        )}
      </p>
      <p class="soft">{words().attention.tornHow[props.item.torn]}</p>
      <Show
        when={stands()}
        fallback={
          <div class="row">
            <Button kind="primary" onClick={() => settle('restore', words().session.restored)}>
              {words().attention.restore}
            </Button>
            <Button onClick={() => settle('leave', words().attention.left)}>{words().attention.leave}</Button>
          </div>
        }
      >
        <Choices entry={entry()}>
          <Button kind="primary" onClick={() => settle('leave', words().attention.left)}>
            {words().attention.stay}
          </Button>
        </Choices>
      </Show>
    </li>
  );
};
