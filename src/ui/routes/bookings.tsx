import { createFileRoute } from '@tanstack/solid-router';
import { Bookings } from '../bookings/Bookings';

export const Route = createFileRoute('/bookings')({ component: Bookings });
