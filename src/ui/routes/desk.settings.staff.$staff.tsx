import { createFileRoute } from '@tanstack/solid-router';
import { StaffMemberSection } from '../settings/StaffMemberSection';

export const Route = createFileRoute('/desk/settings/staff/$staff')({
  component: () => {
    const params = Route.useParams();
    return <StaffMemberSection at={params().staff} />;
  },
});
