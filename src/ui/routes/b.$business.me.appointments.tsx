import { createFileRoute } from '@tanstack/solid-router';
import { AppointmentsRoute } from '../accounts/Appointments';

export const Route = createFileRoute('/b/$business/me/appointments')({ component: AppointmentsRoute });
