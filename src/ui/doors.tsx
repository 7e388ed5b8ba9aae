import { createContext, type ParentProps, useContext } from 'solid-js';
import type { Doors } from '../app/doors';

const Context = createContext<Doors>();

export const DoorsProvider = (props: ParentProps<{ doors: Doors }>) => (
  <Context.Provider value={props.doors}>{props.children}</Context.Provider>
);

/** What the composition root hands to the screens. */
export const useDoors = (): Doors => {
  const doors = useContext(Context);
  if (!doors) throw new Error('A screen was drawn outside DoorsProvider');
  return doors;
};
