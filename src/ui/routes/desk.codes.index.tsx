import { createFileRoute } from '@tanstack/solid-router';
import { Codes } from '../codes/Codes';

type Search = { readonly q?: string };

export const Route = createFileRoute('/desk/codes/')({
  validateSearch: ({ q }: Record<string, unknown>): Search =>
    typeof q === 'string' && q !== '' ? { q } : {},
  component: () => {
    const search = Route.useSearch();
    const navigate = Route.useNavigate();
    return (
      <Codes
        search={search().q ?? ''}
        onSearch={q => navigate({ to: '/desk/codes', search: q === '' ? {} : { q }, replace: true })}
      />
    );
  },
});
