import { createFileRoute } from '@tanstack/solid-router';
import { Orders } from '../orders/Orders';

type Search = { readonly only?: 'unpaid' };

export const Route = createFileRoute('/desk/codes/orders/')({
  validateSearch: ({ only }: Record<string, unknown>): Search => (only === 'unpaid' ? { only } : {}),
  component: () => {
    const search = Route.useSearch();
    const navigate = Route.useNavigate();
    return (
      <Orders
        only={search().only ?? null}
        onOnly={only =>
          void navigate({ to: '/desk/codes/orders', search: only ? { only } : {}, replace: true })
        }
        onOrder={order => void navigate({ to: '/desk/codes/orders/$order', params: { order } })}
      />
    );
  },
});
