import { type Accessor, createContext, createSignal, type ParentProps, useContext } from 'solid-js';
import type { Desk } from '../app/desk/desk';

type Given = { readonly desk: Desk; readonly isIdle: Accessor<boolean> };

const Context = createContext<Given>();

export const DeskProvider = (props: ParentProps<{ desk: Desk; idle: () => Promise<void> }>) => {
  const [isIdle, setIdle] = createSignal(false);
  void props.idle().then(() => setIdle(true));
  return <Context.Provider value={{ desk: props.desk, isIdle }}>{props.children}</Context.Provider>;
};

const useGiven = (): Given => {
  const given = useContext(Context);
  if (!given) throw new Error('A screen of the desk was drawn outside DeskProvider');
  return given;
};

/** The open book; only within the screens of a staff device. */
export const useDesk = (): Desk => useGiven().desk;

/** Whether the first screen is painted. What stands around it, and asks the same disk, waits until then. */
export const useIdle = (): Accessor<boolean> => useGiven().isIdle;
