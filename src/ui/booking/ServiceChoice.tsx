import { createUniqueId, For, Show } from 'solid-js';
import type { OfferedService } from '../../core/catalog';
import type { Key } from '../../core/id';
import { moneyToText } from '../../core/money';
import { lengthText } from '../format';
import { Group } from '../parts/Field';
import { useLanguage } from '../words/language';
import { bringIntoSight, goOnFrom } from './scroll';
import './service-choice.css';

/** What can be booked: a button each, named by the service and described by the rest, which is read as such. */
export const ServiceChoice = (props: {
  readonly services: readonly OfferedService[];
  readonly chosen: Key | null;
  readonly onChoose: (service: Key) => void;
}) => {
  const { words } = useLanguage();
  return (
    <Show when={props.services.length > 0} fallback={<p class="soft">{words().service.none}</p>}>
      <Group legend={words().service.choose}>
        <ul class="services">
          <For each={props.services}>
            {service => (
              <li>
                <ServiceButton
                  service={service}
                  chosen={service.key === props.chosen}
                  onChoose={() => props.onChoose(service.key)}
                />
              </li>
            )}
          </For>
        </ul>
      </Group>
    </Show>
  );
};

const ServiceButton = (props: {
  readonly service: OfferedService;
  readonly chosen: boolean;
  readonly onChoose: () => void;
}) => {
  const { words, region } = useLanguage();
  const id = createUniqueId();
  return (
    <button
      type="button"
      class="button service"
      aria-pressed={props.chosen}
      aria-describedby={id}
      onClick={event => {
        props.onChoose();
        // The list may be longer than the screen: what to choose next would go unseen below it.
        const next = event.currentTarget.closest('fieldset')?.nextElementSibling;
        bringIntoSight(next, 'nearest');
        // Pressed by no pointer.
        if (event.detail === 0) goOnFrom(next);
      }}
    >
      <span class="service-name">{props.service.name}</span>
      <span class="service-more figures" id={id} aria-hidden="true">
        <span>{lengthText(props.service.duration, words())}</span>
        <Show when={props.service.price}>
          {price => (
            <span>{price().amount === 0 ? words().service.free : moneyToText(price(), region())}</span>
          )}
        </Show>
        <Show when={props.service.seats > 1}>
          <span>{words().service.seats(props.service.seats)}</span>
        </Show>
        <Show when={props.service.about}>
          <span class="service-about">{props.service.about}</span>
        </Show>
      </span>
    </button>
  );
};
