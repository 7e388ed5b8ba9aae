import { createFileRoute } from '@tanstack/solid-router';
import { Codes } from '../codes/Codes';
import { searchIn } from '../frame/listSearch';

export const Route = createFileRoute('/desk/codes/')({
  validateSearch: searchIn,
  component: () => {
    const search = Route.useSearch();
    const navigate = Route.useNavigate();
    return (
      <Codes
        search={search().q ?? ''}
        onSearch={q => navigate({ to: '/desk/codes', search: searchIn({ q }), replace: true })}
      />
    );
  },
});
