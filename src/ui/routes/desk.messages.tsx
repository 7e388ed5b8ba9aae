import { createFileRoute } from '@tanstack/solid-router';
import { Messages } from '../messages/Messages';

export const Route = createFileRoute('/desk/messages')({ component: Messages });
