import { Show } from 'solid-js';
import type { SessionEntry } from '../../app/desk/desk';
import { isBlock } from '../../core/sessions';
import { dateAt } from '../calendar/days';
import { clientName, overlapText, sessionName, sessionTitle } from '../calendar/names';
import { useFormat } from '../frame/format';
import { Icon } from '../parts/Icon';
import { Told } from '../parts/Told';
import { useDeskWords } from '../words/desk-words';
import './session-row.css';

type RowProps = {
  readonly entry: SessionEntry;
  readonly onOpen: () => void;
  /** In a client's own list, which is not one day's: with the date, without the client. */
  readonly dated?: boolean;
  /** Email of the account that it is assigned to: a silhouette says so. */
  readonly account?: string | null;
};

/** A session as one line of a list, which opens it. */
export const SessionRow = (props: RowProps) => {
  const words = useDeskWords();
  const format = useFormat();
  const when = () => props.entry.session.when;
  const state = () => props.entry.session.state.is;
  const block = () => isBlock(props.entry.session);
  const date = () => format().dayShort(dateAt(when().start, format().zone));
  const name = () => {
    const said = sessionName(props.entry, words(), format());
    return props.dated ? `${date()}, ${said}` : said;
  };
  return (
    <button
      type="button"
      class="session-row"
      data-state={block() ? 'block' : state()}
      aria-description={overlapText(props.entry, words()) || undefined}
      onClick={() => props.onOpen()}
    >
      <span class="unseen">{name()}</span>
      <span class="session-row-text" aria-hidden="true">
        <time class="session-row-time">
          <Show when={props.dated}>
            <span class="session-row-date">{date()}</span>
          </Show>
          {format().range(when())}
        </time>
        <span class="session-row-what">
          <strong>{sessionTitle(props.entry, words())}</strong>
          <Show when={!block() && !props.dated}>
            <span>{clientName(props.entry.client, words())}</span>
          </Show>
          <span class="soft">{props.entry.staff?.name ?? words().calendar.noStaff}</span>
        </span>
        <span class="session-row-state">
          <Show when={overlapText(props.entry, words())}>
            {text => (
              <span class="state-mark" data-state="overlaps">
                {text()}
              </span>
            )}
          </Show>
          <Show when={props.entry.seats}>
            {seats => <span class="figures">{words().calendar.seats(seats().taken, seats().of)}</span>}
          </Show>
          <Show when={!block()}>
            <StateMark state={state()} />
          </Show>
        </span>
      </span>
      <Show when={props.account}>
        {email => (
          <Told class="session-row-account" says={words().accounts.assignedTo(email())}>
            <Icon name="person" />
          </Told>
        )}
      </Show>
    </button>
  );
};

export const StateMark = (props: { readonly state: SessionEntry['session']['state']['is'] }) => {
  const words = useDeskWords();
  return (
    <span class="state-mark" data-state={props.state}>
      {words().session.state[props.state]}
    </span>
  );
};
