import { createRootRoute, Outlet } from '@tanstack/solid-router';
import { Failed } from '../parts/Failed';
import { NotFound } from '../parts/NotFound';

export const Route = createRootRoute({
  component: Outlet,
  notFoundComponent: NotFound,
  errorComponent: Failed,
});
