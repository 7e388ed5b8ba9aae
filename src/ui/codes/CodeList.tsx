import { Show } from 'solid-js';
import type { CodeEntry } from '../../app/desk/codes';
import { codeShown } from '../../core/codeText';
import { clientName } from '../calendar/names';
import { Keyed } from '../parts/Keyed';
import { useDeskWords } from '../words/desk-words';
import { CodeMark } from './StateMark';
import { balanceText, standingText } from './say';
import { useCodeSpeech } from './speech';
import './codes.css';

/**
 * Codes, each a link to its page: what it is and whose, what is left and until when. Each keeps its place on the page
 * while others come and go around it: a press that has begun there is not lost.
 */
export const CodeList = (props: {
  readonly codes: readonly CodeEntry[];
  readonly label: string;
  /** In a client's own list nobody need be told whose they are. */
  readonly own?: boolean;
}) => {
  const words = useDeskWords();
  const speech = useCodeSpeech();
  const whose = ({ client, order, account }: CodeEntry): string => {
    if (client) return clientName(client, words());
    return order?.recipient?.name ?? account?.email ?? words().codes.list.nobody;
  };
  return (
    <ul class="sheet-list" aria-label={props.label}>
      <Keyed items={props.codes} keyOf={({ standing }) => standing.code.key}>
        {entry => (
          <li>
            <a class="code-row" href={`#/desk/codes/${entry().standing.code.key}`}>
              <span>
                <span class="code-text">{codeShown(entry().standing.code.text)}</span>
                <span>{entry().standing.code.name}</span>
                <Show when={!props.own}>
                  <span class="soft">{whose(entry())}</span>
                </Show>
              </span>
              <span>
                <span class="figures">{balanceText(entry().standing, speech())}</span>
                <span class="soft">{standingText(entry().standing, speech())}</span>
              </span>
              <CodeMark state={entry().standing.state} />
            </a>
          </li>
        )}
      </Keyed>
    </ul>
  );
};
