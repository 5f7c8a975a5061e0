import { useState } from 'react';
import { addressOf, type Route } from './route';

/** The place that the person comes from; null at first. */
export function useLastPlace(route: Route | null): Route | null {
  const [trail, setTrail] = useState<{ now: Route | null; before: Route | null }>({ now: route, before: null });
  if (addressIn(trail.now) === addressIn(route)) return trail.before;
  setTrail({ now: route, before: trail.now });
  return trail.now;
}

// The history tells each place again, as an object of its own.
const addressIn = (route: Route | null): string | null => (route === null ? null : addressOf(route));
