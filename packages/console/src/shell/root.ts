import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, Outlet } from '@tanstack/react-router';
import type { SearchValues } from './search-values.js';

/** The route above all others. Every page reads the address in the same way, so it says for all what stands there. */
export const root = createRootRouteWithContext<{ queryClient: QueryClient }>()({
  component: Outlet,
  // As `parseSearch` has read them.
  validateSearch: (values: SearchValues) => values,
});
