import { withValue } from '../address';
import { ownZone } from '../booking/zone';
import { shortDateTimeText, utcText } from '../format';
import { Keyed } from '../parts/Keyed';
import { useClientWords } from '../words/client-words';
import { useLanguage } from '../words/language';
import { lookOf, orderWord } from './OrderStatus';
import type { Ordering } from './ordering';
import '../bookings/bookings.css';

/** What was ordered in this browser, each leading to what became of it. */
export const OrderList = (props: { readonly ordering: Ordering; readonly address: string }) => {
  const { region } = useLanguage();
  const client = useClientWords();
  return (
    <section class="stack" aria-labelledby="orders">
      <h2 id="orders">{client().codes.buy.yours}</h2>
      <ul class="entries">
        <Keyed items={props.ordering.others()} keyOf={({ key }) => key}>
          {order => (
            <li>
              <a class="entry" href={withValue(props.address, 'q', order().key)}>
                <span class="entry-main">
                  {order()
                    .lines.map(({ count, name }) =>
                      count === 1 ? name : client().codes.buy.times(String(count), name),
                    )
                    .join(', ')}
                  <time class="entry-what" datetime={utcText(order().at)}>
                    {shortDateTimeText(order().at, ownZone(), region())}
                  </time>
                </span>
                <span class="entry-state" data-state={lookOf(order())}>
                  {orderWord(order(), client())}
                </span>
              </a>
            </li>
          )}
        </Keyed>
      </ul>
    </section>
  );
};
