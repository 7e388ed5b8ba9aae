import { createFileRoute, Outlet } from '@tanstack/solid-router';
import { Calendar } from '../calendar/Calendar';
import { calendarSearch } from '../calendar/search';

export const Route = createFileRoute('/desk/_calendar')({
  validateSearch: calendarSearch,
  component: () => {
    const search = Route.useSearch();
    const navigate = Route.useNavigate();
    return (
      <Calendar
        search={search()}
        // Where the hours are scrolled to belongs to the days that were left: others begin at their own first hour.
        onSearch={next => void navigate({ to: '/desk', search: next, resetScroll: false })}
        onSession={session =>
          void navigate({ to: '/desk/sessions/$session', params: { session }, search: true })
        }
      >
        <Outlet />
      </Calendar>
    );
  },
});
