import { createFileRoute } from '@tanstack/solid-router';
import { BusinessSection } from '../settings/BusinessSection';

export const Route = createFileRoute('/desk/settings/business')({ component: BusinessSection });
