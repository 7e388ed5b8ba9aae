import { createFileRoute } from '@tanstack/solid-router';
import { FormsSection } from '../settings/FormsSection';

export const Route = createFileRoute('/desk/settings/forms/')({ component: FormsSection });
