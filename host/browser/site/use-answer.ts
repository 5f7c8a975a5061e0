import { useCallback, useEffect, useState } from 'react';
import { sayProblem } from './api';
import { useSession } from './session';

export type Answer<T> = {
  value: T | null;
  failure: string | null;
  reload: () => Promise<void>;
  set: (value: T) => void;
};

/** What the server answers to a GET, asked for when the component appears and whenever `reload` is called. */
export function useAnswer<T>(path: string): Answer<T> {
  const { api } = useSession();
  const [value, set] = useState<T | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const reload = useCallback(async () => {
    try {
      set(await api<T>('GET', path));
      setFailure(null);
    } catch (error) {
      setFailure(sayProblem(error));
    }
  }, [api, path]);
  useEffect(() => void reload(), [reload]);
  return { value, failure, reload, set };
}
