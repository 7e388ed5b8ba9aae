import { createSignal, createUniqueId, Show } from 'solid-js';
import type { DeviceEntry } from '../../app/desk/devices';
import { useDesk } from '../desk';
import { useFormat } from '../frame/format';
import { Button } from '../parts/Button';
import { Switch } from '../parts/Checkbox';
import { ConfirmDialog } from '../parts/ConfirmDialog';
import { useDeskWords } from '../words/desk-words';
import { useChanging } from './changing';
import { useManages } from './manages';
import { RenameDevice } from './RenameDevice';

type ItemProps = {
  readonly entry: DeviceEntry;
  /** It is the first to answer. */
  readonly first: boolean;
};

/** One device: who it is, how far it is in step, and what may be done with it here. */
export const DeviceItem = (props: ItemProps) => {
  const manages = useManages();
  const words = useDeskWords();
  const format = useFormat();
  const heading = createUniqueId();
  const [renames, setRenames] = createSignal(false);
  const name = () => props.entry.name || words().devices.unnamed;
  const step = () => {
    const { lacks, ahead, own } = props.entry;
    const says = words().devices;
    if (own) return ahead > 0 ? says.toFetch(ahead) : null;
    if (lacks === null) return says.unknown;
    const has = ahead > 0 ? [says.ahead(ahead)] : [];
    return (lacks > 0 ? [...has, says.lacks(lacks)] : ahead > 0 ? has : [says.whole]).join(' · ');
  };
  const seen = () => {
    const { own, here, seen: at } = props.entry;
    if (own) return words().devices.own;
    if (here) return words().devices.here;
    return at === null ? words().devices.never : words().devices.seen(format().moment(at));
  };
  const rights = () => [
    props.entry.answers
      ? props.first
        ? words().devices.first
        : words().devices.answers
      : words().devices.answersNot,
    props.entry.settings ? words().devices.settings : words().devices.settingsNot,
  ];
  const isManaged = () => manages() && !props.entry.own && !props.entry.removed;
  return (
    <li class="device sheet" data-here={props.entry.here ? '' : undefined} aria-labelledby={heading}>
      <div class="device-head">
        <h3 id={heading}>{name()}</h3>
        <p class="soft">{seen()}</p>
      </div>
      <Show when={!props.entry.removed}>
        <Show when={step()}>{text => <p>{text()}</p>}</Show>
        <Show when={isManaged()} fallback={<p class="soft">{rights().join(' · ')}</p>}>
          <Rights entry={props.entry} />
        </Show>
        <Show when={props.entry.own && !props.entry.answers}>
          <p>{words().devices.answersNotHow}</p>
        </Show>
        <div class="row">
          <Button onClick={() => setRenames(true)}>{words().devices.rename}</Button>
          <Show when={isManaged()}>
            <Remove entry={props.entry} name={name()} />
          </Show>
        </div>
      </Show>
      <Show when={renames()}>
        <RenameDevice entry={props.entry} onClose={() => setRenames(false)} />
      </Show>
    </li>
  );
};

const Rights = (props: { readonly entry: DeviceEntry }) => {
  const desk = useDesk();
  const words = useDeskWords();
  const changing = useChanging();
  const allow = (rights: { readonly answers?: boolean; readonly settings?: boolean }) =>
    changing(() => desk.devices.allow(props.entry.key, rights), words().devices.allowed);
  return (
    <div>
      <Switch
        label={words().devices.answers}
        hint={words().devices.answersHint}
        checked={props.entry.answers}
        onChange={answers => void allow({ answers })}
      />
      <Switch
        label={words().devices.settings}
        hint={words().devices.settingsHint}
        checked={props.entry.settings}
        onChange={settings => void allow({ settings })}
      />
    </div>
  );
};

const Remove = (props: { readonly entry: DeviceEntry; readonly name: string }) => {
  const desk = useDesk();
  const words = useDeskWords();
  const changing = useChanging();
  const [asks, setAsks] = createSignal(false);
  const remove = async () => {
    setAsks(false);
    await changing(() => desk.devices.remove(props.entry.key), words().devices.removedSaid);
  };
  return (
    <>
      <Button kind="danger" onClick={() => setAsks(true)}>
        {words().devices.remove}
      </Button>
      <ConfirmDialog
        open={asks()}
        title={words().devices.removeAsk(props.name)}
        action={words().devices.remove}
        back={words().devices.keep}
        onConfirm={remove}
        onClose={() => setAsks(false)}
      >
        <p>{words().devices.removeWhat}</p>
        <Show when={props.entry.unsent > 0}>
          <p>{words().devices.removeUnsent(props.entry.unsent)}</p>
        </Show>
        <Show when={props.entry.takesAlong > 0}>
          <p>{words().devices.removeTakesAlong(props.entry.takesAlong)}</p>
        </Show>
        <p class="soft">{words().devices.removeLimit}</p>
      </ConfirmDialog>
    </>
  );
};
