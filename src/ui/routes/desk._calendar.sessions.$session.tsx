import { createFileRoute, useRouter } from '@tanstack/solid-router';
import { calendarSearch } from '../calendar/search';
import { SessionPanel } from '../sessions/SessionPanel';

export const Route = createFileRoute('/desk/_calendar/sessions/$session')({
  // Opened to be moved: with the free times nearest to its own.
  validateSearch: (search: Record<string, unknown>): { readonly move?: 'yes' } =>
    search['move'] === 'yes' ? { move: 'yes' } : {},
  component: () => {
    const params = Route.useParams();
    const search = Route.useSearch();
    const navigate = Route.useNavigate();
    const router = useRouter();
    // Back to where it was opened from; a link that was opened straight leads to the calendar.
    const close = () => {
      if (router.history.canGoBack()) router.history.back();
      else void navigate({ to: '/desk', search: before => calendarSearch(before) });
    };
    return <SessionPanel session={params().session} moves={search().move === 'yes'} onClose={close} />;
  },
});
