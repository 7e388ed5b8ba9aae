import { For } from 'solid-js';
import type { AttentionItem, SessionEntry } from '../../app/desk/desk';
import { codeShown } from '../../core/codeText';
import { dateAt } from '../calendar/days';
import { sessionName } from '../calendar/names';
import { useDesk } from '../desk';
import { useAct } from '../frame/act';
import { useFormat } from '../frame/format';
import { Button, ButtonLink } from '../parts/Button';
import { useDeskWords } from '../words/desk-words';
import { Choices } from './Choices';
import { useSessionLink } from './sessionLink';

type OverspentProps = { readonly item: Extract<AttentionItem, { is: 'overspent' }> };

/** A session that took from a code what others had taken before. */
export const Overspent = (props: OverspentProps) => {
  const desk = useDesk();
  const words = useDeskWords();
  const act = useAct();
  const says = () => words().codes.attention;
  const code = () => props.item.code.standing.code;
  const loser = () => props.item.loser;
  return (
    <li class="attention-item" data-is="overspent">
      <h2>{says().overspent(codeShown(code().text))}</h2>
      <p>{code().name}</p>
      <div>
        <p class="soft">{says().later}</p>
        <SessionOf entry={loser()} />
      </div>
      <div>
        <p class="soft">{says().first}</p>
        <For each={props.item.others}>{other => <SessionOf entry={other} />}</For>
      </div>
      <p class="soft">{says().overspentHow}</p>
      <Choices entry={loser()}>
        <Button
          kind="primary"
          onClick={() => act(() => desk.codes.keepSpent(code().key, loser().session.key), says().kept)}
        >
          {says().keepBoth}
        </Button>
        <Button
          onClick={() => act(() => desk.codes.unredeem(loser().session.key), words().codes.session.takenOff)}
        >
          {says().takeOff}
        </Button>
        <ButtonLink kind="quiet" href={`#/desk/codes/${code().key}`}>
          {says().openCode}
        </ButtonLink>
      </Choices>
    </li>
  );
};

/** With its day, as sessions of one code need not be of one. */
const SessionOf = (props: { readonly entry: SessionEntry }) => {
  const words = useDeskWords();
  const format = useFormat();
  const link = useSessionLink();
  const name = () => {
    const said = sessionName(props.entry, words(), format());
    const date = dateAt(props.entry.session.when.start, format().zone);
    return `${format().dayShort(date)}, ${said}`;
  };
  return (
    <div>
      <ButtonLink kind="quiet" {...link(props.entry)} aria-label={words().attention.open(name())}>
        {name()}
      </ButtonLink>
    </div>
  );
};
