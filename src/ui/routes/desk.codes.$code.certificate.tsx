import { createFileRoute } from '@tanstack/solid-router';
import { Certificate } from '../codes/Certificate';

export const Route = createFileRoute('/desk/codes/$code/certificate')({
  component: () => {
    const params = Route.useParams();
    return <Certificate code={params().code} />;
  },
});
