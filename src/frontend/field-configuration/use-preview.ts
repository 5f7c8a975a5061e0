import { useCallback, useEffect, useMemo, useState } from 'react';
import type { BindingPreview } from '../../contract/binding-preview';
import type { BindingSettings } from '../../contract/binding';
import type { FieldProblem } from '../../contract/problems';
import { latest } from '../shared/latest';
import { backend } from './backend';
import type { PreviewState } from './preview-panel';

const debounceMs = 600;

type Told = {
  onPreview: (preview: BindingPreview) => void;
  onProblems: (problems: Record<string, FieldProblem>) => void;
};

/** Runs the configuration as it is typed: after a pause, the last answer wins. */
export function usePreview(
  settings: BindingSettings | null,
  { search, issueKey }: { search: string; issueKey: string },
  { onPreview, onProblems }: Told,
): PreviewState & { refresh: () => void } {
  const [state, setState] = useState<PreviewState>({ preview: null, error: null, isRunning: false });
  const asking = useMemo(
    () =>
      latest(
        (payload: { settings: BindingSettings; search: string; issueKey: string | null }) =>
          backend.previewBinding(payload),
        (answer) => {
          // First what the answer fills in: Forge may draw after each change, and a save waits for the end of the asking.
          if (answer.ok) onPreview(answer.value);
          setState((before) =>
            answer.ok
              ? { preview: answer.value, error: null, isRunning: false }
              : { preview: before.preview, error: answer.error, isRunning: false },
          );
          onProblems(!answer.ok && answer.error.code === 'invalid-input' ? answer.error.fields : {});
        },
      ),
    [onPreview, onProblems],
  );
  const text = settings === null ? null : JSON.stringify(settings);
  const ask = useCallback(
    (delayMs: number) => {
      if (text === null) return;
      setState((before) => ({ ...before, isRunning: true }));
      asking.ask(
        { settings: JSON.parse(text) as BindingSettings, search, issueKey: issueKey === '' ? null : issueKey },
        delayMs,
      );
    },
    [asking, text, search, issueKey],
  );
  useEffect(() => {
    ask(debounceMs);
    return asking.cancel;
  }, [ask, asking]);
  return { ...state, refresh: () => ask(0) };
}
