import { Show } from 'solid-js';
import type { SessionFace } from '../../app/wallet/wallet';
import { type CodeText, codeShown } from '../../core/codeText';
import { type Money, moneyToText } from '../../core/money';
import { createZone } from '../../core/zone';
import { dayText, timeText, utcText, zoneText } from '../format';
import { useClientWords } from '../words/client-words';
import { useLanguage } from '../words/language';
import { theirsText } from './theirs';
import './facts.css';

/** Service, person, time, place and price of an appointment. `zone` is the one that it is shown in. */
export const Facts = (props: {
  readonly face: Pick<
    SessionFace,
    'business' | 'service' | 'staff' | 'start' | 'end' | 'zone' | 'address' | 'price' | 'paid'
  >;
  readonly zone: string;
  /** The code that is to pay for it, which the business has not looked at yet. */
  readonly code?: CodeText | null;
}) => {
  const { words, region } = useLanguage();
  const client = useClientWords();
  const day = () => dayText(createZone(props.zone).dayOf(props.face.start), region());
  const time = (at: number) => timeText(at, props.zone, region());
  return (
    <dl class="facts">
      <dt>{client().facts.when}</dt>
      <dd class="facts-when">
        <time datetime={utcText(props.face.start)}>
          {day()},{' '}
          <span class="facts-hours">
            {time(props.face.start)}–{time(props.face.end)}
          </span>
        </time>
        <span class="soft"> {client().facts.minutesIn(zoneText(props.zone))}</span>
        <Show when={theirsText(props.face, props.zone, region(), client())}>
          {theirs => <span class="soft">{theirs()}</span>}
        </Show>
      </dd>
      <dt>{client().facts.service}</dt>
      <dd>{props.face.service}</dd>
      <Show when={props.face.staff}>
        <dt>{client().facts.staff}</dt>
        <dd>{props.face.staff}</dd>
      </Show>
      <Show when={props.face.address}>
        <dt>{client().facts.where}</dt>
        <dd class="facts-where">{props.face.address}</dd>
      </Show>
      <Show when={props.face.price}>
        {price => (
          <>
            <dt>{client().facts.price}</dt>
            <dd class="figures">
              {price().amount === 0 ? words().service.free : moneyToText(price(), region())}
            </dd>
          </>
        )}
      </Show>
      <Show when={props.face.paid}>
        {paid => (
          <>
            <dt>{client().codes.paid}</dt>
            <dd class="figures">
              {paid().pays ? moneyToText(paid().pays as Money, region()) : client().codes.whole}
              <span class="soft facts-by">{paid().code}</span>
            </dd>
            <Show when={paid().due}>
              {due => (
                <>
                  <dt>{client().codes.due}</dt>
                  <dd class="figures">{moneyToText(due(), region())}</dd>
                </>
              )}
            </Show>
          </>
        )}
      </Show>
      <Show when={props.code}>
        {code => (
          <>
            <dt>{client().codes.code}</dt>
            <dd>{client().codes.checkedLater(codeShown(code()))}</dd>
          </>
        )}
      </Show>
    </dl>
  );
};
