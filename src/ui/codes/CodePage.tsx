import { createMemo, Show } from 'solid-js';
import type { CodeEntry } from '../../app/desk/codes';
import { codeShown } from '../../core/codeText';
import type { Key } from '../../core/id';
import { clientName } from '../calendar/names';
import { useDesk } from '../desk';
import { useBook } from '../frame/book';
import { HelpLink } from '../help/HelpLink';
import { BackLink } from '../parts/BackLink';
import { Page } from '../parts/Page';
import { RecordPage } from '../parts/RecordPage';
import { RecordHistory } from '../settings/RecordHistory';
import '../settings/settings.css';
import { createValue } from '../value';
import { useDeskWords } from '../words/desk-words';
import { CodeAccount } from './CodeAccount';
import { CodeActions } from './CodeActions';
import { CodeShown } from './CodeShown';
import { CodeMark } from './StateMark';
import { Statement } from './Statement';
import { balanceText, servicesText, standingText, unitsText } from './say';
import { useCodeSpeech } from './speech';

/** One code: what is left of it, whose it is, and every movement. */
export const CodePage = (props: { readonly code: string }) => {
  const desk = useDesk();
  const words = useDeskWords();
  const entry = createValue(() => desk.codes.one(props.code as Key));
  return (
    <RecordPage record={entry()} says={words().codes.code} back={<Back />}>
      {found => <Entry entry={found()} />}
    </RecordPage>
  );
};

const Back = () => {
  const words = useDeskWords();
  return <BackLink href="#/desk/codes">{words().codes.code.back}</BackLink>;
};

const Entry = (props: { readonly entry: CodeEntry }) => {
  const words = useDeskWords();
  const key = createMemo(() => props.entry.standing.code.key);
  return (
    <Page title={props.entry.standing.code.name} start={<Back />} end={<HelpLink about="codes" />}>
      <div class="stack-l">
        <section class="sheet stack" aria-label={words().codes.code.title}>
          <CodeShown text={props.entry.standing.code.text} />
          <Facts entry={props.entry} />
          <CodeActions entry={props.entry} />
        </section>
        <CodeAccount entry={props.entry} />
        <Statement code={key()} standing={props.entry.standing} />
        <RecordHistory of="code" record={key()} changed={props.entry} />
      </div>
    </Page>
  );
};

const Facts = (props: { readonly entry: CodeEntry }) => {
  const book = useBook();
  const words = useDeskWords();
  const speech = useCodeSpeech();
  const says = () => words().codes;
  const standing = () => props.entry.standing;
  const code = () => standing().code;
  const over = () => unitsText(standing().over, code().terms.gives, speech());
  return (
    <dl class="code-facts">
      <dt>{words().history.fields.state}</dt>
      <dd>
        <CodeMark state={standing().state} />
      </dd>
      <dt>{says().code.balance}</dt>
      <dd class="figures">
        {balanceText(standing(), speech())}
        <Show when={standing().over > 0}>
          <p class="code-warning">{says().code.over(over())}</p>
        </Show>
      </dd>
      <dt>{says().code.validity}</dt>
      <dd>{standingText(standing(), speech())}</dd>
      <dt>{says().services}</dt>
      <dd>{servicesText(code(), book(), words())}</dd>
      <dt>{says().code.order}</dt>
      <dd>
        <a href={`#/desk/codes/orders/${code().order}`}>
          {says().code.openOrder(speech().format.moment(code().at))}
        </a>
      </dd>
      <Show when={props.entry.client}>
        {client => (
          <>
            <dt>{words().session.client}</dt>
            <dd>
              <a href={`#/desk/clients/${client().key}`}>{clientName(client(), words())}</a>
            </dd>
          </>
        )}
      </Show>
      <Show when={props.entry.order?.recipient}>
        {recipient => (
          <>
            <dt>{says().order.forWhom}</dt>
            <dd>{recipient().name}</dd>
          </>
        )}
      </Show>
      <Show when={code().terms.kind === 'gift'}>
        <dt>{says().order.certificate}</dt>
        <dd>
          <a href={`#/desk/codes/${code().key}/certificate`}>
            {says().order.certificateOf(codeShown(code().text))}
          </a>
        </dd>
      </Show>
    </dl>
  );
};
