import { type Accessor, createMemo, type ParentProps } from 'solid-js';
import { useDesk } from '../desk';
import { insertApart } from '../parts/apart';
import { createValue } from '../value';

/** Whether this device may change settings; it may until the list of devices is known. */
export const useMaySet = (): Accessor<boolean> => {
  const desk = useDesk();
  const devices = createValue(() => desk.devices.list);
  return createMemo(() => devices()?.find(({ own }) => own)?.settings !== false);
};

/** Fields and buttons that change settings: where this device may not, they are shown and cannot be used. */
export const Settable = (props: ParentProps) => {
  const may = useMaySet();
  return (
    <fieldset
      class="settings-settable"
      disabled={!may()}
      ref={fieldset => insertApart(fieldset, () => props.children)}
    />
  );
};
