import { createFileRoute } from '@tanstack/solid-router';
import { OrderPage } from '../orders/OrderPage';

export const Route = createFileRoute('/desk/codes/orders/$order')({
  component: () => {
    const params = Route.useParams();
    return <OrderPage order={params().order} />;
  },
});
