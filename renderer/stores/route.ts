import { create } from 'zustand';
import { hashOf, type Route, routeOf } from './route-address.ts';

export { hashOf, type Route, routeOf };

interface RouteStore {
  readonly route: Route;
  readonly go: (route: Route) => void;
  /** The same without an entry in the history: steps within a page, of which there may be hundreds. */
  readonly replace: (route: Route) => void;
}

export const useRoute = create<RouteStore>(() => ({
  route: routeOf(window.location.hash),
  go: (route) => {
    window.location.hash = hashOf(route);
  },
  replace: (route) => window.location.replace(hashOf(route)),
}));

// Back and forward of the window go through the address too.
window.addEventListener('hashchange', () => useRoute.setState({ route: routeOf(window.location.hash) }));
