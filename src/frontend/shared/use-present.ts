import { makeInvoke } from '@forge/bridge';
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { FieldOption } from '../../contract/field-option';
import type { FieldApi } from '../../contract/field-api';
import { settle } from './call';
import { heldValues, type HeldOption } from './held-values';
import { showsPresentLabels } from './field-settings';
import { latest } from './latest';
import { parentsOf } from './parents';
import { afterPresentAnswer, afterParentChange, nothingPresent, type Present } from './present';
import { useParentChanges } from './use-parents';

/** Views of an issue are drawn at about the same time: what they tell each other then is one change. */
const settledMs = 300;

const invoke = makeInvoke<FieldApi>();

/**
 * What the source says of the stored values now. Asked only for a field that shows present labels or depends on other
 * fields, or whose value bears no seal of this app, and, with `on-change`, only when another field has changed; a view of any
 * other calls nothing. When it cannot be known, what is stored stays as it is.
 */
export function usePresent(
  extension: Record<string, unknown>,
  stored: readonly FieldOption[],
  when: 'always' | 'on-change',
): Present {
  const [present, setPresent] = useState(nothingPresent);
  const isWanted = when === 'always' || present.isParentChanged;
  const mayDiffer = showsPresentLabels(extension) || parentsOf(extension).length > 0;
  const isAsked = isWanted && stored.some(({ seal }) => mayDiffer || seal === undefined);
  const held = JSON.stringify(heldValues(stored));
  const asking = useMemo(
    () =>
      latest(
        (values: HeldOption[]) => settle(invoke('presentOptions', { held: values })),
        (answer, values) => {
          const keys = values.map(({ key }) => key);
          setPresent((before) => afterPresentAnswer(before, answer.ok ? answer.value : null, keys));
        },
      ),
    [],
  );
  const ask = useCallback(() => {
    if (isAsked) asking.ask(JSON.parse(held) as HeldOption[], settledMs);
  }, [asking, held, isAsked]);
  useEffect(() => {
    ask();
    return asking.cancel;
  }, [ask, asking]);
  useParentChanges(extension, () => {
    if (stored.length > 0) setPresent(afterParentChange);
    ask();
  });
  return present;
}
