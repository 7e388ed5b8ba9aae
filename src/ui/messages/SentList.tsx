import { createSignal, Show } from 'solid-js';
import type { SentMessage } from '../../app/desk/messages';
import { clientName, sessionTitle } from '../calendar/names';
import { useDesk } from '../desk';
import { useAct } from '../frame/act';
import { useFormat } from '../frame/format';
import { Button } from '../parts/Button';
import { Empty } from '../parts/Empty';
import { Keyed } from '../parts/Keyed';
import { createValue } from '../value';
import { useDeskWords } from '../words/desk-words';

/** Sessions whose messages are read at once: of thousands nobody waits for the rest. */
const PAGE = 50;

/** What was sent, the latest first, each with a way back. */
export const SentList = () => {
  const desk = useDesk();
  const words = useDeskWords();
  const [limit, setLimit] = createSignal(PAGE);
  const sent = createValue(() => desk.messages.sent(limit()));
  // What was shown stays while more is read.
  let before: ReturnType<typeof sent>;
  const found = () => {
    before = sent() ?? before;
    return before;
  };
  return (
    <div class="stack">
      <Show when={found()?.items.length === 0}>
        <Empty title={words().messages.sentEmpty}>{words().messages.sentEmptyHow}</Empty>
      </Show>
      <ul class="message-sent" aria-label={words().messages.sentList}>
        <Keyed items={found()?.items ?? []} keyOf={({ key }) => key}>
          {item => <SentItem item={item()} />}
        </Keyed>
      </ul>
      <Show when={found()?.more}>
        <div>
          <Button onClick={() => setLimit(limit() + PAGE)}>{words().messages.more(PAGE)}</Button>
        </div>
      </Show>
    </div>
  );
};

const SentItem = (props: { readonly item: SentMessage }) => {
  const desk = useDesk();
  const words = useDeskWords();
  const format = useFormat();
  const act = useAct();
  const name = () =>
    props.item.account?.email ?? clientName(props.item.entry?.client ?? props.item.buyer, words());
  const about = () => {
    const { kind, entry, told } = props.item;
    const when = told?.start ?? entry?.session.when.start;
    const said = words().messages.kinds[kind];
    return entry && when !== undefined
      ? words().messages.about(said, sessionTitle(entry, words()), format().moment(when))
      : said;
  };
  const how = () => {
    const { is, at, means } = props.item;
    const when = format().moment(at);
    const way = means ? words().messages.sentBy[means] : words().messages.sentOther;
    return is === 'sent' ? words().messages.sentAs(when, way) : words().messages.droppedAt(when);
  };
  return (
    <li class="message-sent-item">
      <div>
        <p class="message-sent-name">{name()}</p>
        <p class="figures">{about()}</p>
        <p class="soft figures">{how()}</p>
      </div>
      <Button
        aria-label={`${words().messages.takeBack}: ${name()}`}
        onClick={() =>
          act(() => desk.messages.unmark(props.item.of, props.item.key), words().messages.takenBack)
        }
      >
        {props.item.is === 'sent' ? words().messages.takeBack : words().common.undo}
      </Button>
    </li>
  );
};
