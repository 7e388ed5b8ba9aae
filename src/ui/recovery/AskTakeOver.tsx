import { createSignal, For, Show } from 'solid-js';
import type { Recoverable, RecoverableDevice } from '../../app/doors';
import type { DeviceId } from '../../core/id';
import { createFormat } from '../frame/format';
import { Checkbox } from '../parts/Checkbox';
import { ConfirmDialog } from '../parts/ConfirmDialog';
import { useDeskWords } from '../words/desk-words';
import { useLanguage } from '../words/language';

type AskProps = {
  readonly business: Recoverable;
  readonly onTake: (kept: readonly DeviceId[]) => void;
  readonly onClose: () => void;
};

/** Which devices the business has, as far as relays tell, and what becomes of them, before it is taken over. */
export const AskTakeOver = (props: AskProps) => {
  const words = useDeskWords();
  const language = useLanguage();
  const says = () => words().recovery.here;
  // The zone of the business is not known yet.
  const when = (at: number) =>
    createFormat(language.region(), Intl.DateTimeFormat().resolvedOptions().timeZone).moment(at);
  const [kept, setKept] = createSignal<ReadonlySet<DeviceId>>(new Set());
  const name = ({ name }: RecoverableDevice) => name || words().devices.unnamed;
  const keep = (device: DeviceId, on: boolean) =>
    setKept(before => {
      const next = new Set(before);
      if (on) next.add(device);
      else next.delete(device);
      return next;
    });
  return (
    <ConfirmDialog
      open
      title={says().ask}
      action={says().sure}
      back={says().back}
      onConfirm={() => props.onTake([...kept()])}
      onClose={() => props.onClose()}
    >
      <p>{says().told(when(props.business.told))}</p>
      <ul class="stack">
        <For each={props.business.devices}>
          {device => (
            <li>
              <Checkbox
                label={says().keep(name(device))}
                hint={device.seen === null ? words().devices.never : words().devices.seen(when(device.seen))}
                checked={kept().has(device.device)}
                onChange={on => keep(device.device, on)}
              />
            </li>
          )}
        </For>
      </ul>
      <Show when={props.business.devices.some(({ device }) => !kept().has(device))}>
        <p>{says().ends}</p>
      </Show>
      <p class="soft">{says().old}</p>
    </ConfirmDialog>
  );
};
