import { type Accessor, createMemo } from 'solid-js';
import { useDesk } from '../desk';
import { createValue } from '../value';

/** Whether this device holds the owner's key; it may get it while the screen is open. */
export const useManages = (): Accessor<boolean> => {
  const desk = useDesk();
  const list = createValue(() => desk.devices.list);
  return createMemo(() => {
    list();
    return desk.devices.manages();
  });
};
