import { createFileRoute } from '@tanstack/solid-router';
import { OwnerHelpPage } from '../help/OwnerHelpPage';
import { helpSearch } from '../help/search';

export const Route = createFileRoute('/desk/help')({
  validateSearch: helpSearch,
  component: () => {
    const search = Route.useSearch();
    return <OwnerHelpPage about={search().about} />;
  },
});
