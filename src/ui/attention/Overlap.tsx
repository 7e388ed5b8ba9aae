import { For, Show } from 'solid-js';
import type { AttentionItem, SessionEntry } from '../../app/desk/desk';
import { isBlock } from '../../core/sessions';
import { sessionName } from '../calendar/names';
import { useDesk } from '../desk';
import { useAct } from '../frame/act';
import { useFormat } from '../frame/format';
import { Button, ButtonLink } from '../parts/Button';
import { useDeskWords } from '../words/desk-words';
import { Choices } from './Choices';
import { useMove, useSessionLink } from './sessionLink';

type OverlapProps = { readonly item: Extract<AttentionItem, { is: 'overlap' }> };

/** A session that came to a time which others hold, or to a class that is full. */
export const Overlap = (props: OverlapProps) => {
  const desk = useDesk();
  const words = useDeskWords();
  const format = useFormat();
  const act = useAct();
  const link = useSessionLink();
  const move = useMove();
  const name = (entry: SessionEntry) => sessionName(entry, words(), format());
  const loser = () => props.item.loser;
  const staff = () => loser().staff?.name ?? words().calendar.noStaff;
  const isBlocked = () => props.item.others.some(({ session }) => isBlock(session));
  const title = () => {
    if (props.item.full) return words().attention.full(loser().service?.name ?? words().calendar.noService);
    return isBlocked() ? words().attention.overBlock(staff()) : words().attention.overlap(staff());
  };
  const keepBoth = () => {
    // Decided about what was shown: one that comes while it is written is asked about by itself.
    const { others, full } = props.item;
    return act(
      () =>
        desk.sessions.keepBoth(
          loser().session.key,
          others.map(({ session }) => session.key),
          full,
        ),
      words().attention.keptBoth,
    );
  };
  return (
    <li class="attention-item" data-is="overlap">
      <h2>{title()}</h2>
      <p class="figures">{format().moment(loser().session.when.start)}</p>
      <div>
        <p class="soft">{words().attention.later}</p>
        <ButtonLink kind="quiet" {...link(loser())} aria-label={words().attention.open(name(loser()))}>
          {name(loser())}
        </ButtonLink>
      </div>
      <div>
        <p class="soft">{words().attention.first}</p>
        <div>
          <For each={props.item.others}>
            {other => (
              <div>
                <ButtonLink kind="quiet" {...link(other)} aria-label={words().attention.open(name(other))}>
                  {name(other)}
                </ButtonLink>
              </div>
            )}
          </For>
        </div>
      </div>
      <p class="soft">{words().attention.overlapHow}</p>
      <Choices entry={loser()}>
        <Button kind="primary" onClick={() => move(loser())}>
          {words().attention.move}
        </Button>
        <Button onClick={keepBoth}>
          <Show when={!props.item.full} fallback={words().attention.seat}>
            {words().attention.keepBoth}
          </Show>
        </Button>
      </Choices>
    </li>
  );
};
