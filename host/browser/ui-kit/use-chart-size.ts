import { useEffect, useState, type RefCallback } from 'react';
import { number } from './props';

/** Until the place is measured. */
const widthAtFirst = 480;
const heightByDefault = 400;

/** A chart is as wide as it was told, else as wide as its place. `frame` goes to the element that has the place's width. */
export function useChartSize(props: Record<string, unknown>): {
  width: number;
  height: number;
  frame: RefCallback<HTMLElement>;
} {
  const [place, setPlace] = useState<HTMLElement | null>(null);
  const [measured, setMeasured] = useState(widthAtFirst);
  useEffect(() => {
    if (place === null) return;
    const observer = new ResizeObserver(() => setMeasured(Math.max(200, place.clientWidth)));
    observer.observe(place);
    return () => observer.disconnect();
  }, [place]);
  return {
    width: number(props, 'width') ?? measured,
    height: number(props, 'height') ?? heightByDefault,
    frame: setPlace,
  };
}
