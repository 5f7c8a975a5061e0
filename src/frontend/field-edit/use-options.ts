import { makeInvoke } from '@forge/bridge';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { FieldApi } from '../../contract/field-api';
import type { FieldOption } from '../../contract/field-option';
import { limits } from '../../contract/limits';
import { settle } from '../shared/call';
import { heldValues } from '../shared/held-values';
import { latest } from '../shared/latest';
import { afterFailure, initialSearch, isWorthAsking, type SearchState } from './option-list';

const debounceMs = 250;

const invoke = makeInvoke<FieldApi>();

/**
 * The options for what is typed: asked for after a pause, the last answer wins. With each answer comes which of the stored
 * keys are gone, and which were never on offer.
 */
export function useOptions(held: readonly FieldOption[]): {
  search: SearchState;
  type: (text: string) => void;
  retry: () => void;
} {
  const [stored] = useState(held);
  const [search, setSearch] = useState(initialSearch);
  const current = useRef(search);
  useEffect(() => {
    current.current = search;
  }, [search]);

  const asking = useMemo(
    () =>
      latest(
        (text: string) => settle(invoke('searchOptions', { search: text, held: heldValues(stored) })),
        (answer, text) =>
          setSearch((before) =>
            answer.ok
              ? { ...before, isLoading: false, failure: null, page: answer.value, foundBy: text }
              : { ...before, isLoading: false, failure: answer.error, page: afterFailure(before.page, answer.error) },
          ),
      ),
    [stored],
  );

  const ask = useCallback(
    (text: string, delayMs: number) => {
      const wanted = text.trim().slice(0, limits.searchCharacters);
      const isAsked = delayMs === 0 || isWorthAsking(current.current, wanted);
      setSearch((before) => ({ ...before, typed: text, isLoading: isAsked }));
      if (isAsked) asking.ask(wanted, delayMs);
      else asking.cancel();
    },
    [asking],
  );

  useEffect(() => {
    asking.ask('', 0);
    return asking.cancel;
  }, [asking]);

  const type = useCallback((text: string) => ask(text, debounceMs), [ask]);
  const retry = useCallback(() => ask(current.current.typed, 0), [ask]);
  return { search, type, retry };
}
