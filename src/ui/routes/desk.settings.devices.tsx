import { createFileRoute } from '@tanstack/solid-router';
import { DevicesSection } from '../settings/DevicesSection';

export const Route = createFileRoute('/desk/settings/devices')({ component: DevicesSection });
