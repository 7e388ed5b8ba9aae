import { Show } from 'solid-js';
import type { AttentionItem } from '../../app/desk/desk';
import { clientName, sessionTitle } from '../calendar/names';
import { useDesk } from '../desk';
import { useAct } from '../frame/act';
import { useFormat } from '../frame/format';
import { Button } from '../parts/Button';
import { useDeskWords } from '../words/desk-words';
import { OpenSession } from './OpenSession';

/** A client's wish to move or cancel that only a person can decide: both times, and why it waits. */
export const Wanted = (props: { readonly item: Extract<AttentionItem, { is: 'wanted' }> }) => {
  const desk = useDesk();
  const words = useDeskWords();
  const format = useFormat();
  const act = useAct();
  const entry = () => props.item.entry;
  const wants = () => (props.item.to ? words().attention.wantsMove : words().attention.wantsCancel);
  const why = () => {
    const { waits } = props.item;
    return waits.is === 'ask'
      ? words().attention.wantedAsk
      : words().attention.wantedLate(format().moment(waits.from), format().moment(waits.at));
  };
  return (
    <li class="attention-item">
      <h2>{wants()(clientName(entry().client, words()), sessionTitle(entry(), words()))}</h2>
      <p class="figures">
        {words().attention.now(
          format().moment(entry().session.when.start),
          entry().staff?.name ?? words().calendar.noStaff,
        )}
      </p>
      <Show when={props.item.to}>
        {to => (
          <p class="figures">
            {words().attention.wanted(
              format().moment(to().start),
              to().staff?.name ?? words().calendar.noStaff,
            )}
          </p>
        )}
      </Show>
      <p class="soft figures">{why()}</p>
      <Show when={props.item.to?.isTaken}>
        <p class="attention-warning">{words().attention.taken}</p>
      </Show>
      <Show when={!props.item.mayAnswer}>
        <p>{words().attention.elsewhere}</p>
      </Show>
      <div class="row">
        <Show when={props.item.mayAnswer}>
          <Button
            kind="primary"
            onClick={() => act(() => desk.sessions.allow(props.item.request), words().attention.allowed)}
          >
            {words().attention.allow}
          </Button>
          <Button onClick={() => act(() => desk.sessions.deny(props.item.request), words().session.refused)}>
            {words().session.refuse}
          </Button>
        </Show>
        <OpenSession entry={entry()} />
      </div>
    </li>
  );
};
