import { createFileRoute } from '@tanstack/solid-router';
import { Open } from '../open/Open';

export const Route = createFileRoute('/open')({ component: Open });
