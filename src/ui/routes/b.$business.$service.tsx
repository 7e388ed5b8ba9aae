import { createFileRoute } from '@tanstack/solid-router';
import { BookingRoute, type BookingSearch } from '../booking/BookingRoute';

export const Route = createFileRoute('/b/$business/$service')({
  validateSearch: (search: BookingSearch): BookingSearch => search,
  component: BookingRoute,
});
