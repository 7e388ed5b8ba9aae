import { For } from 'solid-js';
import type { SessionEntry } from '../../app/desk/desk';
import { sessionName } from '../calendar/names';
import { useDesk } from '../desk';
import { useAct } from '../frame/act';
import { useFormat } from '../frame/format';
import { Button, ButtonLink } from '../parts/Button';
import { useDeskWords } from '../words/desk-words';
import { useSessionLink } from './sessionLink';

/** Two sessions that hold the same staff's time. */
export const Overlap = (props: { readonly entries: readonly SessionEntry[] }) => {
  const desk = useDesk();
  const words = useDeskWords();
  const format = useFormat();
  const act = useAct();
  const link = useSessionLink();
  const keepBoth = async () => {
    const [a, b] = props.entries;
    if (a && b)
      await act(() => desk.sessions.keepBoth(a.session.key, b.session.key), words().attention.keptBoth);
  };
  const when = () => {
    const [first] = props.entries;
    return first ? format().moment(first.session.when.start) : '';
  };
  return (
    <li class="attention-item" data-is="overlap">
      <h2>{words().attention.overlap(props.entries[0]?.staff?.name ?? words().calendar.noStaff)}</h2>
      <p class="figures">{when()}</p>
      <p class="soft">{words().attention.overlapHow}</p>
      <div class="row">
        <For each={props.entries}>
          {entry => (
            <ButtonLink {...link(entry)}>
              {words().attention.open(sessionName(entry, words(), format()))}
            </ButtonLink>
          )}
        </For>
        <Button onClick={keepBoth}>{words().attention.keepBoth}</Button>
      </div>
    </li>
  );
};
