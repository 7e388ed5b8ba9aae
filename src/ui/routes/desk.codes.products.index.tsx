import { createFileRoute } from '@tanstack/solid-router';
import { Products } from '../products/Products';

export const Route = createFileRoute('/desk/codes/products/')({ component: Products });
