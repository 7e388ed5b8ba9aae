import { createFileRoute } from '@tanstack/solid-router';
import { BookingPageSection } from '../settings/BookingPageSection';

export const Route = createFileRoute('/desk/settings/booking-page')({ component: BookingPageSection });
