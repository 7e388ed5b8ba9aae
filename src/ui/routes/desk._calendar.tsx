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
        onSearch={next => void navigate({ to: '/desk', search: next })}
        onSession={session =>
          void navigate({ to: '/desk/sessions/$session', params: { session }, search: true })
        }
      >
        <Outlet />
      </Calendar>
    );
  },
});
