import type { KeptBinding, TypedValues } from '../../contract/unsaved-binding';
import { emptyFor, type BindingValues } from './binding-values';
import { cardOfTexts, cardTexts } from './card-rows';

/** What of the form is kept while it is not saved: all of it, as it is typed. What may be a secret is left out by who keeps it. */
export function typedValues({ kind: _, card, ...values }: BindingValues): TypedValues {
  return { ...values, card: cardTexts(card) };
}

/** The form as it was left: of a kept value that fits no input of today, what the input had before stays. */
export function restoredValues(baseline: BindingValues, { values }: KeptBinding): BindingValues {
  const empty: TypedValues = typedValues(emptyFor(baseline.kind));
  const fitting = Object.entries(values).filter(([name, value]) => name in empty && isAlike(name, value, empty[name]));
  const { card, ...others } = Object.fromEntries(fitting);
  return { ...baseline, ...others, ...(typeof card === 'object' && card !== null && { card: cardOfTexts(card) }) };
}

function isAlike(name: string, kept: TypedValues[string], empty: TypedValues[string] | undefined): boolean {
  if (name === 'datasourceId') return kept === null || typeof kept === 'string';
  return typeof kept === typeof empty && (kept === null) === (empty === null);
}
