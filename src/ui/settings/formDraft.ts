import { type Accessor, createEffect, createMemo, createSignal, on, untrack } from 'solid-js';
import {
  changedElsewhere,
  type Draft,
  dirtyFields,
  draftFromText,
  NOTHING_TYPED,
  typeInto,
  type Values,
  valuesOf,
} from './draft';

const PLACE = 'caderneta.draft/';

export type FormDraft<T extends Values> = {
  /** What the fields show. */
  readonly values: Accessor<T>;
  readonly type: (typed: Partial<T>) => void;
  readonly dirty: Accessor<boolean>;
  /** Fields that changed in another tab while something else was typed here. */
  readonly elsewhere: Accessor<readonly (keyof T & string)[]>;
  /** Forgets what was typed; also once a new record was made of it, so that the next one begins empty. */
  readonly clear: () => void;
  /** What is typed now is about to be written. */
  readonly saving: () => void;
  /** It is written: it is forgotten once the record shows it, unless more was typed meanwhile. */
  readonly saved: () => void;
};

/**
 * A form's draft over a live record. It is kept for the tab, so that neither going to another screen, nor a
 * reload, nor an update loses what was typed. `place` names the record.
 */
export const createFormDraft = <T extends Values>(place: string, live: Accessor<T>): FormDraft<T> => {
  const [draft, setDraft] = createSignal<Draft<T>>(
    draftFromText<T>(read(place)) ?? (NOTHING_TYPED as Draft<T>),
  );
  const values = createMemo(() => valuesOf(draft(), live()));
  const dirty = createMemo(() => dirtyFields(draft(), live()).length > 0);
  const clear = () => setDraft(NOTHING_TYPED as Draft<T>);
  let writing: { readonly draft: Draft<T>; readonly isSaved: boolean; readonly isShown: boolean } | null =
    null;
  // The record may show it before the command has said that it is done.
  const settle = () => {
    if (!writing?.isSaved || !writing.isShown) return;
    if (writing.draft === untrack(draft)) clear();
    writing = null;
  };
  createEffect(() => write(place, dirty() ? JSON.stringify(draft()) : null));
  createEffect(
    on(
      live,
      () => {
        if (writing) writing = { ...writing, isShown: true };
        settle();
      },
      { defer: true },
    ),
  );
  return {
    values,
    type: typed => setDraft(before => typeInto(before, live(), typed)),
    dirty,
    elsewhere: createMemo(() => changedElsewhere(draft(), live())),
    clear,
    saving: () => {
      writing = { draft: draft(), isSaved: false, isShown: false };
    },
    saved: () => {
      if (!dirty()) clear();
      if (writing) writing = { ...writing, isSaved: true };
      settle();
    },
  };
};

// A browser that keeps nothing still lets one type.
const read = (place: string): string | null => {
  try {
    return sessionStorage.getItem(PLACE + place);
  } catch {
    return null;
  }
};

const write = (place: string, text: string | null): void => {
  try {
    if (text === null) sessionStorage.removeItem(PLACE + place);
    else sessionStorage.setItem(PLACE + place, text);
  } catch {
    return;
  }
};
