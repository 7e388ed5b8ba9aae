import { createUniqueId, For, Show } from 'solid-js';
import type { StatementLine } from '../../app/desk/codes';
import type { Key } from '../../core/id';
import { moneyToText } from '../../core/money';
import type { Standing } from '../../core/standing';
import { useSessionLink } from '../attention/sessionLink';
import { clientName, sessionTitle } from '../calendar/names';
import { useDesk } from '../desk';
import { createValue } from '../value';
import { useDeskWords } from '../words/desk-words';
import { unitsText } from './say';
import { useCodeSpeech } from './speech';

type StatementProps = { readonly code: Key; readonly standing: Standing };

/** Every movement of a code: the session, what it took, and what was left after it. */
export const Statement = (props: StatementProps) => {
  const desk = useDesk();
  const words = useDeskWords();
  const says = () => words().codes.statement;
  const heading = createUniqueId();
  const lines = createValue(() => desk.codes.statement(props.code));
  return (
    <div class="code-section">
      <h2 id={heading}>{says().title}</h2>
      <Show when={(lines() ?? []).length > 0} fallback={<p class="soft">{says().none}</p>}>
        {/* Where it is wider than the screen, keys must be able to move it. */}
        <section class="code-scroll" tabindex="0" aria-labelledby={heading}>
          <table class="code-table" aria-labelledby={heading}>
            <thead>
              <tr>
                <th scope="col">{says().session}</th>
                <th scope="col" class="amount">
                  {says().took}
                </th>
                <th scope="col" class="amount">
                  {says().left}
                </th>
              </tr>
            </thead>
            <tbody>
              <For each={lines()}>{line => <Line line={line} standing={props.standing} />}</For>
            </tbody>
          </table>
        </section>
      </Show>
    </div>
  );
};

const Line = (props: { readonly line: StatementLine; readonly standing: Standing }) => {
  const words = useDeskWords();
  const speech = useCodeSpeech();
  const link = useSessionLink();
  const says = () => words().codes.statement;
  const gives = () => props.standing.code.terms.gives;
  const entry = () => props.line.entry;
  const about = () => {
    const { state } = entry().session;
    const kept = state.is === 'cancelled' && props.line.isSpent ? says().kept : null;
    return [
      words().session.state[state.is],
      kept ?? (props.line.isSpent ? null : says().back),
      props.line.period === null ? null : says().period(props.line.period + 1),
    ]
      .filter(text => text !== null)
      .join(' · ');
  };
  const took = () => {
    const { takes, pays } = props.line.draw;
    if (gives().is !== 'unlimited') return unitsText(takes, gives(), speech());
    return pays ? moneyToText(pays, speech().region) : words().codes.gives.unlimited;
  };
  const left = () =>
    props.line.left === null ? words().codes.gives.unlimited : unitsText(props.line.left, gives(), speech());
  return (
    <tr data-back={props.line.isSpent ? undefined : ''}>
      <td>
        <a {...link(entry())}>
          {sessionTitle(entry(), words())}, {speech().format.moment(entry().session.when.start)}
        </a>
        <p class="soft">
          {clientName(entry().client, words())} · {about()}
        </p>
      </td>
      <td class="amount">{took()}</td>
      <td class="amount">{left()}</td>
    </tr>
  );
};
