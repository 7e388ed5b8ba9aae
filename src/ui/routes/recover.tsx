import { createFileRoute } from '@tanstack/solid-router';
import { Recover } from '../recovery/Recover';

export const Route = createFileRoute('/recover')({ component: Recover });
