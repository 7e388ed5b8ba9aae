import { createFileRoute } from '@tanstack/solid-router';
import { Clients } from '../clients/Clients';
import { searchIn } from '../frame/listSearch';

export const Route = createFileRoute('/desk/clients/')({
  validateSearch: searchIn,
  component: () => {
    const search = Route.useSearch();
    const navigate = Route.useNavigate();
    return (
      <Clients
        search={search().q ?? ''}
        onSearch={q => navigate({ to: '/desk/clients', search: searchIn({ q }), replace: true })}
        onClient={client => void navigate({ to: '/desk/clients/$client', params: { client } })}
      />
    );
  },
});
