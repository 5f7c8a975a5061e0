import { useEffect, useRef, useState } from 'react';

/**
 * The value of a field whose owner answers late. What the person types shows at once; an answer that only repeats something
 * already typed is an echo and changes nothing, so fast typing loses no character; any other answer is the app's own wish
 * and wins. `undefined` means uncontrolled: what was typed stays.
 */
export function useEchoedValue<T>(fromApp: T | undefined, initial: T): [T, (typed: T) => void, () => void] {
  const [shown, setShown] = useState<T>(fromApp ?? initial);
  const awaited = useRef<T[]>([]);
  const lastFromApp = useRef(fromApp);
  useEffect(() => {
    if (Object.is(lastFromApp.current, fromApp)) return;
    lastFromApp.current = fromApp;
    const echo = awaited.current.findIndex((typed) => Object.is(typed, fromApp));
    if (echo >= 0) {
      awaited.current.splice(0, echo + 1);
      return;
    }
    awaited.current = [];
    setShown(fromApp ?? initial);
  }, [fromApp, initial]);
  const type = (typed: T): void => {
    awaited.current.push(typed);
    setShown(typed);
  };
  const forgetEchoes = (): void => {
    awaited.current = [];
  };
  return [shown, type, forgetEchoes];
}
