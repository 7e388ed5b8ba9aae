import { createSignal, Match, onCleanup, Show, Switch } from 'solid-js';
import type { Offering, OfferingState, Rights } from '../../app/pairing/offering';
import { codeText, pairingLink } from '../../core/pairing';
import { SECOND } from '../../core/time';
import { createAsked } from '../asked';
import { useDesk } from '../desk';
import { createNow } from '../now';
import { Button } from '../parts/Button';
import { Checkbox } from '../parts/Checkbox';
import { copyText } from '../parts/copy';
import { Dialog } from '../parts/Dialog';
import { Icon } from '../parts/Icon';
import { Notice } from '../parts/Notice';
import { QrCode } from '../parts/QrCode';
import { createValue } from '../value';
import { useDeskWords } from '../words/desk-words';

/** Offers a place in the business: a code, then digits to compare, then the other device has its keys. */
export const AddDevice = (props: { readonly onClose: () => void }) => {
  const desk = useDesk();
  const words = useDeskWords();
  const [round, setRound] = createSignal(0);
  let isOpen = true;
  const offering = createAsked(round, async () => {
    const made = await desk.devices.offer();
    // Nobody would see its code, nor end it.
    if (!isOpen) made.stop();
    return made;
  });
  const stop = () => offering()?.stop();
  onCleanup(() => {
    isOpen = false;
    stop();
  });
  return (
    <Dialog open title={words().devices.add} onClose={props.onClose}>
      <Show when={offering()}>
        {found => (
          <Offered
            offering={found()}
            onAgain={() => {
              stop();
              setRound(round() + 1);
            }}
            onClose={props.onClose}
          />
        )}
      </Show>
    </Dialog>
  );
};

type OfferedProps = {
  readonly offering: Offering;
  readonly onAgain: () => void;
  readonly onClose: () => void;
};

const Offered = (props: OfferedProps) => {
  const words = useDeskWords();
  const state = createValue(() => props.offering.state);
  const as = <Is extends OfferingState['is']>(is: Is) => {
    const found = state();
    return found?.is === is ? (found as Extract<OfferingState, { is: Is }>) : undefined;
  };
  const nameOf = (name: string) => name || words().devices.newDevice;
  return (
    <div role="status" class="stack">
      <Switch>
        <Match when={as('waiting')}>
          {waiting => <Code code={props.offering.code} until={waiting().until} />}
        </Match>
        <Match when={as('compare')}>
          {compare => (
            <Compare digits={compare().digits} name={nameOf(compare().name)} offering={props.offering} />
          )}
        </Match>
        <Match when={as('joining')}>
          {joining => <p>{words().devices.joining(nameOf(joining().name))}</p>}
        </Match>
        <Match when={as('joined')}>
          {joined => (
            <>
              <Notice kind="good" title={words().devices.joined(nameOf(joined().name))}>
                <p>{words().devices.joinedHow}</p>
              </Notice>
              <div>
                <Button kind="primary" onClick={props.onClose}>
                  {words().devices.done}
                </Button>
              </div>
            </>
          )}
        </Match>
        <Match when={as('closed')}>
          {closed => <Ended text={words().devices.closed[closed().why]} onAgain={props.onAgain} />}
        </Match>
        <Match when={as('taken-off')}>
          {off => (
            <Ended
              text={`${words().devices.takenOff[off().why](nameOf(off().name))} ${words().devices.takenOffHow}`}
              onAgain={props.onAgain}
            />
          )}
        </Match>
        <Match when={as('failed')}>
          {failed => <Ended text={failure(failed().why, words())} onAgain={props.onAgain} />}
        </Match>
      </Switch>
    </div>
  );
};

const failure = (
  why: Extract<OfferingState, { is: 'failed' }>['why'],
  words: ReturnType<ReturnType<typeof useDeskWords>>,
): string => {
  if (why === 'no-relay') return words.devices.noRelay;
  return why === 'no-root' || why === 'locked' ? words.devices.failed[why] : words.frame.failed[why];
};

const Code = (props: { readonly code: string; readonly until: number }) => {
  const words = useDeskWords();
  const now = createNow();
  const left = () => {
    const seconds = Math.max(0, Math.ceil((props.until - now()) / SECOND));
    return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  };
  const link = () => pairingLink(location.href, props.code);
  const [said, setSaid] = createSignal('');
  const copy = async () =>
    setSaid((await copyText(link())) ? words().devices.copied : words().devices.notCopied);
  return (
    <>
      <p>{words().devices.addHow}</p>
      <div class="pairing-code">
        <QrCode text={link()} name={words().devices.qr} tooLong={words().devices.qrTooLong} />
        <dl>
          <dt>{words().devices.code}</dt>
          <dd class="pairing-digits">
            <output aria-label={words().devices.code}>{codeText(props.code)}</output>
          </dd>
        </dl>
        <p class="soft">
          {words().devices.codeHow} <span aria-live="off">{words().devices.left(left())}</span>
        </p>
        <Button onClick={() => void copy()}>
          <Icon name="copy" />
          {words().devices.copy}
        </Button>
        <p class="soft">{said() || words().devices.copyHow}</p>
      </div>
    </>
  );
};

const Compare = (props: { readonly digits: string; readonly name: string; readonly offering: Offering }) => {
  const words = useDeskWords();
  const [rights, setRights] = createSignal<Rights>({ answers: true, settings: true });
  const [busy, setBusy] = createSignal(false);
  const match = async () => {
    setBusy(true);
    await props.offering.match(rights());
    setBusy(false);
  };
  return (
    <>
      <h3>{words().devices.compare}</h3>
      <p class="pairing-digits figures">{props.digits}</p>
      <p>{words().devices.compareHow(props.name)}</p>
      <Checkbox
        label={words().devices.answers}
        hint={words().devices.answersHint}
        checked={rights().answers}
        onChange={answers => setRights({ ...rights(), answers })}
      />
      <Checkbox
        label={words().devices.settings}
        hint={words().devices.settingsHint}
        checked={rights().settings}
        onChange={settings => setRights({ ...rights(), settings })}
      />
      <div class="row">
        <Button kind="primary" busy={busy()} onClick={match}>
          {words().devices.match}
        </Button>
        <Button onClick={() => props.offering.differ()}>{words().devices.differ}</Button>
      </div>
    </>
  );
};

const Ended = (props: { readonly text: string; readonly onAgain: () => void }) => {
  const words = useDeskWords();
  return (
    <>
      <Notice kind="warn">
        <p>{props.text}</p>
      </Notice>
      <div>
        <Button kind="primary" onClick={props.onAgain}>
          {words().devices.again}
        </Button>
      </div>
    </>
  );
};
