import { createSignal, For, Show } from 'solid-js';
import type { AttentionItem, HeldAbout } from '../../app/desk/desk';
import type { LogFailure } from '../../app/ports';
import { moneyToText } from '../../core/money';
import type { Result } from '../../core/result';
import { clientName, sessionTitle } from '../calendar/names';
import { useDesk } from '../desk';
import { useFormat } from '../frame/format';
import { Button } from '../parts/Button';
import { ConfirmDialog } from '../parts/ConfirmDialog';
import { showToast } from '../parts/Toast';
import { useDeskWords } from '../words/desk-words';
import { useLanguage } from '../words/language';

type HeldProps = { readonly item: Extract<AttentionItem, { is: 'held' }> };

/** What a removed device wrote, or one that may not write such: it counts when someone takes it in. */
export const HeldBack = (props: HeldProps) => {
  const desk = useDesk();
  const words = useDeskWords();
  const format = useFormat();
  const language = useLanguage();
  const [asks, setAsks] = createSignal(false);
  const decide = async (deciding: Promise<Result<void, LogFailure>>, says: string): Promise<void> => {
    const done = await deciding;
    if (done.ok) showToast({ text: says });
    else showToast({ text: words().frame.failed[done.error.is], trouble: true });
  };
  const span = () => {
    const { from, to, held } = props.item;
    const [first, last] = [format().moment(from), format().moment(to)];
    return held.length === 1 ? words().held.one(first) : words().held.span(held.length, first, last);
  };
  const nameOf = (about: HeldAbout): string => {
    if (about.of === 'client') return clientName(about.client, words());
    if (about.of === 'payment') return moneyToText(about.amount, language.region());
    if (about.of !== 'session') return about.name;
    const { session, client } = about.entry;
    const parts = [
      format().moment(session.when.start),
      sessionTitle(about.entry, words()),
      ...(client ? [clientName(client, words())] : []),
      words().session.state[session.state.is],
    ];
    return parts.join(', ');
  };
  const drop = () => {
    setAsks(false);
    void decide(desk.held.drop(props.item.held), words().held.dropped);
  };
  return (
    <li class="attention-item" data-is="held">
      <h2>{words().held.title[props.item.why]}</h2>
      <div>
        <p class="attention-device">{props.item.device.name || words().devices.unnamed}</p>
        <p class="figures">{span()}</p>
      </div>
      <div>
        <p class="soft">{words().held.about}</p>
        <ul class="attention-about figures">
          <For each={props.item.about}>
            {about => <li>{words().held.named(words().held.of[about.of], nameOf(about))}</li>}
          </For>
          <Show when={props.item.about.length === 0}>
            <li>{words().held.nothing}</li>
          </Show>
          <Show when={props.item.more > 0}>
            <li>{words().held.more(props.item.more)}</li>
          </Show>
        </ul>
      </div>
      <p class="soft">
        {words().held.how[props.item.why]} {words().held.once}
      </p>
      <div class="row">
        <Button
          kind="primary"
          onClick={() => void decide(desk.held.takeIn(props.item.held), words().held.takenIn)}
        >
          {words().held.takeIn}
        </Button>
        <Button onClick={() => setAsks(true)}>{words().held.drop}</Button>
      </div>
      <ConfirmDialog
        open={asks()}
        title={words().held.dropAsk}
        action={words().held.drop}
        back={words().held.keep}
        onConfirm={drop}
        onClose={() => setAsks(false)}
      >
        <p>{words().held.dropWhat}</p>
      </ConfirmDialog>
    </li>
  );
};
