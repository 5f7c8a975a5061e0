import { useEffect } from 'react';

/** Flushes when the page is left, or goes out of sight. `document` is the app's own frame, which is hidden with the page. */
export function useFlush(flush: () => void): void {
  useEffect(() => {
    const whenHidden = (): void => {
      if (document.visibilityState === 'hidden') flush();
    };
    document.addEventListener('visibilitychange', whenHidden);
    return () => {
      document.removeEventListener('visibilitychange', whenHidden);
      flush();
    };
  }, [flush]);
}
