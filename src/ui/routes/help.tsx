import { createFileRoute } from '@tanstack/solid-router';
import { ClientHelpPage } from '../help/ClientHelpPage';
import { helpSearch } from '../help/search';

export const Route = createFileRoute('/help')({
  validateSearch: helpSearch,
  component: () => {
    const search = Route.useSearch();
    return <ClientHelpPage about={search().about} />;
  },
});
