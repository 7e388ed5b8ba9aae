import { createFileRoute } from '@tanstack/solid-router';
import { PoliciesSection } from '../settings/PoliciesSection';

export const Route = createFileRoute('/desk/settings/policies')({ component: PoliciesSection });
