import { createFileRoute } from '@tanstack/solid-router';
import { ProfileRoute } from '../accounts/MyProfile';

export const Route = createFileRoute('/b/$business/me/')({ component: ProfileRoute });
