import { createContext, type ParentProps, useContext } from 'solid-js';
import type { Desk } from '../app/desk/desk';

const Context = createContext<Desk>();

export const DeskProvider = (props: ParentProps<{ desk: Desk }>) => (
  <Context.Provider value={props.desk}>{props.children}</Context.Provider>
);

/** The open book; only within the screens of a staff device. */
export const useDesk = (): Desk => {
  const desk = useContext(Context);
  if (!desk) throw new Error('A screen of the desk was drawn outside DeskProvider');
  return desk;
};
