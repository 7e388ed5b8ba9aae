import { createEffect, createSignal, Match, type ParentProps, Show, Switch } from 'solid-js';
import type { DeskGate } from '../../app/doors';
import { createAsked } from '../asked';
import { DeskProvider } from '../desk';
import { useDoors } from '../doors';
import { Button, ButtonLink } from '../parts/Button';
import { Page } from '../parts/Page';
import { createValue } from '../value';
import { DeskWordsProvider, useDeskWords } from '../words/desk-words';
import { BookProvider } from './book';
import { rememberDevice, wasDevice } from './device';
import { RemovedScreen } from './RemovedScreen';
import { TroubleScreen } from './TroubleScreen';

/** Opens the desk, or says why this browser cannot. */
export const Gate = (props: ParentProps) => (
  <DeskWordsProvider>
    <Opened>{props.children}</Opened>
  </DeskWordsProvider>
);

type Open = Extract<DeskGate, { is: 'open' }>;
type Removed = Extract<DeskGate, { is: 'removed' }>;
type Broken = Extract<DeskGate, { is: 'trouble' }>;

const Opened = (props: ParentProps) => {
  const doors = useDoors();
  const words = useDeskWords();
  const opened = createAsked(() => true, doors.desk);
  const [later, setLater] = createSignal<DeskGate>();
  const gate = () => later() ?? opened();
  createEffect(() => {
    const found = gate();
    if (found?.is === 'trouble') void found.opens?.then(setLater);
    if (found?.is === 'open') rememberDevice(true);
    if (found?.is === 'removed') rememberDevice(false);
  });
  const as = <Is extends DeskGate['is']>(is: Is) => {
    const found = gate();
    return found?.is === is ? (found as Extract<DeskGate, { is: Is }>) : undefined;
  };
  return (
    <Switch
      fallback={
        <main class="gate-opening">
          <p role="status">{words().frame.opening}</p>
        </main>
      }
    >
      <Match when={as('none')}>
        <Show when={wasDevice()} fallback={<NoDesk />}>
          <LostDesk />
        </Show>
      </Match>
      <Match when={as('removed')}>
        {removed => <RemovedScreen leftover={(removed() as Removed).leftover} />}
      </Match>
      <Match when={as('trouble')}>{broken => <TroubleScreen trouble={(broken() as Broken).trouble} />}</Match>
      <Match when={as('open')}>
        {open => (
          <DeskProvider desk={(open() as Open).desk} idle={(open() as Open).idle}>
            <LiveTrouble gate={open() as Open} />
            <BookProvider>{props.children}</BookProvider>
          </DeskProvider>
        )}
      </Match>
    </Switch>
  );
};

/** Trouble that comes while the desk is open lies over it: what is being typed below stays. */
const LiveTrouble = (props: { readonly gate: Open }) => {
  const trouble = createValue(() => props.gate.trouble);
  return <Show when={trouble()}>{found => <TroubleScreen trouble={found()} over />}</Show>;
};

const NoDesk = () => {
  const words = useDeskWords();
  return (
    <Page title={words().frame.none} lead={words().frame.noneHow}>
      <div class="row">
        <ButtonLink kind="primary" href="#/setup">
          {words().frame.setUp}
        </ButtonLink>
        <ButtonLink href="#/">{words().frame.home}</ButtonLink>
      </div>
    </Page>
  );
};

/** The book was here, and the browser has deleted it. */
const LostDesk = () => {
  const words = useDeskWords();
  return (
    <Page title={words().lost.title} lead={words().lost.lead}>
      <div class="row">
        <ButtonLink kind="primary" href="#/pair">
          {words().lost.pair}
        </ButtonLink>
        <ButtonLink href="#/restore">{words().lost.restore}</ButtonLink>
        <ButtonLink href="#/recover">{words().lost.recover}</ButtonLink>
        <Button kind="quiet" onClick={() => rememberDevice(false)}>
          {words().lost.leave}
        </Button>
      </div>
    </Page>
  );
};
