import { createMemo, createSignal, createUniqueId, For, Show } from 'solid-js';
import type { CodeEntry } from '../../app/desk/codes';
import type { OrderEntry } from '../../app/desk/orders';
import { codeShown } from '../../core/codeText';
import type { Key } from '../../core/id';
import { moneyToText } from '../../core/money';
import { clientName } from '../calendar/names';
import { CodeShown } from '../codes/CodeShown';
import { CodeMark, OrderMark } from '../codes/StateMark';
import { balanceText } from '../codes/say';
import { useCodeSpeech } from '../codes/speech';
import { useDesk } from '../desk';
import { useAct } from '../frame/act';
import { useFormat } from '../frame/format';
import { HelpLink } from '../help/HelpLink';
import { BackLink } from '../parts/BackLink';
import { Button, ButtonLink } from '../parts/Button';
import { ConfirmDialog } from '../parts/ConfirmDialog';
import { Keyed } from '../parts/Keyed';
import { Page } from '../parts/Page';
import { RecordPage } from '../parts/RecordPage';
import { RecordHistory } from '../settings/RecordHistory';
import '../settings/settings.css';
import { createValue } from '../value';
import { useDeskWords } from '../words/desk-words';
import { useLanguage } from '../words/language';
import { PayForm } from './PayForm';
import { PaymentList } from './PaymentList';
import { linesOf } from './say';
import './orders.css';

/** One order: who bought what, what came in for it, and its codes. */
export const OrderPage = (props: { readonly order: string }) => {
  const desk = useDesk();
  const words = useDeskWords();
  const entry = createValue(() => desk.orders.one(props.order as Key));
  return (
    <RecordPage record={entry()} says={words().codes.order} back={<Back />}>
      {found => <Entry entry={found()} />}
    </RecordPage>
  );
};

const Back = () => {
  const words = useDeskWords();
  return <BackLink href="#/desk/codes/orders">{words().codes.order.back}</BackLink>;
};

const Entry = (props: { readonly entry: OrderEntry }) => {
  const words = useDeskWords();
  const format = useFormat();
  const says = () => words().codes.order;
  const key = createMemo(() => props.entry.key);
  return (
    <Page
      title={says().title(format().moment(props.entry.at))}
      start={<Back />}
      end={<HelpLink about="codes" />}
    >
      <div class="stack-l">
        <section class="sheet stack" aria-label={says().lines}>
          <Facts entry={props.entry} />
          <Lines entry={props.entry} />
        </section>
        <Paying entry={props.entry} />
        <OrderCodes codes={props.entry.codes} />
        <CancelOrder entry={props.entry} />
        <RecordHistory of="order" record={key()} changed={props.entry} />
      </div>
    </Page>
  );
};

const Facts = (props: { readonly entry: OrderEntry }) => {
  const words = useDeskWords();
  const says = () => words().codes.order;
  return (
    <dl class="code-facts">
      <dt>{words().history.fields.state}</dt>
      <dd>
        <OrderMark state={props.entry.state} />
      </dd>
      <dt>{says().client}</dt>
      <dd>
        <Show when={props.entry.client} fallback={props.entry.order ? says().nobody : says().erased}>
          {client => <a href={`#/desk/clients/${client().key}`}>{clientName(client(), words())}</a>}
        </Show>
      </dd>
      <Show when={props.entry.order?.email}>
        {email => (
          <>
            <dt>{says().email}</dt>
            <dd>{email()}</dd>
          </>
        )}
      </Show>
      <Show when={props.entry.order}>
        {order => (
          <>
            <dt>{says().ordered}</dt>
            <dd>{order().wallet === null ? says().atDesk : says().atPage}</dd>
          </>
        )}
      </Show>
      <Show when={props.entry.order?.recipient}>
        {recipient => (
          <>
            <dt>{says().forWhom}</dt>
            <dd>
              {[recipient().name, recipient().email].filter(text => text !== '').join(' · ')}
              <Show when={recipient().message}>{message => <p class="soft client-text">{message()}</p>}</Show>
            </dd>
          </>
        )}
      </Show>
    </dl>
  );
};

const Lines = (props: { readonly entry: OrderEntry }) => {
  const words = useDeskWords();
  const language = useLanguage();
  const money = (amount: OrderEntry['bill']['total']) => moneyToText(amount, language.region());
  const lines = createMemo(() => linesOf(props.entry));
  const priceOf = (codes: readonly CodeEntry[]) => {
    const [first] = codes;
    if (!first) return '';
    const { price } = first.standing.code;
    return money({ ...price, amount: price.amount * codes.length });
  };
  return (
    <table class="code-table">
      <thead>
        <tr>
          <th scope="col">{words().codes.order.product}</th>
          <th scope="col" class="amount">
            {words().codes.order.count}
          </th>
          <th scope="col" class="amount">
            {words().session.price}
          </th>
        </tr>
      </thead>
      <tbody>
        <For each={lines()}>
          {line => (
            <tr>
              <td>{line.name}</td>
              <td class="amount">{line.codes.length}</td>
              <td class="amount">{priceOf(line.codes)}</td>
            </tr>
          )}
        </For>
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={2}>
            {words().codes.payment.total}
          </th>
          <td class="amount">{money(props.entry.bill.total)}</td>
        </tr>
        <tr>
          <th scope="row" colSpan={2}>
            {words().codes.payment.paid}
          </th>
          <td class="amount">{money(props.entry.bill.paid)}</td>
        </tr>
        <tr>
          <th scope="row" colSpan={2}>
            {words().codes.payment.due}
          </th>
          <td class="amount">{money(props.entry.bill.due)}</td>
        </tr>
      </tfoot>
    </table>
  );
};

const Paying = (props: { readonly entry: OrderEntry }) => {
  const desk = useDesk();
  const words = useDeskWords();
  const heading = createUniqueId();
  return (
    <section class="code-section" aria-labelledby={heading}>
      <h2 id={heading}>{words().codes.payment.title}</h2>
      <Show when={props.entry.payments.length === 0}>
        <p class="soft">{words().codes.payment.none}</p>
      </Show>
      <PaymentList payments={props.entry.payments} />
      <Show when={props.entry.bill.due.amount > 0}>
        <PayForm due={props.entry.bill.due} pay={paid => desk.orders.pay(props.entry.key, paid)} />
      </Show>
    </section>
  );
};

const OrderCodes = (props: { readonly codes: readonly CodeEntry[] }) => {
  const words = useDeskWords();
  const speech = useCodeSpeech();
  const heading = createUniqueId();
  const says = () => words().codes.order;
  return (
    <section class="code-section" aria-labelledby={heading}>
      <h2 id={heading}>{says().codes}</h2>
      <ul class="stack">
        <Keyed items={props.codes} keyOf={({ standing }) => standing.code.key}>
          {entry => (
            <li class="sheet stack">
              <div class="order-code">
                <a
                  href={`#/desk/codes/${entry().standing.code.key}`}
                  aria-label={`${entry().standing.code.name}, ${codeShown(entry().standing.code.text)}`}
                >
                  {entry().standing.code.name}
                </a>
                <CodeMark state={entry().standing.state} />
              </div>
              <CodeShown text={entry().standing.code.text} />
              <p class="figures">{balanceText(entry().standing, speech())}</p>
              <Show when={entry().standing.code.terms.kind === 'gift'}>
                <div>
                  <ButtonLink
                    href={`#/desk/codes/${entry().standing.code.key}/certificate`}
                    aria-label={says().certificateOf(codeShown(entry().standing.code.text))}
                  >
                    {says().certificate}
                  </ButtonLink>
                </div>
              </Show>
            </li>
          )}
        </Keyed>
      </ul>
    </section>
  );
};

const CancelOrder = (props: { readonly entry: OrderEntry }) => {
  const desk = useDesk();
  const words = useDeskWords();
  const act = useAct();
  const [asks, setAsks] = createSignal(false);
  const says = () => words().codes.order;
  const cancel = async () => {
    setAsks(false);
    await act(() => desk.orders.end(props.entry.key), says().cancelled);
  };
  return (
    <Show when={props.entry.state !== 'ended'}>
      <div>
        <Button kind="danger" onClick={() => setAsks(true)}>
          {says().cancel}
        </Button>
        <ConfirmDialog
          open={asks()}
          title={says().cancelAsk}
          action={says().cancel}
          back={says().keep}
          onConfirm={cancel}
          onClose={() => setAsks(false)}
        >
          <p>{says().cancelText}</p>
        </ConfirmDialog>
      </div>
    </Show>
  );
};
