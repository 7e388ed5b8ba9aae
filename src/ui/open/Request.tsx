import { createSignal, Match, Show, Switch } from 'solid-js';
import type { ByHandFault, Desk } from '../../app/desk/desk';
import type { DeskGate } from '../../app/doors';
import { createAsked } from '../asked';
import { useDoors } from '../doors';
import { Button, ButtonLink } from '../parts/Button';
import { copyText } from '../parts/copy';
import { Icon } from '../parts/Icon';
import { ErrorNote, Notice } from '../parts/Notice';
import { wantUpdate } from '../update/wanted';
import { useDeskWords } from '../words/desk-words';
import { SendAnswer } from './SendAnswer';

/** A client's sealed request that came as a link. Only a staff device can deliver it. */
export const Request = (props: { readonly text: string }) => {
  const doors = useDoors();
  const words = useDeskWords();
  const gate = createAsked(() => true, doors.desk);
  const desk = () => {
    const found = gate();
    return found?.is === 'open' ? (found as Extract<DeskGate, { is: 'open' }>).desk : undefined;
  };
  return (
    <Switch fallback={<p role="status">{words().frame.opening}</p>}>
      <Match when={desk()}>
        {open => (
          // Another link in the same window is another request: nothing of the one before is said of it.
          <Show when={props.text} keyed>
            {text => <Deliver desk={open()} text={text} />}
          </Show>
        )}
      </Match>
      <Match when={gate()?.is === 'none'}>
        <Share text={props.text} />
      </Match>
      <Match when={gate()?.is === 'trouble'}>
        <ErrorNote>
          <p>{words().open.faults.storage}</p>
          <ButtonLink href="#/desk">{words().frame.desk}</ButtonLink>
        </ErrorNote>
      </Match>
    </Switch>
  );
};

type Delivered = Extract<Awaited<ReturnType<Desk['byHand']['deliver']>>, { ok: true }>['value'];

const Deliver = (props: { readonly desk: Desk; readonly text: string }) => {
  const words = useDeskWords();
  const [delivered, setDelivered] = createSignal<Delivered | null>(null);
  const [fault, setFault] = createSignal<ByHandFault | null>(null);
  const [busy, setBusy] = createSignal(false);
  const deliver = async () => {
    setBusy(true);
    setFault(null);
    const result = await props.desk.byHand.deliver(props.text);
    if (result.ok) setDelivered(result.value);
    else setFault(result.error);
    if (!result.ok && result.error === 'newer-version') wantUpdate();
    setBusy(false);
  };
  return (
    <Show
      when={delivered()}
      fallback={
        <div class="stack">
          <p>{words().open.requestHow}</p>
          <div>
            <Button kind="primary" busy={busy()} onClick={deliver}>
              {busy() ? words().open.delivering : words().open.deliver}
            </Button>
          </div>
          <Show when={fault()}>
            {found => (
              <ErrorNote>
                <p>{words().open.faults[saidOf(found())]}</p>
              </ErrorNote>
            )}
          </Show>
        </div>
      }
    >
      {done => (
        <div class="stack-l">
          <div class="stack" role="status">
            <Notice
              kind={done().state === 'refused' ? 'warn' : 'good'}
              title={words().open.became[done().state]}
            >
              <Show when={done().session}>
                {session => (
                  <div>
                    <ButtonLink href={`#/desk/sessions/${session()}`}>{words().open.show}</ButtonLink>
                  </div>
                )}
              </Show>
            </Notice>
          </div>
          <SendAnswer desk={props.desk} reply={done().reply} />
        </div>
      )}
    </Show>
  );
};

const saidOf = (
  fault: ByHandFault,
): 'link' | 'other' | 'unreadable' | 'old' | 'newer' | 'busy' | 'storage' => {
  switch (fault) {
    case 'not-a-link':
      return 'link';
    case 'wrong-business':
    case 'wrong-root':
    case 'wrong-key':
    case 'no-desk':
      return 'other';
    case 'expired':
    case 'stale':
      return 'old';
    case 'newer-version':
      return 'newer';
    case 'busy':
      return 'busy';
    case 'moved':
    case 'fenced':
    case 'not-allowed':
    case 'full':
    case 'unavailable':
      return 'storage';
    case 'oversized':
    case 'malformed':
    case 'bad-signature':
    case 'bad-id':
    case 'future':
      return 'unreadable';
  }
};

/** In a browser that is no staff device the request stays whole in the address, and goes on from here. */
const Share = (props: { readonly text: string }) => {
  const words = useDeskWords();
  const [said, setSaid] = createSignal('');
  const link = () => `${location.href.replace(/#.*$/, '')}${props.text}`;
  const share = async () => {
    if ('share' in navigator) {
      try {
        await navigator.share({ url: link() });
        setSaid(words().open.shared);
        return;
      } catch (reason) {
        // Thought better of it: that needs no words, and no copy.
        if (reason instanceof DOMException && reason.name === 'AbortError') return;
      }
    }
    setSaid((await copyText(link())) ? words().open.copied : words().open.notCopied);
  };
  return (
    <div class="stack">
      <Notice kind="warn" title={words().open.noDesk}>
        <p>{words().open.noDeskHow}</p>
      </Notice>
      <div>
        <Button kind="primary" onClick={share}>
          <Icon name="share" />
          {words().open.share}
        </Button>
      </div>
      <p role="status">{said()}</p>
      <p class="open-link">{link()}</p>
    </div>
  );
};
