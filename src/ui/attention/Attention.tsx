import { createMemo, createSignal, Show } from 'solid-js';
import type { AttentionItem } from '../../app/desk/desk';
import { useDesk } from '../desk';
import { isDenied, tellOfBookings, tellsOfBookings } from '../frame/bookings';
import { HelpLink } from '../help/HelpLink';
import { Switch } from '../parts/Checkbox';
import { Empty } from '../parts/Empty';
import { Keyed } from '../parts/Keyed';
import { Page } from '../parts/Page';
import { createValue } from '../value';
import { useDeskWords } from '../words/desk-words';
import { Asked } from './Asked';
import { Burst } from './Burst';
import { HeldBack } from './HeldBack';
import { Late } from './Late';
import { createNextFocus } from './nextFocus';
import { Offered } from './Offered';
import { Ordered } from './Ordered';
import { Overlap } from './Overlap';
import { Overspent } from './Overspent';
import { Torn } from './Torn';
import { Wanted } from './Wanted';
import './attention.css';

type AskedItem = Extract<AttentionItem, { is: 'asked' }>;
type WantedItem = Extract<AttentionItem, { is: 'wanted' }>;
type OverlapItem = Extract<AttentionItem, { is: 'overlap' }>;
type TornItem = Extract<AttentionItem, { is: 'torn' }>;
type LateItem = Extract<AttentionItem, { is: 'late' }>;
type OfferedItem = Extract<AttentionItem, { is: 'offered' }>;
type OrderedItem = Extract<AttentionItem, { is: 'ordered' }>;
type OverspentItem = Extract<AttentionItem, { is: 'overspent' }>;
type HeldItem = Extract<AttentionItem, { is: 'held' }>;

/** What a person must decide, each with its choices. */
export const Attention = () => {
  const desk = useDesk();
  const words = useDeskWords();
  const items = createValue(() => desk.attention);
  const asked = createMemo(() => (items() ?? []).filter((item): item is AskedItem => item.is === 'asked'));
  const alone = createMemo(() => asked().filter(({ burst }) => !burst));
  const burst = createMemo(() => asked().filter(item => item.burst));
  const more = () => (items() ?? []).find(item => item.is === 'more')?.more ?? 0;
  const wanted = createMemo(() => (items() ?? []).filter((item): item is WantedItem => item.is === 'wanted'));
  const overlaps = createMemo(() =>
    (items() ?? []).filter((item): item is OverlapItem => item.is === 'overlap'),
  );
  const torn = createMemo(() => (items() ?? []).filter((item): item is TornItem => item.is === 'torn'));
  const late = createMemo(() => (items() ?? []).filter((item): item is LateItem => item.is === 'late'));
  const offered = createMemo(() =>
    (items() ?? []).filter((item): item is OfferedItem => item.is === 'offered'),
  );
  const ordered = createMemo(() =>
    (items() ?? []).filter((item): item is OrderedItem => item.is === 'ordered'),
  );
  const overspent = createMemo(() =>
    (items() ?? []).filter((item): item is OverspentItem => item.is === 'overspent'),
  );
  const held = createMemo(() => (items() ?? []).filter((item): item is HeldItem => item.is === 'held'));
  const keepFocus = createNextFocus(items);
  return (
    <Page
      title={words().attention.title}
      lead={
        <>
          {words().attention.lead} <HelpLink about="attention" />
        </>
      }
    >
      <div class="stack-l">
        <Show when={items() !== undefined && items()?.length === 0}>
          <Empty title={words().attention.empty}>{words().attention.emptyHow}</Empty>
        </Show>
        <div class="stack-l" ref={keepFocus}>
          <Show when={burst().length > 0}>
            <Burst items={burst()} />
          </Show>
          <Show when={(items() ?? []).length > 0}>
            <ul class="attention-list" aria-label={words().attention.list}>
              <Keyed items={[...alone(), ...burst()]} keyOf={({ entry }) => entry.session.key}>
                {item => <Asked item={item()} />}
              </Keyed>
              <Show when={more() > 0}>
                <li>{words().attention.more(more())}</li>
              </Show>
              <Keyed items={wanted()} keyOf={({ request }) => request}>
                {item => <Wanted item={item()} />}
              </Keyed>
              <Keyed items={torn()} keyOf={({ entry }) => entry.session.key}>
                {item => <Torn item={item()} />}
              </Keyed>
              <Keyed items={overlaps()} keyOf={({ loser }) => loser.session.key}>
                {item => <Overlap item={item()} />}
              </Keyed>
              <Keyed
                items={overspent()}
                keyOf={({ code, loser }) => `${code.standing.code.key} ${loser.session.key}`}
              >
                {item => <Overspent item={item()} />}
              </Keyed>
              <Keyed items={ordered()} keyOf={({ order }) => order.key}>
                {item => <Ordered item={item()} />}
              </Keyed>
              <Keyed items={offered()} keyOf={({ code }) => code.standing.code.key}>
                {item => <Offered item={item()} />}
              </Keyed>
              <Keyed items={late()} keyOf={item => item.late.key}>
                {item => <Late item={item()} />}
              </Keyed>
              <Keyed items={held()} keyOf={({ device, why }) => `${device.key} ${why}`}>
                {item => <HeldBack item={item()} />}
              </Keyed>
            </ul>
          </Show>
        </div>
        <Tell />
      </div>
    </Page>
  );
};

const Tell = () => {
  const words = useDeskWords();
  const [denied, setDenied] = createSignal(isDenied());
  const change = async (tell: boolean) => {
    await tellOfBookings(tell);
    setDenied(isDenied());
  };
  return (
    <section class="sheet" aria-label={words().attention.tell}>
      <Switch
        label={words().attention.tell}
        hint={tellsOfBookings() && denied() ? words().attention.tellDenied : words().attention.tellHow}
        checked={tellsOfBookings()}
        onChange={tell => void change(tell)}
      />
    </section>
  );
};
