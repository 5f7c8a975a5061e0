import { useEffect, useRef, useState } from 'react';
import { useClock } from '../shared/surroundings';
import { isDue, untilNextQuestionMs, type Pace } from './next-question';

/**
 * Keeps an open page true: asks again when something that it shows as planned has passed, and every minute or so. `answeredAt`
 * changes with each answer. A page that nobody looks at asks nothing; it asks at once when it comes back into sight, when the
 * machine wakes, and when its clock was set.
 */
export function useAskingAgain(
  { answeredAt, planned, pace }: { answeredAt: string | null; planned: readonly (string | null)[]; pace: Pace },
  ask: () => void,
): void {
  const clock = useClock();
  const asking = useRef(ask);
  asking.current = ask;
  const times = useRef(planned);
  times.current = planned;
  const askedMs = useRef(0);
  const [asked, setAsked] = useState(0);
  useEffect(() => {
    askedMs.current = clock.browserNow();
  }, [answeredAt, clock]);
  useEffect(() => {
    if (answeredAt === null) return;
    const timer = setTimeout(
      () => {
        if (!document.hidden) {
          askedMs.current = clock.browserNow();
          asking.current();
        }
        setAsked((count) => count + 1);
      },
      untilNextQuestionMs(times.current, clock.now(), pace),
    );
    return () => clearTimeout(timer);
  }, [answeredAt, asked, pace, clock]);
  const isAnswered = answeredAt !== null;
  useEffect(() => {
    if (!isAnswered) return;
    const askIfDue = (): void => {
      const nowMs = clock.browserNow();
      if (document.hidden || !isDue(askedMs.current, nowMs, pace)) return;
      askedMs.current = nowMs;
      asking.current();
    };
    const stop = clock.listen((news) => {
      if (news === 'woken') askIfDue();
    });
    document.addEventListener('visibilitychange', askIfDue);
    return () => {
      stop();
      document.removeEventListener('visibilitychange', askIfDue);
    };
  }, [isAnswered, pace, clock]);
}
