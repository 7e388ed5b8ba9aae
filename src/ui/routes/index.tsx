import { createFileRoute } from '@tanstack/solid-router';
import { Landing } from '../landing/Landing';

export const Route = createFileRoute('/')({ component: Landing });
