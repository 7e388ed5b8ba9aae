import { createFileRoute } from '@tanstack/solid-router';
import { CodesRoute } from '../accounts/OwnCodes';

export const Route = createFileRoute('/b/$business/me/codes')({ component: CodesRoute });
