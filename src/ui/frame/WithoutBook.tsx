import { type JSX, Match, Switch } from 'solid-js';
import type { DeskGate } from '../../app/doors';
import { createAsked } from '../asked';
import { useDoors } from '../doors';
import { ButtonLink } from '../parts/Button';
import { LanguageChoice } from '../parts/LanguageChoice';
import { Notice } from '../parts/Notice';
import { Page } from '../parts/Page';
import type { DeskWords } from '../words/desk/en';
import { DeskWordsProvider, useDeskWords } from '../words/desk-words';

type Says = (words: DeskWords) => string;

type WithoutBookProps = {
  readonly title: Says;
  readonly lead: Says;
  /** What a browser reads that has a book already, or was removed from a business: one holds no two. */
  readonly taken: (words: DeskWords, gate: DeskGate) => string;
  /** Given the ways to a book, once it is known that there is none. */
  readonly children: (ways: Extract<DeskGate, { is: 'none' }>) => JSX.Element;
};

/** A screen that brings a book into a browser: by pairing, by the recovery words, by a backup. */
export const WithoutBook = (props: WithoutBookProps) => (
  <DeskWordsProvider>
    <Screen {...props} />
  </DeskWordsProvider>
);

const Screen = (props: WithoutBookProps) => {
  const doors = useDoors();
  const words = useDeskWords();
  const gate = createAsked(() => true, doors.desk);
  const ways = () => {
    const found = gate();
    return found?.is === 'none' ? found : undefined;
  };
  return (
    <Page
      title={props.title(words())}
      lead={props.lead(words())}
      end={
        <ButtonLink kind="quiet" href="#/">
          {words().frame.home}
        </ButtonLink>
      }
      footer={<LanguageChoice />}
    >
      <Switch fallback={<p role="status">{words().frame.opening}</p>}>
        <Match when={ways()}>{found => props.children(found())}</Match>
        <Match when={gate()}>
          {found => (
            <div class="stack">
              <Notice kind="warn">
                <p>{props.taken(words(), found())}</p>
              </Notice>
              <div>
                <ButtonLink href="#/desk">{words().devices.pair.desk}</ButtonLink>
              </div>
            </div>
          )}
        </Match>
      </Switch>
    </Page>
  );
};
