import { useEffect, useRef, useState } from 'react';
import { untilNextQuestionMs, type Pace } from './next-question';

/**
 * Keeps an open page true: asks again when something that it shows as planned has passed, and every minute or so. `answeredAt`
 * changes with each answer. A page that nobody looks at asks nothing until it is looked at.
 */
export function useAskingAgain(
  { answeredAt, planned, pace }: { answeredAt: string | null; planned: readonly (string | null)[]; pace: Pace },
  ask: () => void,
): void {
  const asking = useRef(ask);
  asking.current = ask;
  const times = useRef(planned);
  times.current = planned;
  const [asked, setAsked] = useState(0);
  useEffect(() => {
    if (answeredAt === null) return;
    const timer = setTimeout(
      () => {
        if (!document.hidden) asking.current();
        setAsked((count) => count + 1);
      },
      untilNextQuestionMs(times.current, Date.now(), pace),
    );
    return () => clearTimeout(timer);
  }, [answeredAt, asked, pace]);
}
