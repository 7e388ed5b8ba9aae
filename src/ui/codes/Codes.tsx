import { createMemo, Show } from 'solid-js';
import type { CodeEntry } from '../../app/desk/codes';
import { createAsked } from '../asked';
import { useDesk } from '../desk';
import { createListSearch, type SearchProps } from '../frame/listSearch';
import { Button } from '../parts/Button';
import { Empty } from '../parts/Empty';
import { TextField } from '../parts/TextField';
import { Section } from '../settings/sections';
import { createValue } from '../value';
import { useDeskWords } from '../words/desk-words';
import { CodeList } from './CodeList';

/** How many more codes each press shows. */
const STEP = 50;

/** So many fill a screen: they are shown before the others of those found are read. */
const TOP = 12;

type Found = { readonly text: string; readonly limit: number; readonly codes: readonly CodeEntry[] };

/** Every code that was sold, the newest first, by search. */
export const Codes = (props: SearchProps) => {
  const desk = useDesk();
  const words = useDeskWords();
  const { typed, type, rested, leave, shown, showMore } = createListSearch(props, STEP);
  const isSearch = createMemo(() => typed().trim() !== '');
  // One more than is shown tells whether there are more.
  const newest = createValue(() => (isSearch() ? null : desk.codes.newest(shown() + 1)));
  // What is looked through may still be read; who only looks at the newest does not wait for that.
  const isReady = createMemo<boolean>(was => was || isSearch() || newest() !== undefined, false);
  const all = createValue(() => (isReady() ? desk.codes.search : null));
  const searched = (isWanted: () => boolean, limit: () => number) =>
    createAsked(
      () => {
        const look = all();
        return look && isSearch() && isWanted() ? { look, text: typed(), limit: limit() } : null;
      },
      async ({ look, text, limit }): Promise<Found> => ({ text, limit, codes: await look(text, limit + 1) }),
    );
  const top = searched(
    () => true,
    () => TOP,
  );
  const isTopThere = createMemo(() => top()?.text === typed());
  // Not before nobody types on: to read the rest takes longer than the beginning.
  const whole = searched(() => isTopThere() && rested() === typed(), shown);
  const found = createMemo<Found | undefined>(was => {
    const latest = newest();
    if (isSearch()) return whole() ?? (isTopThere() && was?.text !== typed() ? top() : was);
    return latest ? { text: '', limit: shown(), codes: latest } : was;
  });
  const isWhole = () => found()?.limit !== TOP;
  const codes = () => found()?.codes.slice(0, found()?.limit) ?? [];
  const hasMore = () => {
    const { codes: all, limit } = found() ?? { codes: [], limit: 0 };
    return all.length > limit;
  };
  const list = () => words().codes.list;
  return (
    <Section title={words().codes.codes} sets="nothing">
      <div class="stack">
        <search onFocusOut={leave}>
          <TextField
            label={list().search}
            hint={list().searchHint}
            type="search"
            value={typed()}
            onInput={type}
          />
        </search>
        <p class="soft" role="status">
          <Show when={isWhole() && codes().length > 0}>
            {hasMore() ? list().foundMore(codes().length) : list().found(codes().length)}
          </Show>
        </p>
        <Show
          when={codes().length > 0}
          fallback={
            <Show when={found()}>
              {none => (
                <Empty title={none().text.trim() === '' ? list().empty : list().none}>
                  {none().text.trim() === '' ? list().emptyHow : list().noneHow}
                </Empty>
              )}
            </Show>
          }
        >
          <CodeList codes={codes()} label={words().codes.codes} />
        </Show>
        <Show when={isWhole() && hasMore()}>
          <div>
            <Button onClick={showMore}>{words().codes.more}</Button>
          </div>
        </Show>
      </div>
    </Section>
  );
};
