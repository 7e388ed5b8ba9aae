import { createFileRoute } from '@tanstack/solid-router';
import { ProductPage } from '../products/ProductPage';

export const Route = createFileRoute('/desk/codes/products/$product')({
  component: () => {
    const params = Route.useParams();
    return <ProductPage at={params().product} />;
  },
});
