import { createFileRoute } from '@tanstack/solid-router';
import { FormSection } from '../settings/FormSection';

export const Route = createFileRoute('/desk/settings/forms/$form')({
  component: () => {
    const params = Route.useParams();
    return <FormSection at={params().form} />;
  },
});
