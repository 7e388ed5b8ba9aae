import { createFileRoute } from '@tanstack/solid-router';
import { BookingRoute } from '../booking/BookingRoute';

export const Route = createFileRoute('/b/$business/$service')({ component: BookingRoute });
