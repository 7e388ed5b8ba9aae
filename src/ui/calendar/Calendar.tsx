import { createMemo, createSignal, Match, type ParentProps, Show, Switch } from 'solid-js';
import type { SessionEntry } from '../../app/desk/desk';
import type { Key } from '../../core/id';
import { isBlock } from '../../core/sessions';
import { useDesk } from '../desk';
import { useBook } from '../frame/book';
import { useFormat } from '../frame/format';
import { useMinute } from '../frame/minute';
import { Button } from '../parts/Button';
import { Empty } from '../parts/Empty';
import { Attendees } from '../sessions/Attendees';
import { NewSession, type SessionDraft } from '../sessions/NewSession';
import { WhyNotDialog } from '../sessions/WhyNotDialog';
import { LinkWelcome } from '../settings/LinkWelcome';
import { createValue } from '../value';
import { useDeskWords } from '../words/desk-words';
import { useLanguage } from '../words/language';
import { elapsedAxis, wallAxis } from './axis';
import { type Block, blocksOf, createClosed, stands } from './blocks';
import { dateAt, datesOf, dayOf, spanOf, stepped } from './days';
import { Grid, type GridColumn } from './Grid';
import { ListView } from './ListView';
import { MonthView } from './MonthView';
import { type CalendarSearch, columnsOf, firstWeekday } from './search';
import { Toolbar } from './Toolbar';
import './calendar.css';

type CalendarProps = ParentProps<{
  readonly search: CalendarSearch;
  readonly onSearch: (search: CalendarSearch) => void;
  readonly onSession: (key: Key) => void;
}>;

export const Calendar = (props: CalendarProps) => {
  const desk = useDesk();
  const book = useBook();
  const words = useDeskWords();
  const format = useFormat();
  const language = useLanguage();
  const minute = useMinute();
  const zone = () => book().business.zone;
  const today = createMemo(() => dateAt(minute(), zone()));
  const view = () => props.search.view ?? 'day';
  const date = () => props.search.date ?? today();
  const dates = createMemo(() => datesOf(view(), date(), firstWeekday(language.region())));
  const span = createMemo(() => spanOf(dates(), zone()), undefined, {
    equals: (a, b) => a.start === b.start && a.end === b.end,
  });
  const sessions = createValue(() => desk.sessions.between(span().start, span().end));
  const mine = createMemo(() =>
    (sessions() ?? []).filter(
      ({ session }) => props.search.staff === undefined || session.when.staff === props.search.staff,
    ),
  );
  const standing = createMemo(() => mine().filter(stands));
  const staff = createMemo(() =>
    columnsOf(book(), props.search.staff, new Set(standing().map(({ session }) => session.when.staff))),
  );
  const blocks = createMemo(() => blocksOf(standing()));

  const [draft, setDraft] = createSignal<SessionDraft | null>(null);
  const [joined, setJoined] = createSignal<Block | null>(null);
  const [asksWhy, setAsksWhy] = createSignal(false);
  const go = (search: CalendarSearch) => props.onSearch({ ...props.search, ...search });
  const openBlock = (block: Block) => {
    if (block.isClass) setJoined(block);
    else props.onSession(block.entries[0].session.key);
  };
  const newAt = (of: Key, start: number) => setDraft({ is: 'session', staff: of, start });
  const nextStart = () => Math.ceil((minute() + 1) / QUARTER) * QUARTER;
  const startHere = () => (date() === today() ? nextStart() : dayOf(date(), zone()).start + NINE);

  const closed = createMemo(() => createClosed(book()));
  const columns = createMemo((): GridColumn[] =>
    view() === 'week'
      ? dates().map(day => ({
          key: day,
          title: `${format().weekday(day)} ${format().dayNumber(day)}`,
          open: () => go({ view: 'day', date: day }),
          isToday: day === today(),
          date: day,
          staff: staff()[0]?.key ?? null,
          axis: wallAxis(day, zone()),
          day: dayOf(day, zone()),
          closed: closed()(
            staff().map(({ key }) => key),
            dayOf(day, zone()),
          ),
          blocks: blocks(),
        }))
      : staff().map(person => ({
          key: `${date()} ${person.key}`,
          title: person.name,
          isToday: false,
          date: date(),
          staff: person.key,
          axis: elapsedAxis(date(), zone()),
          day: dayOf(date(), zone()),
          closed: closed()([person.key], dayOf(date(), zone())),
          blocks: blocks().filter(block => block.staff === person.key),
        })),
  );
  const title = () =>
    view() === 'day'
      ? format().day(date())
      : view() === 'month'
        ? format().month(date())
        : format().days(dates()[0] ?? date(), dates().at(-1) ?? date());

  return (
    <main class="calendar">
      <Toolbar
        title={title()}
        view={view()}
        staff={props.search.staff ?? ''}
        isToday={date() === today()}
        onView={next => go({ view: next })}
        onStaff={next => props.onSearch(withStaff(props.search, next))}
        onStep={by => go({ date: stepped(view(), date(), by) })}
        onToday={() => go({ date: today() })}
        onNew={() => setDraft({ is: 'session', staff: staff()[0]?.key ?? null, start: startHere() })}
        onBlock={() => setDraft({ is: 'block', staff: staff()[0]?.key ?? null, start: startHere() })}
      />
      <LinkWelcome />
      <Switch>
        <Match when={staff().length === 0}>
          <Empty title={words().calendar.noPeople}>{words().calendar.noPeopleHow}</Empty>
        </Match>
        <Match when={view() === 'list'}>
          <ListView dates={dates()} today={today()} sessions={mine()} onSession={props.onSession} />
        </Match>
        <Match when={view() === 'month'}>
          <MonthView
            dates={dates()}
            date={date()}
            today={today()}
            blocks={blocks()}
            onDay={day => go({ view: 'day', date: day })}
            onOpen={openBlock}
          />
        </Match>
        <Match when={columns()[0]}>
          {first => (
            <Grid columns={columns()} axis={first().axis} now={minute()} onOpen={openBlock} onNew={newAt} />
          )}
        </Match>
      </Switch>
      <div class="calendar-foot">
        <Button kind="quiet" onClick={() => setAsksWhy(true)}>
          {words().calendar.whyNot}
        </Button>
      </div>
      <Show when={draft()} keyed>
        {open => <NewSession draft={open} onClose={() => setDraft(null)} onDone={() => setDraft(null)} />}
      </Show>
      <Show when={joined()} keyed>
        {block => (
          <Attendees
            entries={attendeesOf(sessions() ?? [], block)}
            onClose={() => setJoined(null)}
            onSession={key => {
              setJoined(null);
              props.onSession(key);
            }}
            onAdd={() => {
              setJoined(null);
              const { service } = block.entries[0].session;
              setDraft({
                is: 'session',
                staff: block.staff,
                start: block.start,
                ...(service ? { service } : {}),
              });
            }}
          />
        )}
      </Show>
      <Show when={asksWhy()}>
        <WhyNotDialog
          start={startHere()}
          staff={props.search.staff ?? null}
          onClose={() => setAsksWhy(false)}
        />
      </Show>
      {props.children}
    </main>
  );
};

const QUARTER = 15 * 60_000;
/** Where an entry on another day begins until a time is chosen: nine hours into it. */
const NINE = 9 * 3_600_000;

const withStaff = ({ staff: _, ...search }: CalendarSearch, staff: string): CalendarSearch =>
  staff === '' ? search : { ...search, staff };

/** Those of the class as it is now, so that the list follows what arrives while it is open. */
const attendeesOf = (
  sessions: readonly SessionEntry[],
  { entries: [first] }: Block,
): readonly SessionEntry[] => {
  const { service, when } = first.session;
  return sessions.filter(
    ({ session }) =>
      !isBlock(session) &&
      session.service === service &&
      session.when.staff === when.staff &&
      session.when.start === when.start,
  );
};
