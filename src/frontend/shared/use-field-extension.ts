import { makeInvoke } from '@forge/bridge';
import { useEffect, useMemo, useState } from 'react';
import type { FieldApi } from '../../contract/field-api';
import { settle } from './call';
import { isHandedOver } from './field-settings';
import { useSurroundings } from './surroundings';

const invoke = makeInvoke<FieldApi>();

/**
 * `context.extension` of the field with its configuration: Forge promises that to the configuration page alone, so that any
 * other page asks the app for what it lacks. Without a member `configuration` until the answer is there; where nobody knows
 * it, an empty one.
 */
export function useFieldExtension(): Record<string, unknown> {
  const { extension } = useSurroundings();
  const [asked, setAsked] = useState<object | null>(null);
  const isMissing = !isHandedOver(extension);
  useEffect(() => {
    if (!isMissing) return;
    let isCurrent = true;
    void settle(invoke('fieldSettings', {})).then((answer) => {
      if (isCurrent) setAsked(answer.ok ? answer.value : {});
    });
    return () => {
      isCurrent = false;
    };
  }, [isMissing]);
  return useMemo(
    () => (isMissing && asked !== null ? { ...extension, configuration: asked } : extension),
    [extension, asked, isMissing],
  );
}
