import { createFileRoute } from '@tanstack/solid-router';
import { HoursSection } from '../settings/HoursSection';

export const Route = createFileRoute('/desk/settings/hours')({
  validateSearch: (search): { readonly staff?: string } =>
    typeof search['staff'] === 'string' ? { staff: search['staff'] } : {},
  component: HoursSection,
});
