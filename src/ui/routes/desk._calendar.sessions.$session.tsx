import { createFileRoute, useRouter } from '@tanstack/solid-router';
import { SessionPanel } from '../sessions/SessionPanel';

export const Route = createFileRoute('/desk/_calendar/sessions/$session')({
  component: () => {
    const params = Route.useParams();
    const navigate = Route.useNavigate();
    const router = useRouter();
    // Back to where it was opened from; a link that was opened straight leads to the calendar.
    const close = () => {
      if (router.history.canGoBack()) router.history.back();
      else void navigate({ to: '/desk', search: true });
    };
    return <SessionPanel session={params().session} onClose={close} />;
  },
});
