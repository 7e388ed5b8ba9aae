import { createFileRoute } from '@tanstack/solid-router';
import { CodePage } from '../codes/CodePage';

export const Route = createFileRoute('/desk/codes/$code/')({
  component: () => {
    const params = Route.useParams();
    return <CodePage code={params().code} />;
  },
});
