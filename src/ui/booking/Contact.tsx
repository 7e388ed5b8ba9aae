import { Show } from 'solid-js';
import type { Business } from '../../core/business';
import { phoneDigits } from '../../core/clients';
import { Icon } from '../parts/Icon';
import { useWords } from '../words/language';
import { internationalDigits } from './phone';
import './contact.css';

/** Where the business is and how to reach it. Every one is a link: nothing is asked of anyone by itself. */
export const Contact = (props: {
  readonly business: Pick<Business, 'address' | 'phone' | 'email' | 'country'>;
}) => {
  const words = useWords();
  const whatsapp = () => internationalDigits(props.business.phone, props.business.country);
  return (
    <Show when={props.business.address || props.business.phone || props.business.email}>
      <address class="contact">
        <Show when={props.business.address}>
          {address => (
            <p>
              <Icon name="pin" />
              <span>{address()}</span>
              <a href={mapLink(address())} target="_blank" rel="noreferrer noopener">
                {words().facts.map}
              </a>
            </p>
          )}
        </Show>
        <Show when={props.business.phone}>
          {phone => (
            <p>
              <Icon name="phone" />
              <a href={`tel:${phoneDigits(phone())}`}>{phone()}</a>
              <Show when={whatsapp()}>
                {digits => (
                  <a href={`https://wa.me/${digits()}`} target="_blank" rel="noreferrer noopener">
                    {words().facts.talk}
                  </a>
                )}
              </Show>
            </p>
          )}
        </Show>
        <Show when={props.business.email}>
          {email => (
            <p>
              <Icon name="mail" />
              <a href={`mailto:${email()}`}>{email()}</a>
            </p>
          )}
        </Show>
      </address>
    </Show>
  );
};

const mapLink = (address: string): string =>
  `https://www.openstreetmap.org/search?query=${encodeURIComponent(address.replace(/\s+/g, ' '))}`;
