import { makeInvoke } from '@forge/bridge';
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { FieldOption } from '../../contract/binding';
import type { FieldApi, PresentOptions } from '../../contract/field-api';
import { settle } from '../shared/call';
import { showsPresentLabels } from '../shared/field-settings';
import { latest } from '../shared/latest';
import { parentsOf } from '../shared/parents';
import { useParentChanges } from '../shared/use-parents';

/** Views of an issue are drawn at about the same time: what they tell each other then is one change. */
const settledMs = 300;

const invoke = makeInvoke<FieldApi>();

const nothing: PresentOptions = { options: [], gone: [] };

/**
 * What the source says of the stored values now. Asked only for a field that shows present labels or depends on other
 * fields; a view of any other calls nothing. When it cannot be known, what is stored stays as it is.
 */
export function usePresent(extension: Record<string, unknown>, stored: readonly FieldOption[]): PresentOptions {
  const [present, setPresent] = useState(nothing);
  const isAsked = (showsPresentLabels(extension) || parentsOf(extension).length > 0) && stored.length > 0;
  const held = JSON.stringify(stored.map(({ key }) => key));
  const asking = useMemo(
    () =>
      latest(
        (keys: string[]) => settle(invoke('presentOptions', { held: keys })),
        (answer) => setPresent(answer.ok ? answer.value : nothing),
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
  return present;
}
