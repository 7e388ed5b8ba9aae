import { createMemo, For, Match, onMount, Show, Switch } from 'solid-js';
import type { OwnOrder } from '../../app/wallet/wallet';
import type { Catalog } from '../../core/catalog';
import { moneyToText } from '../../core/money';
import { bookingAddress } from '../accounts/place';
import { Contact } from '../booking/Contact';
import { ownZone } from '../booking/zone';
import { dateTimeText } from '../format';
import { Button } from '../parts/Button';
import { Keyed } from '../parts/Keyed';
import { CodeCard } from '../paying/CodeCard';
import type { ClientWords } from '../words/client/en';
import { useClientWords } from '../words/client-words';
import { useLanguage } from '../words/language';
import { totalOf } from './cart';
import type { Ordering } from './ordering';
import '../booking/booking-status.css';
import './buying.css';

type StatusProps = {
  readonly order: OwnOrder;
  readonly ordering: Ordering;
  readonly business: Catalog['business'];
  readonly logo: string;
  /** Whether any relay can be reached. */
  readonly online: boolean;
  readonly address: string;
};

/** What became of an order, how to pay for it, and its codes. */
export const OrderStatus = (props: StatusProps) => {
  const { region } = useLanguage();
  const client = useClientWords();
  let box: HTMLElement | undefined;
  onMount(() => {
    box?.scrollIntoView({ block: 'nearest' });
    box?.focus({ preventScroll: true });
  });
  /** What was pressed goes with the order. */
  const more = () => {
    props.ordering.startAgain();
    queueMicrotask(() => document.querySelector('h1')?.focus());
  };
  const state = () => props.order.state;
  /** Something is owed, and there is a way to reach whom it is owed to. */
  const isOwed = () => {
    const { address, phone, email } = props.business;
    const isOpen = ['unpaid', 'working'].includes(state().is) && props.order.due.amount > 0;
    return isOpen && [address, phone, email].some(text => text !== '');
  };
  return (
    <section class="outcome stack" tabindex="-1" ref={box} aria-labelledby="order">
      <h2 id="order" class="unseen">
        {client().codes.buy.orders}
      </h2>
      <div
        class="status"
        role="status"
        aria-label={client().codes.buy.status.name}
        data-state={lookOf(props.order)}
      >
        <strong class="status-word">{orderWord(props.order, client())}</strong>
        <How {...props} />
      </div>
      <div class="sheet stack">
        <Lines order={props.order} />
        <Show when={props.order.gift}>{name => <p>{client().codes.buy.giftFor(name())}</p>}</Show>
        <Show when={isOwed()}>
          <p class="soft">{client().codes.buy.status.reach}</p>
          <Contact business={props.business} />
        </Show>
        <p class="soft">{client().codes.buy.orderedOn(dateTimeText(props.order.at, ownZone(), region()))}</p>
      </div>
      <Keyed items={props.order.codes} keyOf={({ key }) => key}>
        {code => (
          <CodeCard
            code={code()}
            business={props.business}
            logo={props.logo}
            booking={bookingAddress(props.address)}
            gift={props.order.gift}
          />
        )}
      </Keyed>
      <Show when={state().is !== 'refused'}>
        <div class="row">
          <Button onClick={more}>{client().codes.buy.more}</Button>
        </div>
      </Show>
    </section>
  );
};

const Lines = (props: { readonly order: OwnOrder }) => {
  const { region } = useLanguage();
  const client = useClientWords();
  return (
    <dl class="receipt">
      <For each={props.order.lines}>
        {line => (
          <>
            <dt>{client().codes.buy.times(String(line.count), line.name)}</dt>
            <dd class="figures">
              {moneyToText({ ...line.price, amount: line.price.amount * line.count }, region())}
            </dd>
          </>
        )}
      </For>
      <dt class="receipt-total">{client().codes.buy.total}</dt>
      <dd class="receipt-total figures">{moneyToText(props.order.total, region())}</dd>
      <Show when={props.order.due.amount > 0 && props.order.due.amount < props.order.total.amount}>
        <dt>{client().codes.due}</dt>
        <dd class="figures">{moneyToText(props.order.due, region())}</dd>
      </Show>
    </dl>
  );
};

/** What its state means, and what to do now. */
const How = (props: StatusProps) => {
  const { region } = useLanguage();
  const client = useClientWords();
  const says = () => client().codes.buy.status;
  const { name } = props.business;
  const isOwed = () => props.order.due.amount > 0;
  /** What it costs now. */
  const total = createMemo(() => totalOf(props.ordering.products() ?? [], props.ordering.counts()));
  const priceText = () => {
    const { buy } = client().codes;
    const present = total();
    if (!present) return buy.again;
    const isOther = present.amount !== props.order.total.amount;
    return isOther ? buy.newPrice(moneyToText(present, region())) : buy.newPriceSoon;
  };
  const isSent = () => props.order.state.is === 'on-its-way' && props.order.state.sent;
  const isPrice = () => props.order.state.is === 'refused' && props.order.state.why === 'price';
  return (
    <Switch>
      <Match when={props.order.state.is === 'on-its-way'}>
        <p>{wayText(isSent(), props.online, client())}</p>
      </Match>
      <Match when={props.order.state.is === 'unpaid'}>
        <p>{isOwed() ? says().unpaidHow(name) : says().noted}</p>
      </Match>
      <Match when={props.order.state.is === 'working'}>
        <p>{isOwed() ? says().earlyHow(name) : says().workingHow}</p>
      </Match>
      <Match when={props.order.state.is === 'ended'}>
        <p>{says().endedHow(name)}</p>
      </Match>
      <Match when={isPrice()}>
        <p>{priceText()}</p>
      </Match>
      <Match when={props.order.state.is === 'refused'}>
        <p>{client().codes.buy.again}</p>
      </Match>
    </Switch>
  );
};

const wayText = (sent: boolean, online: boolean, { status }: ClientWords): string => {
  if (sent) return status.onItsWayHow;
  return online ? status.leavingHow : status.notSentHow;
};

/** The state of an order in words, for its status and for lists. */
export const orderWord = ({ state, due }: OwnOrder, { codes, status }: ClientWords): string => {
  switch (state.is) {
    case 'on-its-way':
      return codes.buy.status.onItsWay;
    case 'refused':
      return status.refused(status.reasons[state.why]);
    case 'unpaid':
      return codes.buy.status.unpaid;
    case 'working':
      return due.amount > 0 ? codes.buy.status.early : codes.buy.status.working;
    case 'ended':
      return codes.buy.status.ended;
  }
};

/** Which look of a booking's status it has. */
export const lookOf = ({ state }: OwnOrder): string =>
  ({
    'on-its-way': 'on-its-way',
    unpaid: 'waiting',
    working: 'confirmed',
    ended: 'withdrawn',
    refused: 'refused',
  })[state.is];
