import { For, Show } from 'solid-js';
import type { SessionEntry } from '../../app/desk/desk';
import { moneyToText } from '../../core/money';
import { isBlock } from '../../core/sessions';
import { answerText } from '../answerText';
import { dateAt } from '../calendar/days';
import { clientName, overlapText } from '../calendar/names';
import { useDesk } from '../desk';
import { useFormat } from '../frame/format';
import { Button } from '../parts/Button';
import { Icon } from '../parts/Icon';
import { createValue } from '../value';
import type { DeskWords } from '../words/desk/en';
import { useDeskWords } from '../words/desk-words';
import { useLanguage } from '../words/language';
import { emailOf } from './account';
import { StateMark } from './SessionRow';

type FactsProps = {
  readonly entry: SessionEntry;
  /** Opens the field "Client account". */
  readonly onAccount: () => void;
};

export const SessionFacts = (props: FactsProps) => {
  const desk = useDesk();
  const words = useDeskWords();
  const format = useFormat();
  const language = useLanguage();
  const session = () => props.entry.session;
  const when = () => session().when;
  const accounts = createValue(() => desk.accounts.all);
  const email = () => emailOf(accounts() ?? [], session().account, words());
  const price = () => {
    const { price } = session();
    return price ? moneyToText(price, language.region()) : words().session.noPrice;
  };
  return (
    <div class="stack">
      <div class="session-head">
        <Show when={!isBlock(session())}>
          <StateMark state={session().state.is} />
        </Show>
        <Show when={overlapText(props.entry, words())}>
          {text => (
            <span class="state-mark" data-state="overlaps">
              {text()}
            </span>
          )}
        </Show>
        <Show when={endOf(props.entry, words())}>{says => <span class="soft">{says()}</span>}</Show>
      </div>
      <dl class="session-facts">
        <dt>{words().session.when}</dt>
        <dd>
          <time dateTime={new Date(when().start).toISOString()}>
            {format().day(dateAt(when().start, format().zone))}
            <br />
            {format().range(when())}
          </time>
        </dd>
        <dt>{words().session.staff}</dt>
        <dd>{props.entry.staff?.name ?? words().calendar.noStaff}</dd>
        <Show when={!isBlock(session())}>
          <dt>{words().session.price}</dt>
          <dd class="figures">{price()}</dd>
          <dt>{words().session.client}</dt>
          <dd>
            <Show when={props.entry.client} fallback={words().session.nobody}>
              {client => <a href={`#/desk/clients/${client().key}`}>{clientName(client(), words())}</a>}
            </Show>
          </dd>
          <Show when={props.entry.client?.phone}>
            {phone => (
              <>
                <dt>{words().session.phone}</dt>
                <dd>
                  <a href={`tel:${phone().replace(/[^+\d]/g, '')}`}>{phone()}</a>
                </dd>
              </>
            )}
          </Show>
          <Show when={props.entry.client?.email}>
            {email => (
              <>
                <dt>{words().session.email}</dt>
                <dd>
                  <a href={`mailto:${email()}`}>{email()}</a>
                </dd>
              </>
            )}
          </Show>
          <Show when={session().client !== null && (accounts()?.length ?? 0) > 0}>
            <dt>{words().accounts.field}</dt>
            <dd>
              <Button
                kind="quiet"
                aria-label={words().accounts.fieldIs(email() ?? words().accounts.notAssigned)}
                onClick={() => props.onAccount()}
              >
                <Show when={email()} fallback={words().accounts.notAssigned}>
                  <Icon name="person" />
                  {email()}
                </Show>
              </Button>
            </dd>
          </Show>
        </Show>
      </dl>
      <Show when={!isBlock(session())}>
        <p class="soft">{props.entry.asked ? words().session.asked : words().session.entered}</p>
      </Show>
      <Show when={props.entry.answers.length > 0}>
        <section class="session-part">
          <h3>{words().session.answers}</h3>
          <dl class="stack">
            <For each={props.entry.answers}>
              {answered => (
                <div>
                  <dt class="soft">{answered.question}</dt>
                  <dd>{answerText(answered, words().history.yes)}</dd>
                </div>
              )}
            </For>
          </dl>
        </section>
      </Show>
    </div>
  );
};

/** Who ended it or which rule, and what the client was told. */
const endOf = ({ session: { state }, says }: SessionEntry, words: DeskWords): string => {
  if (state.is !== 'refused' && state.is !== 'cancelled') return '';
  const reason =
    state.is === 'refused' ? words.session.refusedWhy[state.why] : words.session.cancelledBy[state.by];
  return says === '' ? reason : `${reason}: “${says}”`;
};
