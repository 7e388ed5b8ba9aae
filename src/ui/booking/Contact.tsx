import { Show } from 'solid-js';
import type { Business } from '../../core/business';
import { phoneDigits } from '../../core/clients';
import { Icon } from '../parts/Icon';
import { useWords } from '../words/language';
import { internationalDigits } from './phone';
import { Sold } from './Sold';
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
              <span class="contact-what">
                <span class="contact-address">{address()}</span>
                <a href={mapLink(address())} target="_blank" rel="noreferrer noopener">
                  {words().contact.map}
                </a>
              </span>
            </p>
          )}
        </Show>
        <Show when={props.business.phone}>
          {phone => (
            <p>
              <Icon name="phone" />
              <span class="contact-what">
                <a href={`tel:${phoneDigits(phone())}`}>{phone()}</a>
                <Show when={whatsapp()}>
                  {digits => (
                    <a href={`https://wa.me/${digits()}`} target="_blank" rel="noreferrer noopener">
                      {words().contact.talk}
                    </a>
                  )}
                </Show>
              </span>
            </p>
          )}
        </Show>
        <Show when={props.business.email}>
          {email => (
            <p>
              <Icon name="mail" />
              <span class="contact-what">
                <a href={`mailto:${email()}`}>{email()}</a>
              </span>
            </p>
          )}
        </Show>
      </address>
    </Show>
  );
};

/** Below the steps of a booking page. */
export const Foot = (props: Parameters<typeof Contact>[0]) => (
  <>
    <Sold />
    <Contact {...props} />
  </>
);

const mapLink = (address: string): string =>
  `https://www.openstreetmap.org/search?query=${encodeURIComponent(address.replace(/\s+/g, ' '))}`;
