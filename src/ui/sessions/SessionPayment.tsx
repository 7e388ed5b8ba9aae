import { createMemo, createSignal, Match, Show, Switch } from 'solid-js';
import type { SessionBill } from '../../app/desk/codes';
import type { SessionEntry } from '../../app/desk/desk';
import { codeShown } from '../../core/codeText';
import { type Money, moneyToText } from '../../core/money';
import { unitsText } from '../codes/say';
import { useCodeSpeech } from '../codes/speech';
import { useDesk } from '../desk';
import { useAct } from '../frame/act';
import { PayForm } from '../orders/PayForm';
import { PaymentList } from '../orders/PaymentList';
import { Button } from '../parts/Button';
import { createValue } from '../value';
import { useDeskWords } from '../words/desk-words';
import { useLanguage } from '../words/language';
import { RedeemForm } from './RedeemForm';

type PaymentProps = {
  readonly entry: SessionEntry;
  readonly onTyped: (typed: boolean) => void;
};

/** What a session costs, what a code pays of it, what came in and what is due. */
export const SessionPayment = (props: PaymentProps) => {
  const desk = useDesk();
  const words = useDeskWords();
  const key = createMemo(() => props.entry.session.key);
  const bill = createValue(() => desk.codes.bill(key()));
  const stands = () => ['requested', 'confirmed', 'no-show'].includes(props.entry.session.state.is);
  /** Of what has ended only what was paid is still of interest. */
  const isShown = ({ draw, payments }: SessionBill) => stands() || draw !== null || payments.length > 0;
  const shown = () => {
    const found = bill();
    return found && isShown(found) ? found : null;
  };
  return (
    <Show when={shown()}>
      {found => (
        <section class="session-part" aria-label={words().codes.session.title}>
          <h3>{words().codes.session.title}</h3>
          <div class="stack">
            <BillFacts bill={found()} entry={props.entry} stands={stands()} />
            <PaymentList payments={found().payments} />
            <Show when={stands()}>
              <Paying {...props} bill={found()} />
            </Show>
          </div>
        </section>
      )}
    </Show>
  );
};

const BillFacts = (props: {
  readonly bill: SessionBill;
  readonly entry: SessionEntry;
  readonly stands: boolean;
}) => {
  const words = useDeskWords();
  const language = useLanguage();
  const speech = useCodeSpeech();
  const money = (amount: Money) => moneyToText(amount, language.region());
  const paid = () => {
    const { draw, code } = props.bill;
    if (!draw) return '';
    if (draw.pays) return money(draw.pays);
    return code ? unitsText(draw.takes, code.standing.code.terms.gives, speech()) : '';
  };
  /** Whether what it paid is still gone from the code, of a session that has ended. */
  const after = () => {
    if (props.stands) return null;
    const { state } = props.entry.session;
    const says = words().codes.statement;
    return state.is === 'cancelled' && state.kept ? says.kept : says.back;
  };
  return (
    <dl class="session-facts">
      <Show when={props.bill.draw}>
        <dt>{words().codes.session.byCode}</dt>
        <dd class="figures">
          <Show when={props.bill.code} fallback={paid()}>
            {code => (
              <>
                <a href={`#/desk/codes/${code().standing.code.key}`}>
                  {codeShown(code().standing.code.text)}
                </a>
                <br />
                {[code().standing.code.name, paid(), after()].filter(Boolean).join(' · ')}
              </>
            )}
          </Show>
        </dd>
      </Show>
      <Show when={props.stands && props.bill.due}>
        {due => (
          <>
            <dt>{words().codes.payment.due}</dt>
            <dd class="figures">
              <strong>{money(due())}</strong>
            </dd>
          </>
        )}
      </Show>
    </dl>
  );
};

const Paying = (props: PaymentProps & { readonly bill: SessionBill }) => {
  const desk = useDesk();
  const words = useDeskWords();
  const act = useAct();
  const says = () => words().codes.session;
  const [does, setDoes] = createSignal<'pay' | 'redeem' | null>(null);
  let place!: HTMLDivElement;
  const key = () => props.entry.session.key;
  const owed = () => (props.bill.due && props.bill.due.amount > 0 ? props.bill.due : null);
  const end = () => {
    setDoes(null);
    props.onTyped(false);
    queueMicrotask(() => place.querySelector('button')?.focus());
  };
  return (
    <div ref={place} onInput={() => props.onTyped(true)}>
      <Switch
        fallback={
          <div class="row">
            <Show when={owed()}>
              <Button onClick={() => setDoes('pay')}>{words().codes.payment.pay}</Button>
            </Show>
            <Button onClick={() => setDoes('redeem')}>
              {props.bill.draw ? says().another : says().withCode}
            </Button>
            <Show when={props.bill.draw}>
              <Button onClick={() => act(() => desk.codes.unredeem(key()), says().takenOff)}>
                {says().takeOff}
              </Button>
            </Show>
          </div>
        }
      >
        <Match when={does() === 'pay' && owed()}>
          {due => (
            <PayForm
              due={due()}
              pay={paid => desk.codes.paySession(key(), paid)}
              onDone={end}
              onCancel={end}
              focused
            />
          )}
        </Match>
        <Match when={does() === 'redeem'}>
          <RedeemForm session={key()} onEnd={end} />
        </Match>
      </Switch>
    </div>
  );
};
