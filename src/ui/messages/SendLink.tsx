import { createSignal, Show } from 'solid-js';
import type { Addressed } from '../../app/desk/messages';
import type { Key } from '../../core/id';
import type { Means } from '../../core/messages';
import { clientName, sessionTitle } from '../calendar/names';
import { useDesk } from '../desk';
import { useAct } from '../frame/act';
import { useFormat } from '../frame/format';
import { Button } from '../parts/Button';
import { Dialog } from '../parts/Dialog';
import { createValue } from '../value';
import { useDeskWords } from '../words/desk-words';
import { languageOf } from './compose';
import { MeansButtons } from './MeansButtons';
import { MessageText } from './MessageText';
import { createWriting } from './writing';
import './messages.css';

/** "Send the link" of one session, whenever the owner wants: the dialog that its button opens. */
export const SendLink = (props: {
  readonly session: Key;
  readonly open: boolean;
  readonly onClose: () => void;
}) => {
  const words = useDeskWords();
  return (
    <Dialog open={props.open} onClose={props.onClose} title={words().messages.sendLink}>
      <Content session={props.session} onDone={props.onClose} />
    </Dialog>
  );
};

const Content = (props: { readonly session: Key; readonly onDone: () => void }) => {
  const desk = useDesk();
  const about = createValue(() => desk.messages.about(props.session));
  return <Show when={about()}>{known => <Ways about={known()} onDone={props.onDone} />}</Show>;
};

const Ways = (props: { readonly about: Addressed; readonly onDone: () => void }) => {
  const desk = useDesk();
  const words = useDeskWords();
  const format = useFormat();
  const act = useAct();
  const [used, setUsed] = createSignal<Means | null>(null);
  const session = () => props.about.entry.session;
  const writing = createWriting(() => ({ ...props.about, kind: 'link', at: session().when }));
  const name = () => clientName(props.about.entry.client, words());
  const mark = async () => {
    await writing()?.keep();
    const done = await act(
      () => desk.messages.mark(session().key, { is: 'sent', kind: 'link', means: used(), told: null }),
      words().messages.marked,
    );
    if (done) props.onDone();
  };
  return (
    <div class="stack">
      <p>{words().messages.sendLinkHow}</p>
      <p class="figures">
        {words().messages.about(
          name(),
          sessionTitle(props.about.entry, words()),
          format().moment(session().when.start),
        )}
      </p>
      <Show when={writing()} fallback={<p class="soft">{words().messages.making}</p>}>
        {written => (
          <>
            <MessageText writing={written()} lang={languageOf(props.about.to)} />
            <fieldset class="message-send">
              <legend class="unseen">{words().messages.sendTo(name())}</legend>
              <MeansButtons writing={written()} to={props.about.to} onUsed={setUsed} />
            </fieldset>
          </>
        )}
      </Show>
      <p role="status" class="message-asks">
        {used() ? words().messages.asks[used() as Means] : ''}
      </p>
      <div class="message-done">
        <Button kind={used() ? 'primary' : 'plain'} onClick={mark}>
          {words().messages.mark}
        </Button>
      </div>
    </div>
  );
};
