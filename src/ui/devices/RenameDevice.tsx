import { createSignal } from 'solid-js';
import type { DeviceEntry } from '../../app/desk/devices';
import { useDesk } from '../desk';
import { useAct } from '../frame/act';
import { Button } from '../parts/Button';
import { Dialog } from '../parts/Dialog';
import { TextField } from '../parts/TextField';
import { useDeskWords } from '../words/desk-words';

export const RenameDevice = (props: { readonly entry: DeviceEntry; readonly onClose: () => void }) => {
  const desk = useDesk();
  const words = useDeskWords();
  const act = useAct();
  const [name, setName] = createSignal(props.entry.name);
  const [missing, setMissing] = createSignal(false);
  const save = async (event: SubmitEvent) => {
    event.preventDefault();
    const typed = name().trim();
    setMissing(typed === '');
    if (typed === '') return;
    if (
      typed === props.entry.name ||
      (await act(() => desk.devices.rename(props.entry.key, typed), words().devices.renamed))
    )
      props.onClose();
  };
  return (
    <Dialog
      open
      form
      title={words().devices.rename}
      unsaved={name() !== props.entry.name}
      onClose={props.onClose}
    >
      <form class="stack" onSubmit={save}>
        <TextField
          label={words().devices.name}
          value={name()}
          onInput={setName}
          maxlength={60}
          error={missing() ? words().devices.nameNeeded : null}
        />
        <div>
          <Button type="submit" kind="primary">
            {words().common.save}
          </Button>
        </div>
      </form>
    </Dialog>
  );
};
