import { Show } from 'solid-js';
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

/** Every code that was sold, the newest first, by search. */
export const Codes = (props: SearchProps) => {
  const desk = useDesk();
  const words = useDeskWords();
  const { typed, type, shown, showMore } = createListSearch(props, STEP);
  const all = createValue(() => desk.codes.search);
  // One more than is shown tells whether there are more.
  const found = createAsked(
    () => {
      const look = all();
      return look ? { look, text: typed(), limit: shown() } : null;
    },
    async ({ look, text, limit }) => ({ text, limit, codes: await look(text, limit + 1) }),
  );
  const codes = () => found()?.codes.slice(0, found()?.limit) ?? [];
  const hasMore = () => {
    const { codes: all, limit } = found() ?? { codes: [], limit: 0 };
    return all.length > limit;
  };
  const list = () => words().codes.list;
  return (
    <Section title={words().codes.codes} sets="nothing">
      <div class="stack">
        <search>
          <TextField
            label={list().search}
            hint={list().searchHint}
            type="search"
            value={typed()}
            onInput={type}
          />
        </search>
        <p class="soft" role="status">
          <Show when={codes().length > 0}>
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
        <Show when={hasMore()}>
          <div>
            <Button onClick={showMore}>{words().codes.more}</Button>
          </div>
        </Show>
      </div>
    </Section>
  );
};
