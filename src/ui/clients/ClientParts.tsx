import { useNavigate } from '@tanstack/solid-router';
import { createEffect, createMemo, createSignal, For, on, Show } from 'solid-js';
import type { SessionEntry } from '../../app/desk/desk';
import type { Client } from '../../core/clients';
import { answerText } from '../answerText';
import { dateAt } from '../calendar/days';
import { clientName, sessionTitle } from '../calendar/names';
import { useDesk } from '../desk';
import { useAct } from '../frame/act';
import { useFormat } from '../frame/format';
import { Button } from '../parts/Button';
import { Keyed } from '../parts/Keyed';
import { TextField } from '../parts/TextField';
import { emailOf } from '../sessions/account';
import { SessionRow } from '../sessions/SessionRow';
import { createValue } from '../value';
import { useDeskWords } from '../words/desk-words';

type Sessions = { readonly sessions: readonly SessionEntry[] };

/** What is to come, the next first; and what was, the latest first. */
export const ClientSessions = (props: Sessions & { readonly now: number }) => {
  const words = useDeskWords();
  const upcoming = createMemo(() =>
    props.sessions
      .filter(({ session }) => session.when.end > props.now)
      .sort((a, b) => a.session.when.start - b.session.when.start),
  );
  const past = createMemo(() =>
    props.sessions
      .filter(({ session }) => session.when.end <= props.now)
      .sort((a, b) => b.session.when.start - a.session.when.start),
  );
  return (
    <div class="stack-l">
      <section class="stack">
        <h2 class="client-heading">{words().clients.upcoming}</h2>
        <SessionList sessions={upcoming()} none={words().clients.noUpcoming} />
      </section>
      <section class="stack">
        <h2 class="client-heading">{words().clients.past}</h2>
        <SessionList sessions={past()} none={words().clients.noPast} />
      </section>
    </div>
  );
};

/** How many more lines each press shows. */
const STEP = 50;

const SessionList = (props: Sessions & { readonly none: string }) => {
  const words = useDeskWords();
  const format = useFormat();
  const desk = useDesk();
  const navigate = useNavigate();
  const accounts = createValue(() => desk.accounts.all);
  const [shown, setShown] = createSignal(STEP);
  const open = ({ session }: SessionEntry) =>
    void navigate({
      to: '/desk/sessions/$session',
      params: { session: session.key },
      search: { date: dateAt(session.when.start, format().zone) },
    });
  return (
    <Show when={props.sessions.length > 0} fallback={<p class="soft">{props.none}</p>}>
      <ul class="sheet-list">
        <Keyed items={props.sessions.slice(0, shown())} keyOf={({ session }) => session.key}>
          {entry => (
            <li>
              <SessionRow
                entry={entry()}
                dated
                account={emailOf(accounts() ?? [], entry().session.account, words())}
                onOpen={() => open(entry())}
              />
            </li>
          )}
        </Keyed>
      </ul>
      <Show when={props.sessions.length > shown()}>
        <div>
          <Button onClick={() => setShown(shown() + STEP)}>{words().clients.more}</Button>
        </div>
      </Show>
    </Show>
  );
};

/** What was answered to the services' forms, by session, the latest first. */
export const ClientAnswers = (props: Sessions) => {
  const words = useDeskWords();
  const format = useFormat();
  const answered = createMemo(() =>
    props.sessions
      .filter(({ answers }) => answers.length > 0)
      .sort((a, b) => b.session.when.start - a.session.when.start),
  );
  return (
    <Show when={answered().length > 0} fallback={<p class="soft">{words().clients.noAnswers}</p>}>
      <div class="stack-l">
        <For each={answered()}>
          {entry => (
            <section class="stack">
              <h2 class="client-heading">
                {sessionTitle(entry, words())}, {format().moment(entry.session.when.start)}
              </h2>
              <dl class="stack">
                <For each={entry.answers}>
                  {one => (
                    <div>
                      <dt class="soft">{one.question}</dt>
                      <dd>{answerText(one, words().history.yes)}</dd>
                    </div>
                  )}
                </For>
              </dl>
            </section>
          )}
        </For>
      </div>
    </Show>
  );
};

/** The note on the client, and those on single sessions. */
export const ClientNotes = (
  props: Sessions & {
    readonly client: Client;
    /** Other entries that are merged into this one: their notes stay with them. */
    readonly merged: readonly Client[];
  },
) => {
  const desk = useDesk();
  const words = useDeskWords();
  const format = useFormat();
  const act = useAct();
  const [text, setText] = createSignal(props.client.note);
  const [typed, setTyped] = createSignal(false);
  createEffect(
    on(
      () => props.client.note,
      note => {
        if (!typed()) setText(note);
        setTyped(text() !== note);
      },
      { defer: true },
    ),
  );
  const save = async (event: SubmitEvent) => {
    event.preventDefault();
    await act(() => desk.clients.save(props.client.key, { note: text().trim() }), words().clients.saved);
  };
  const noted = createMemo(() =>
    props.sessions
      .filter(({ note }) => note !== '')
      .sort((a, b) => b.session.when.start - a.session.when.start),
  );
  return (
    <div class="stack-l">
      <form class="stack" onSubmit={save} data-unsaved={typed() ? 'yes' : 'no'}>
        <TextField
          label={words().clients.note}
          hint={words().clients.noteHint}
          value={text()}
          onInput={next => {
            setText(next);
            setTyped(next !== props.client.note);
          }}
          maxlength={4000}
          long
        />
        <div>
          <Button type="submit" busy={!typed()}>
            {words().clients.saveNote}
          </Button>
        </div>
      </form>
      <For each={props.merged.filter(({ note }) => note !== '')}>
        {entry => (
          <section class="stack">
            <h2 class="client-heading">{words().accounts.mergedNote(clientName(entry, words()))}</h2>
            <p class="client-text">{entry.note}</p>
          </section>
        )}
      </For>
      <section class="stack">
        <h2 class="client-heading">{words().clients.sessionNotes}</h2>
        <Show when={noted().length > 0} fallback={<p class="soft">{words().clients.noNotes}</p>}>
          <dl class="stack">
            <For each={noted()}>
              {entry => (
                <div>
                  <dt class="soft">
                    {sessionTitle(entry, words())}, {format().moment(entry.session.when.start)}
                  </dt>
                  <dd>{entry.note}</dd>
                </div>
              )}
            </For>
          </dl>
        </Show>
      </section>
    </div>
  );
};
