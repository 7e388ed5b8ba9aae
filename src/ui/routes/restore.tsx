import { createFileRoute } from '@tanstack/solid-router';
import { Restore } from '../backup/Restore';

export const Route = createFileRoute('/restore')({ component: Restore });
