import { createFileRoute } from '@tanstack/solid-router';
import { StaffSection } from '../settings/StaffSection';

export const Route = createFileRoute('/desk/settings/staff/')({ component: StaffSection });
