import { createEffect, createSignal, on } from 'solid-js';
import type { SessionEntry } from '../../app/desk/desk';
import { useDesk } from '../desk';
import { useAct } from '../frame/act';
import { Button } from '../parts/Button';
import { TextField } from '../parts/TextField';
import { useDeskWords } from '../words/desk-words';

type NoteProps = { readonly entry: SessionEntry; readonly onTyped: (typed: boolean) => void };

/** The owner's note, saved on its own. One that arrives meanwhile does not replace what is being typed. */
export const SessionNote = (props: NoteProps) => {
  const desk = useDesk();
  const words = useDeskWords();
  const act = useAct();
  const [text, setText] = createSignal(props.entry.note);
  const [typed, setTyped] = createSignal(false);
  const type = (next: string) => {
    setText(next);
    setTyped(next !== props.entry.note);
  };
  createEffect(on(typed, props.onTyped, { defer: true }));
  createEffect(
    on(
      () => props.entry.note,
      note => {
        if (!typed()) setText(note);
        else setTyped(text() !== note);
      },
    ),
  );
  const save = async (event: SubmitEvent) => {
    event.preventDefault();
    const note = text();
    const done = await act(
      () => desk.sessions.note(props.entry.session.key, note.trim()),
      words().session.noteSaved,
    );
    // Saved is saved, before the entry comes back with it.
    if (done && text() === note) setTyped(false);
  };
  return (
    <form class="session-part stack" onSubmit={save} data-unsaved={typed() ? 'yes' : 'no'}>
      <TextField
        label={words().session.note}
        hint={words().session.noteHint}
        value={text()}
        onInput={type}
        maxlength={2000}
        long
      />
      <div>
        <Button type="submit" busy={!typed()}>
          {words().common.save}
        </Button>
      </div>
    </form>
  );
};
