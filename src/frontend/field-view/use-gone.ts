import { makeInvoke } from '@forge/bridge';
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { FieldOption } from '../../contract/binding';
import type { FieldApi } from '../../contract/field-api';
import { settle } from '../shared/call';
import { latest } from '../shared/latest';
import { parentsOf } from '../shared/parents';
import { useParentChanges } from '../shared/use-parents';

/** Views of an issue are drawn at about the same time: what they tell each other then is one change. */
const settledMs = 300;

const invoke = makeInvoke<FieldApi>();

/**
 * The stored keys that no longer belong to the values of the fields they depend on. Only a field that depends on others
 * asks; a view of any other calls nothing. When it cannot be known, nothing is gone.
 */
export function useGone(extension: Record<string, unknown>, stored: readonly FieldOption[]): string[] {
  const [gone, setGone] = useState<string[]>([]);
  const isAsked = parentsOf(extension).length > 0 && stored.length > 0;
  const held = JSON.stringify(stored.map(({ key }) => key));
  const asking = useMemo(
    () =>
      latest(
        (keys: string[]) => settle(invoke('searchOptions', { search: '', held: keys })),
        (answer) => setGone(answer.ok ? answer.value.gone : []),
      ),
    [],
  );
  const ask = useCallback(() => {
    if (isAsked) asking.ask(JSON.parse(held) as string[], settledMs);
  }, [asking, held, isAsked]);
  useEffect(() => {
    ask();
    return asking.cancel;
  }, [ask, asking]);
  useParentChanges(extension, ask);
  return gone;
}
