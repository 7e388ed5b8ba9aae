import { useNavigate } from '@tanstack/solid-router';
import type { SessionEntry } from '../../app/desk/desk';
import { dateAt } from '../calendar/days';
import { useFormat } from '../frame/format';

/**
 * What makes a link that opens a session over the calendar of its day. A plain press goes through the router,
 * which then knows that closing the session leads back here.
 */
export const useSessionLink = () => {
  const navigate = useNavigate();
  const format = useFormat();
  return ({ session }: SessionEntry) => {
    const date = dateAt(session.when.start, format().zone);
    return {
      href: `#/desk/sessions/${session.key}?date=${date}`,
      onClick: (event: MouseEvent) => {
        if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
        event.preventDefault();
        void navigate({
          to: '/desk/sessions/$session',
          params: { session: session.key },
          search: { date },
        });
      },
    };
  };
};

/** Opens a session over the calendar of its day to be moved, with the free times nearest to its own. */
export const useMove = () => {
  const navigate = useNavigate();
  const format = useFormat();
  return ({ session }: SessionEntry): void =>
    void navigate({
      to: '/desk/sessions/$session',
      params: { session: session.key },
      search: { date: dateAt(session.when.start, format().zone), move: 'yes' },
    });
};
