import type { KeptBinding, TypedValues } from '../../contract/unsaved-binding';
import { emptyFor, type BindingValues } from './binding-values';

/** What of the form is kept while it is not saved: all of it, as it is typed. What may be a secret is left out by who keeps it. */
export function typedValues({ kind: _, ...values }: BindingValues): TypedValues {
  return values;
}

/** The form as it was left: of a kept value that fits no input of today, what the input had before stays. */
export function restoredValues(baseline: BindingValues, { values }: KeptBinding): BindingValues {
  const empty: TypedValues = typedValues(emptyFor(baseline.kind));
  const fitting = Object.entries(values).filter(([name, value]) => name in empty && isAlike(name, value, empty[name]));
  return { ...baseline, ...Object.fromEntries(fitting) };
}

function isAlike(name: string, kept: TypedValues[string], empty: TypedValues[string] | undefined): boolean {
  if (name === 'datasourceId') return kept === null || typeof kept === 'string';
  return typeof kept === typeof empty && (kept === null) === (empty === null);
}
