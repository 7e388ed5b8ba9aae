import { createFileRoute } from '@tanstack/solid-router';
import { BuyRoute } from '../buying/Buy';

export const Route = createFileRoute('/b/$business/buy')({ component: BuyRoute });
