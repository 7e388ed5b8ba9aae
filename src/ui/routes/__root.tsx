import { createRootRoute, Outlet } from '@tanstack/solid-router';
import { NotFound } from '../parts/NotFound';

export const Route = createRootRoute({ component: Outlet, notFoundComponent: NotFound });
