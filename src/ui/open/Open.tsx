import { createSignal, Match, Switch } from 'solid-js';
import { byHandOf, linkFromText } from '../../core/link';
import { createAddress, replaceAddress } from '../address';
import { ReceivedAnswer } from '../booking/ReceivedAnswer';
import { Button, ButtonLink } from '../parts/Button';
import { LanguageChoice } from '../parts/LanguageChoice';
import { Page } from '../parts/Page';
import { TextField } from '../parts/TextField';
import { DeskWordsProvider, useDeskWords } from '../words/desk-words';
import { Request } from './Request';
import './open.css';

/** What came by hand: a client's request for the desk, or the desk's answer for a client. */
export const Open = () => (
  <DeskWordsProvider>
    <Opened />
  </DeskWordsProvider>
);

const Opened = () => {
  const words = useDeskWords();
  const address = createAddress(hash => hash.startsWith('#/open'));
  const is = () => kindOf(address());
  return (
    <Page
      title={is() === 'request' ? words().open.request : words().open.title}
      end={
        <ButtonLink kind="quiet" href="#/">
          {words().frame.home}
        </ButtonLink>
      }
      footer={<LanguageChoice />}
    >
      <Switch fallback={<Paste text={address()} />}>
        <Match when={is() === 'request'}>
          <Request text={address()} />
        </Match>
        <Match when={is() === 'reply'}>
          <ReceivedAnswer text={address()} />
        </Match>
      </Switch>
    </Page>
  );
};

const kindOf = (text: string) => {
  const link = linkFromText(text);
  return link.ok && link.value.to === 'open' ? byHandOf(link.value.letter) : null;
};

/** For a link that a messenger did not make pressable, or that was cut. */
const Paste = (props: { readonly text: string }) => {
  const words = useDeskWords();
  const [typed, setTyped] = createSignal('');
  const [wrong, setWrong] = createSignal(props.text.includes('?'));
  const take = (event: SubmitEvent) => {
    event.preventDefault();
    const link = linkFromText(typed());
    if (kindOf(typed()) !== null && link.ok && link.value.to === 'open')
      replaceAddress(`#/open?l=${link.value.letter}`);
    else setWrong(true);
  };
  return (
    <form class="stack" onSubmit={take}>
      <TextField
        label={words().open.paste}
        hint={words().open.pasteHint}
        value={typed()}
        onInput={text => {
          setTyped(text);
          setWrong(false);
        }}
        error={wrong() ? words().open.faults.link : null}
        long
      />
      <div>
        <Button type="submit" kind="primary">
          {words().open.take}
        </Button>
      </div>
    </form>
  );
};
