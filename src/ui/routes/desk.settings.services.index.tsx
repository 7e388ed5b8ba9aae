import { createFileRoute } from '@tanstack/solid-router';
import { ServicesSection } from '../settings/ServicesSection';

export const Route = createFileRoute('/desk/settings/services/')({ component: ServicesSection });
