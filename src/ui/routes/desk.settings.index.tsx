import { createFileRoute, redirect } from '@tanstack/solid-router';

export const Route = createFileRoute('/desk/settings/')({
  beforeLoad: () => {
    throw redirect({ to: '/desk/settings/business', replace: true });
  },
});
