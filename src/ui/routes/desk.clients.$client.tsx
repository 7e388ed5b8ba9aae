import { createFileRoute } from '@tanstack/solid-router';
import { ClientPage } from '../clients/ClientPage';

export const Route = createFileRoute('/desk/clients/$client')({
  component: () => {
    const params = Route.useParams();
    return <ClientPage client={params().client} />;
  },
});
