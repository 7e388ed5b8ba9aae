import { createFileRoute } from '@tanstack/solid-router';
import { ResetRoute } from '../accounts/ResetPassword';

export const Route = createFileRoute('/b/$business/reset/$token')({ component: ResetRoute });
