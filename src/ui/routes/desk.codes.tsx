import { createFileRoute, Outlet } from '@tanstack/solid-router';
import { CodeParts } from '../codes/CodeParts';

export const Route = createFileRoute('/desk/codes')({
  component: () => (
    <CodeParts>
      <Outlet />
    </CodeParts>
  ),
});
