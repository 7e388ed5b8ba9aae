import { Show } from 'solid-js';
import { useBook } from '../frame/book';
import { Button } from '../parts/Button';
import { useDeskWords } from '../words/desk-words';
import { BookingLink } from './BookingLink';
import { isWelcome, putAwayWelcome } from './welcome';

/** At a desk that was just set up: the booking link ready to share, until it is put away. */
export const LinkWelcome = () => {
  const book = useBook();
  const words = useDeskWords();
  return (
    <Show when={isWelcome()}>
      <div class="welcome">
        <div class="welcome-title">
          <div>
            <p class="welcome-ready">{words().settings.link.ready}</p>
            <p class="soft">{words().settings.link.readyHow}</p>
          </div>
          <Button onClick={putAwayWelcome}>{words().settings.link.done}</Button>
        </div>
        <BookingLink name={book().business.name} />
      </div>
    </Show>
  );
};
