import { makeInvoke } from '@forge/bridge';
import { useEffect, useRef } from 'react';
import type { FieldOption } from '../../contract/field-option';
import type { FieldApi } from '../../contract/field-api';
import { settle } from '../shared/call';
import { mayStartWithValue } from '../shared/field-settings';

const invoke = makeInvoke<FieldApi>();

/** Hands over what a new issue's field starts with, once. Where it cannot be known, the field starts empty. */
export function useInitial(extension: Record<string, unknown>, onInitial: (option: FieldOption) => void): void {
  const current = useRef(onInitial);
  useEffect(() => {
    current.current = onInitial;
  }, [onInitial]);
  const isAsked = mayStartWithValue(extension);
  const isDone = useRef(false);
  useEffect(() => {
    if (!isAsked || isDone.current) return;
    isDone.current = true;
    void settle(invoke('initialOption', {})).then((answer) => {
      if (answer.ok && answer.value !== null) current.current(answer.value);
    });
  }, [isAsked]);
}
