import { makeInvoke } from '@forge/bridge';
import { useCallback, useEffect, useState } from 'react';
import type { FieldApi, OpenedCard, OptionsFailure } from '../../contract/field-api';
import type { Result } from '../../contract/result';
import { settle } from '../shared/call';

const invoke = makeInvoke<FieldApi>();

export type CardAnswer = Result<OpenedCard, OptionsFailure | { code: 'connection-lost' }>;

/** Asks for a value's card, once it is opened and whenever it is opened again. */
export function useCard(key: string): { answer: CardAnswer | null; retry: () => void } {
  const [answer, setAnswer] = useState<CardAnswer | null>(null);
  const [asked, setAsked] = useState(0);
  useEffect(() => {
    let isCurrent = true;
    void settle(invoke('openCard', { key })).then((next) => {
      if (isCurrent) setAnswer(next);
    });
    return () => {
      isCurrent = false;
    };
  }, [key, asked]);
  const retry = useCallback(() => {
    setAnswer(null);
    setAsked((count) => count + 1);
  }, []);
  return { answer, retry };
}
