import { type Accessor, createSignal } from 'solid-js';

/** A yes or no that outlasts the page in this browser, beside its databases; a browser that keeps nothing has it until it is closed. */
export const createFlag = (name: string): readonly [is: Accessor<boolean>, set: (is: boolean) => void] => {
  const [flag, setFlag] = createSignal(read(name));
  return [
    flag,
    is => {
      setFlag(is);
      try {
        if (is) localStorage.setItem(name, 'yes');
        else localStorage.removeItem(name);
      } catch {
        return;
      }
    },
  ];
};

const read = (name: string): boolean => {
  try {
    return localStorage.getItem(name) === 'yes';
  } catch {
    return false;
  }
};
