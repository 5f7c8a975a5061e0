import { events } from '@forge/bridge';
import { useEffect, useRef } from 'react';
import { isParentChange, parentsOf, valueShownIn } from './parents';

const valueShown = 'connected-fields.value-shown';

/** Tells fields that depend on this one that its value is there. Jira draws a view anew when a value was saved. */
export function useTellChildren(extension: Record<string, unknown>): void {
  const message = JSON.stringify(valueShownIn(extension));
  const value = JSON.stringify(extension['fieldValue'] ?? null);
  useEffect(() => {
    // Where a view has no events, children ask again when they are opened.
    if (message !== 'null') void events.emit(valueShown, JSON.parse(message)).catch(() => undefined);
  }, [message, value]);
}

/** Calls `onChange` when a field that this one depends on has a new saved value. */
export function useParentChanges(extension: Record<string, unknown>, onChange: () => void): void {
  const current = useRef({ extension, onChange });
  useEffect(() => {
    current.current = { extension, onChange };
  }, [extension, onChange]);
  const hasParents = parentsOf(extension).length > 0;
  useEffect(() => {
    if (!hasParents) return;
    const heard = events.on(valueShown, (message: unknown) => {
      if (isParentChange(current.current.extension, message)) current.current.onChange();
    });
    return () => void heard.then((subscription) => subscription.unsubscribe()).catch(() => undefined);
  }, [hasParents]);
}
