import { createFileRoute } from '@tanstack/solid-router';
import { Attention } from '../attention/Attention';

export const Route = createFileRoute('/desk/attention')({ component: Attention });
