import { createFileRoute } from '@tanstack/solid-router';
import { Clients } from '../clients/Clients';

type Search = { readonly q?: string };

export const Route = createFileRoute('/desk/clients/')({
  validateSearch: ({ q }: Record<string, unknown>): Search =>
    typeof q === 'string' && q !== '' ? { q } : {},
  component: () => {
    const search = Route.useSearch();
    const navigate = Route.useNavigate();
    return (
      <Clients
        search={search().q ?? ''}
        onSearch={q => navigate({ to: '/desk/clients', search: q === '' ? {} : { q }, replace: true })}
        onClient={client => void navigate({ to: '/desk/clients/$client', params: { client } })}
      />
    );
  },
});
