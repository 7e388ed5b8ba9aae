import { createComputed, createMemo, createSignal, For, Show } from 'solid-js';
import { createStore, reconcile } from 'solid-js/store';
import { isBlock } from '../../core/sessions';
import { overlaps } from '../../core/time';
import { useFormat } from '../frame/format';
import { useDeskWords } from '../words/desk-words';
import { snapped } from './axis';
import { type Placed, placed } from './blocks';
import type { GridActions, GridColumn } from './Grid';
import { moveFocus } from './keys';
import { blockName, clientName, seatsOf, sessionTitle } from './names';

/** Between places where a session may be put by a press or the arrow keys; minutes. The cursor's height. */
const STEP = 15;

type ColumnProps = GridActions & { readonly column: GridColumn; readonly now: number };

export const Column = (props: ColumnProps) => {
  const words = useDeskWords();
  const format = useFormat();
  const places = createMemo(() => placed(props.column.blocks, props.column.axis, props.column.day));
  // Drawn from a store by key, so that what arrives meanwhile does not take the focus from a session.
  const [drawn, setDrawn] = createStore<{ list: Drawn[] }>({ list: [] });
  createComputed(() =>
    setDrawn(
      'list',
      reconcile(
        places().map(place => drawnOf(place, words(), format())),
        { key: 'key' },
      ),
    ),
  );
  const open = (key: string) => {
    const found = places().find(place => place.key === key);
    if (found) props.onOpen(found.block);
  };
  return (
    <fieldset class="grid-column" aria-label={`${props.column.title}, ${format().day(props.column.date)}`}>
      <For each={props.column.closed}>
        {span => (
          <div
            class="grid-closed"
            style={{
              top: `calc(var(--minute) * ${props.column.axis.topOf(span.start)})`,
              height: `calc(var(--minute) * ${props.column.axis.topOf(span.end) - props.column.axis.topOf(span.start)})`,
            }}
          />
        )}
      </For>
      <Slots column={props.column} onNew={props.onNew} />
      <For each={drawn.list}>
        {block => (
          <button
            type="button"
            class="block"
            data-look={block.look}
            data-overlaps={block.overlaps ? '' : undefined}
            data-loses={block.loses ? '' : undefined}
            data-start={block.top}
            data-lines={block.lines}
            aria-description={block.mark || undefined}
            style={{
              top: `calc(var(--minute) * ${block.top})`,
              height: `calc(var(--minute) * ${block.height})`,
              left: `${block.left * 100}%`,
              width: `${block.width * 100}%`,
            }}
            onClick={() => open(block.key)}
            onKeyDown={moveFocus}
          >
            <span class="unseen">{block.name}</span>
            <span class="block-text" aria-hidden="true">
              <span class="block-title">{block.title}</span>
              <span class="block-line">{block.line}</span>
              <time class="block-time">
                <span>{block.start}</span>
                <span>–{block.end}</span>
              </time>
              <Show when={block.mark}>{mark => <span class="block-mark">{mark()}</span>}</Show>
            </span>
          </button>
        )}
      </For>
      <Show when={overlaps({ start: props.now, end: props.now + 1 }, props.column.day)}>
        <div
          class="grid-now"
          style={{ top: `calc(var(--minute) * ${props.column.axis.topOf(props.now)})` }}
        />
      </Show>
    </fieldset>
  );
};

type Drawn = Omit<Placed, 'block'> & {
  readonly name: string;
  readonly title: string;
  readonly line: string;
  readonly start: string;
  readonly end: string;
  readonly look: string;
  readonly overlaps: boolean;
  /** The one to move. */
  readonly loses: boolean;
  /** What is said of both; '' where there is nothing to say. */
  readonly mark: string;
  /** How many lines of text its height holds, up to three. */
  readonly lines: number;
};

const drawnOf = (
  { block, ...place }: Placed,
  words: ReturnType<ReturnType<typeof useDeskWords>>,
  format: ReturnType<ReturnType<typeof useFormat>>,
): Drawn => {
  const [first] = block.entries;
  const state = first.session.state.is;
  const [overlaps, loses] = [
    block.entries.some(entry => entry.overlaps),
    block.entries.some(entry => entry.loses),
  ];
  return {
    ...place,
    name: blockName(block, words, format),
    title: sessionTitle(first, words),
    line: isBlock(first.session)
      ? ''
      : block.isClass
        ? seatsOf(block, words)
        : state === 'confirmed'
          ? clientName(first.client, words)
          : `${clientName(first.client, words)} · ${words.session.state[state]}`,
    start: format.time(block.start),
    end: format.time(block.end),
    look: lookOf(block),
    overlaps: overlaps || loses,
    loses,
    mark: loses ? words.calendar.loses : overlaps ? words.calendar.overlaps : '',
    lines: Math.max(1, Math.min(3, Math.floor(place.height / 15))),
  };
};

/** How a block is drawn. A class in which anyone waits for a yes looks like what waits. */
const lookOf = ({ entries, isClass }: Placed['block']): string => {
  const [first] = entries;
  if (isBlock(first.session)) return 'block';
  if (!isClass) return first.session.state.is;
  return entries.some(({ session }) => session.state.is === 'requested') ? 'requested' : 'class';
};

/**
 * The empty time of a column as one button: a press goes to the time under it, the arrow keys choose one.
 * It lies below the sessions.
 */
const Slots = (props: { readonly column: GridColumn; readonly onNew: GridActions['onNew'] }) => {
  const words = useDeskWords();
  const format = useFormat();
  const [chosen, setChosen] = createSignal<number | null>(null);
  const [focused, setFocused] = createSignal(false);
  const axis = () => props.column.axis;
  const top = () => Math.min(chosen() ?? startTop(props.column), axis().length - STEP);
  const name = () => words().calendar.slot(format().time(axis().momentAt(top())), props.column.title);
  const move = (to: number): void => {
    setChosen(Math.max(0, Math.min(axis().length - STEP, to)));
    document.querySelector('.grid-cursor')?.scrollIntoView({ block: 'nearest' });
  };
  const onKeyDown = (event: KeyboardEvent & { readonly currentTarget: HTMLElement }): void => {
    const to = { ArrowUp: top() - STEP, ArrowDown: top() + STEP, Home: startTop(props.column) }[event.key];
    if (to === undefined) {
      moveFocus(event);
      return;
    }
    event.preventDefault();
    move(to);
  };
  const press = (event: MouseEvent & { readonly currentTarget: HTMLButtonElement }): void => {
    const { staff } = props.column;
    if (staff === null) return;
    // Pressed by key or by a screen reader: then no place on the screen is meant.
    if (event.detail === 0) props.onNew(staff, axis().momentAt(top()));
    else {
      const box = event.currentTarget.getBoundingClientRect();
      props.onNew(staff, snapped(axis(), ((event.clientY - box.top) / box.height) * axis().length, STEP));
    }
  };
  return (
    <>
      <button
        type="button"
        class="grid-slots"
        aria-label={name()}
        aria-describedby="grid-hint"
        disabled={props.column.staff === null}
        onClick={press}
        onKeyDown={onKeyDown}
        onFocus={event => setFocused(event.currentTarget.matches(':focus-visible'))}
        onBlur={() => setFocused(false)}
      />
      <Show when={focused()}>
        <div class="grid-cursor" style={{ top: `calc(var(--minute) * ${top()})` }}>
          <span role="status">{format().time(axis().momentAt(top()))}</span>
        </div>
      </Show>
    </>
  );
};

const startTop = ({ axis, day, closed }: GridColumn): number =>
  closed[0]?.start === day.start && closed[0].end < day.end
    ? axis.topOf(closed[0].end)
    : Math.min(540, axis.length);
