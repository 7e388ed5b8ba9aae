import { createFileRoute } from '@tanstack/solid-router';
import { ServiceSection } from '../settings/ServiceSection';

export const Route = createFileRoute('/desk/settings/services/$service')({
  component: () => {
    const params = Route.useParams();
    return <ServiceSection at={params().service} />;
  },
});
