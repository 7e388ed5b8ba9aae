import { createEffect, createMemo, createSignal, on, Show } from 'solid-js';
import { createNextFocus } from '../attention/nextFocus';
import { useDesk } from '../desk';
import { useAct } from '../frame/act';
import { Button } from '../parts/Button';
import { ConfirmDialog } from '../parts/ConfirmDialog';
import { Empty } from '../parts/Empty';
import { Keyed } from '../parts/Keyed';
import { createValue } from '../value';
import { useDeskWords } from '../words/desk-words';
import { CodesItem } from './CodesItem';
import { PasswordItem } from './PasswordItem';
import { ToSendItem } from './ToSendItem';

/** As in `messages.css`. */
const NARROW = '(max-width: 40rem)';

/** Items drawn at once: each writes its message. */
const SHOWN = 20;

/** What waits to be sent. One that is done goes, and the next comes to its place, under the same thumb. */
export const ToSendList = () => {
  const desk = useDesk();
  const words = useDeskWords();
  const act = useAct();
  const queue = createValue(() => desk.messages.toSend);
  const [most, setMost] = createSignal(SHOWN);
  const [asks, setAsks] = createSignal(false);
  const items = createMemo(() => queue()?.items ?? []);
  const shown = createMemo(() => items().slice(0, most()));
  const hidden = () => items().length - shown().length;
  const passwords = createValue(() => desk.messages.passwords);
  const codes = createValue(() => desk.messages.codes);
  const waiting = () => items().length + (passwords()?.length ?? 0) + (codes()?.length ?? 0);
  const keepFocus = createNextFocus(() => [shown(), passwords(), codes()], '.message-item');
  // Where one thumb does it all, the next one stands in the middle: clear of the bars, and of what says "sent".
  createEffect(
    on(waiting, (now, before = 0) => {
      if (now >= before || !matchMedia(NARROW).matches) return;
      queueMicrotask(() =>
        document.activeElement?.closest('.message-item')?.scrollIntoView({ block: 'start' }),
      );
    }),
  );
  const dropAll = () => {
    setAsks(false);
    const messages = items().map(({ entry, kind, told }) => ({
      session: entry.session.key,
      marked: { is: 'dropped' as const, kind, means: null, told },
    }));
    return act(() => desk.messages.drop(messages), words().messages.dropped);
  };
  return (
    <div class="stack-l" ref={keepFocus}>
      <Show when={queue() && passwords() && codes() && waiting() === 0}>
        <Empty title={words().messages.empty}>{words().messages.emptyHow}</Empty>
      </Show>
      <Show when={waiting() > 0}>
        <ul class="message-list" aria-label={words().messages.list}>
          <Keyed items={passwords() ?? []} keyOf={({ key }) => key}>
            {account => <PasswordItem account={account()} />}
          </Keyed>
          <Keyed items={codes() ?? []} keyOf={({ order }) => order.key}>
            {item => <CodesItem item={item()} />}
          </Keyed>
          <Keyed items={shown()} keyOf={({ entry }) => entry.session.key}>
            {item => <ToSendItem item={item()} />}
          </Keyed>
        </ul>
        <Show when={hidden() > 0}>
          <div>
            <Button onClick={() => setMost(most() + SHOWN)}>
              {words().messages.more(Math.min(SHOWN, hidden()))}
            </Button>
          </div>
        </Show>
        <Show when={queue()?.more}>
          <p class="soft">{words().messages.rest}</p>
        </Show>
        <Show when={items().length > 1}>
          <div>
            <Button kind="quiet" onClick={() => setAsks(true)}>
              {words().messages.dropAll}
            </Button>
          </div>
        </Show>
      </Show>
      <ConfirmDialog
        open={asks()}
        title={words().messages.dropAllAsk(items().length)}
        action={words().messages.drop}
        back={words().messages.keep}
        onConfirm={dropAll}
        onClose={() => setAsks(false)}
      >
        <p>{words().messages.dropAllHow}</p>
      </ConfirmDialog>
    </div>
  );
};
