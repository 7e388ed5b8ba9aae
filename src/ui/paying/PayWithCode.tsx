import { createMemo, createSignal, createUniqueId, Show } from 'solid-js';
import type { OwnCode } from '../../app/wallet/wallet';
import { moneyToText } from '../../core/money';
import { Button } from '../parts/Button';
import { FieldError, Group } from '../parts/Field';
import { Keyed } from '../parts/Keyed';
import { Notice } from '../parts/Notice';
import { TextField } from '../parts/TextField';
import { useClientWords } from '../words/client-words';
import { useLanguage, useWords } from '../words/language';
import { type Pay, sourceOf } from './pay';
import type { Paying } from './paying';
import { leftText, lifeText } from './texts';
import '../booking/facts.css';

type PayProps = {
  readonly paying: Paying;
  readonly pay: Pay;
  readonly onPay: (pay: Pay) => void;
  /** Of the business. */
  readonly zone: string;
};

/**
 * "Pay with a code": the account's codes that fit, or one that is typed, and what it pays. Where nothing is known to be
 * sold it is but a button, for whoever has a code all the same.
 */
export const PayWithCode = (props: PayProps) => {
  const client = useClientWords();
  const [wanted, setWanted] = createSignal(props.pay.typed !== '');
  let box!: HTMLDivElement;
  const open = () => {
    setWanted(true);
    queueMicrotask(() => box.querySelector('input')?.focus());
  };
  const isOpen = createMemo<boolean>(
    was => was || wanted() || props.paying.isUsual() || props.pay.typed !== '',
    false,
  );
  return (
    <div ref={box}>
      <Show
        when={isOpen()}
        fallback={
          <Button kind="quiet" onClick={open}>
            {client().codes.pay}
          </Button>
        }
      >
        <Group legend={client().codes.pay}>
          <div class="stack">
            <Show when={props.paying.choices().length > 0}>
              <Choices {...props} />
            </Show>
            <Show when={sourceOf(props.pay, props.paying.choices()) === 'typed'}>
              <Typed {...props} />
            </Show>
            <Told {...props} />
          </div>
        </Group>
      </Show>
    </div>
  );
};

/** The account's codes that fit, another one, or none. */
const Choices = (props: PayProps) => {
  const { words, region } = useLanguage();
  const client = useClientWords();
  const name = createUniqueId();
  const fault = useFault(props);
  const source = () => sourceOf(props.pay, props.paying.choices());
  const error = () => (source() === 'typed' ? undefined : fault());
  const speech = () => ({ words: client().codes, shared: words(), region: region() });
  const facts = (code: OwnCode) =>
    [leftText(code, speech()), lifeText(code, props.zone, speech())]
      .filter(text => text !== null)
      .join(' · ');
  const radio = (value: Pay['from'], id: string) => ({
    type: 'radio' as const,
    name,
    value,
    checked: source() === value,
    'aria-describedby': [id, error() ? `${name}-error` : ''].filter(Boolean).join(' ') || undefined,
    'aria-invalid': error() && source() === value ? ('true' as const) : undefined,
    onChange: () => props.onPay({ ...props.pay, from: value }),
  });
  return (
    <div class="choices">
      <Keyed items={props.paying.choices()} keyOf={({ text }) => text}>
        {code => (
          <div>
            <label class="choice">
              <input {...radio(code().text, `${name}-${code().text}`)} />
              {code().name}
            </label>
            <p class="field-hint" id={`${name}-${code().text}`}>
              {facts(code())}
            </p>
          </div>
        )}
      </Keyed>
      <label class="choice">
        <input {...radio('typed', '')} />
        {client().codes.other}
      </label>
      <label class="choice">
        <input {...radio('none', '')} />
        {client().codes.none}
      </label>
      <FieldError id={`${name}-error`} error={error()} />
    </div>
  );
};

const Typed = (props: PayProps) => {
  const client = useClientWords();
  const fault = useFault(props);
  return (
    <div class="field-act">
      <TextField
        label={client().codes.code}
        optional
        value={props.pay.typed}
        error={fault()}
        maxlength={60}
        onInput={typed => props.onPay({ from: 'typed', typed })}
        onEnter={() => props.paying.apply()}
      />
      <Button busy={props.paying.busy()} onClick={() => props.paying.apply()}>
        {props.paying.busy() ? client().codes.applying : client().codes.apply}
      </Button>
    </div>
  );
};

/** What comes of it, read out as it comes. */
const Told = (props: PayProps) => {
  const words = useWords();
  const { region } = useLanguage();
  const client = useClientWords();
  return (
    <div role="status" class="said">
      <Show when={props.paying.pays()}>
        {pays => (
          <dl class="facts">
            <dt>{client().codes.paid}</dt>
            <dd class="figures">
              <Show when={pays().pays} fallback={client().codes.whole}>
                {amount => moneyToText(amount(), region())}
              </Show>
              <Show when={pays().name}>{name => <span class="soft facts-by">{name()}</span>}</Show>
            </dd>
            <Show when={pays().due}>
              {due => (
                <>
                  <dt>{client().codes.due}</dt>
                  <dd class="figures">
                    <strong>{moneyToText(due(), region())}</strong>
                  </dd>
                </>
              )}
            </Show>
          </dl>
        )}
      </Show>
      <Show when={props.paying.isUnanswered()}>
        <Notice>
          <p>{client().codes.unanswered}</p>
        </Notice>
      </Show>
      <Show when={props.paying.busy()}>
        <span class="unseen">{words().loading}</span>
      </Show>
    </div>
  );
};

const useFault = (props: PayProps): (() => string | undefined) => {
  const client = useClientWords();
  return () => {
    const fault = props.paying.fault();
    if (fault === null) return undefined;
    const { codes, status } = client();
    return fault === 'not-a-code' ? codes.notACode : codes.notTaken(status.reasons[fault]);
  };
};
