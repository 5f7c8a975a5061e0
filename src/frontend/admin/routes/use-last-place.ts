import { useState } from 'react';
import type { Route } from './route';

/** The place that the person comes from; null at first. */
export function useLastPlace(route: Route | null): Route | null {
  const [trail, setTrail] = useState<{ now: Route | null; before: Route | null }>({ now: route, before: null });
  if (trail.now === route) return trail.before;
  setTrail({ now: route, before: trail.now });
  return trail.now;
}
