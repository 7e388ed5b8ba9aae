import { createFileRoute, Outlet } from '@tanstack/solid-router';
import { Frame } from '../frame/Frame';
import { Gate } from '../frame/Gate';

export const Route = createFileRoute('/desk')({
  component: () => (
    <Gate>
      <Frame>
        <Outlet />
      </Frame>
    </Gate>
  ),
});
