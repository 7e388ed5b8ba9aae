import { createFileRoute } from '@tanstack/solid-router';
import { SessionRoute } from '../booking/SessionPage';

export const Route = createFileRoute('/b/$business/s/$token')({ component: SessionRoute });
