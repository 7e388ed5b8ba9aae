import { createFileRoute, Outlet } from '@tanstack/solid-router';
import { Sections } from '../settings/sections';

export const Route = createFileRoute('/desk/settings')({
  component: () => (
    <Sections>
      <Outlet />
    </Sections>
  ),
});
