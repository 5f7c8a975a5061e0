import { events } from '@forge/bridge';
import { useEffect, useRef } from 'react';

/** What the view of a connected field tells the app's other pages when it is drawn: by then its value is saved. */
type ValueShown = { issueId: string; fieldId: string };

const valueShown = 'connected-fields.value-shown';

/** The fields that this one's options depend on, as the configuration page left them with Jira. */
export function parentsOf(extension: Record<string, unknown>): string[] {
  const dependsOn = memberOf(extension['configuration'], 'dependsOn');
  return Array.isArray(dependsOn) ? dependsOn.filter((id) => typeof id === 'string') : [];
}

/** Whether a message from another page of the app is about a field that this one depends on, on the same issue. */
export function isParentChange(extension: Record<string, unknown>, message: unknown): boolean {
  const fieldId = memberOf(message, 'fieldId');
  return (
    typeof fieldId === 'string' &&
    parentsOf(extension).includes(fieldId) &&
    memberOf(message, 'issueId') === memberOf(extension['issue'], 'id')
  );
}

/** Tells fields that depend on this one that its value is there. Jira draws a view anew when a value was saved. */
export function useTellChildren(extension: Record<string, unknown>): void {
  const issueId = memberOf(extension['issue'], 'id');
  const { fieldId } = extension;
  const value = JSON.stringify(extension['fieldValue'] ?? null);
  useEffect(() => {
    if (typeof issueId !== 'string' || typeof fieldId !== 'string') return;
    const message: ValueShown = { issueId, fieldId };
    // Where a view has no events, children ask again when they are opened.
    void events.emit(valueShown, message).catch(() => undefined);
  }, [issueId, fieldId, value]);
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

function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}
