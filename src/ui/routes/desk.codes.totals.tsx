import { createFileRoute } from '@tanstack/solid-router';
import { TotalsPage } from '../totals/TotalsPage';

export const Route = createFileRoute('/desk/codes/totals')({ component: TotalsPage });
