import { createSignal, Match, Show, Switch } from 'solid-js';
import type { SessionEntry } from '../../app/desk/desk';
import type { Key } from '../../core/id';
import { isBlock } from '../../core/sessions';
import { sessionTitle } from '../calendar/names';
import { useDesk } from '../desk';
import { History } from '../history/History';
import { Button } from '../parts/Button';
import { Dialog } from '../parts/Dialog';
import { Icon } from '../parts/Icon';
import { createValue } from '../value';
import { useDeskWords } from '../words/desk-words';
import { EditSession } from './EditSession';
import { SessionActions } from './SessionActions';
import { SessionFacts } from './SessionFacts';
import { SessionNote } from './SessionNote';
import { SessionPayment } from './SessionPayment';
import './session.css';

type PanelProps = {
  readonly session: string;
  /** Opened to be moved: the fields are there at once, with the free times nearest to its own. */
  readonly moves: boolean;
  readonly onClose: () => void;
};

/** One session over the calendar: what it is, what may be done with it, its note and its history. */
export const SessionPanel = (props: PanelProps) => {
  const desk = useDesk();
  const words = useDeskWords();
  const entry = createValue(() => desk.sessions.one(props.session as Key));
  const [edits, setEdits] = createSignal(props.moves);
  const [atAccount, setAtAccount] = createSignal(false);
  const [typed, setTyped] = createSignal(false);
  const edit = (where?: 'account') => {
    setAtAccount(where === 'account');
    setEdits(true);
  };
  const title = () => {
    const found = entry();
    if (found === undefined) return words().session.loading;
    if (found === null) return words().session.missing;
    if (edits()) return words().session.editTitle;
    return sessionTitle(found, words());
  };
  return (
    <Dialog open side onClose={props.onClose} title={title()} unsaved={typed()}>
      <Switch>
        <Match when={entry() === null}>
          <p>{words().session.missingHow}</p>
        </Match>
        <Match when={entry()}>
          {found => (
            <Show
              when={edits()}
              fallback={<Shown entry={found()} onEdit={edit} onTyped={setTyped} onGone={props.onClose} />}
            >
              <div onInput={() => setTyped(true)}>
                <EditSession
                  entry={found()}
                  moves={props.moves}
                  atAccount={atAccount()}
                  onDone={() => {
                    setTyped(false);
                    if (props.moves) props.onClose();
                    else setEdits(false);
                  }}
                />
              </div>
            </Show>
          )}
        </Match>
      </Switch>
    </Dialog>
  );
};

type ShownProps = {
  readonly entry: SessionEntry;
  readonly onEdit: (where?: 'account') => void;
  readonly onTyped: (typed: boolean) => void;
  readonly onGone: () => void;
};

const Shown = (props: ShownProps) => {
  const words = useDeskWords();
  const session = () => props.entry.session;
  const isAsked = () => session().state.is === 'requested';
  return (
    <div class="stack">
      <SessionFacts entry={props.entry} onAccount={() => props.onEdit('account')} />
      <div class="row">
        {/* A request asks for an answer before anything else. */}
        <Show when={isAsked()}>
          <SessionActions entry={props.entry} onGone={props.onGone} />
        </Show>
        <Button onClick={() => props.onEdit()}>
          <Icon name="edit" />
          {words().session.edit}
        </Button>
        <Show when={!isAsked()}>
          <SessionActions entry={props.entry} onGone={props.onGone} />
        </Show>
      </div>
      <Show when={!isBlock(session())}>
        <SessionPayment entry={props.entry} onTyped={props.onTyped} />
      </Show>
      <Show when={!isBlock(session()) && session().client}>
        <SessionNote entry={props.entry} onTyped={props.onTyped} />
      </Show>
      <details class="session-part">
        <summary>{words().session.history}</summary>
        <History of="session" key={session().key} changed={props.entry} />
      </details>
    </div>
  );
};
