import { createFileRoute } from '@tanstack/solid-router';
import { Pair } from '../devices/Pair';

export const Route = createFileRoute('/pair/')({ component: Pair });
