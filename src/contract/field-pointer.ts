import type { BindingSettings, BindingView } from './binding';

/** What a field's pages must know of its configuration before they ask its source for anything. */
export type FieldSettings = {
  /** The fields that this one's options depend on. */
  dependsOn: string[];
  showDetails: boolean;
  labels: 'stored' | 'present';
  /** Whether a new issue may start with a value. */
  hasInitial: boolean;
  /** Where a value opens to its card. */
  card: 'nowhere' | 'in-jira' | 'everywhere';
};

export function fieldSettings(
  { behaviour, card }: Pick<BindingSettings, 'behaviour' | 'card'>,
  dependsOn: string[],
): FieldSettings {
  const { showDetails, labels, initial } = behaviour;
  const place =
    card === undefined || card.members.length === 0 ? 'nowhere' : card.isOnPortal ? 'everywhere' : 'in-jira';
  return { dependsOn, showDetails, labels, hasInitial: initial.kind !== 'none', card: place };
}

/**
 * What Jira keeps for a context of the field: where its settings are, what a page that is handed it need not ask, and what the
 * manifest's validation of values reads.
 */
export function fieldPointer({ id, version, dependsOn, hint, settings }: BindingView): Record<string, unknown> {
  return {
    bindingId: id,
    version,
    hint,
    ...fieldSettings(settings, dependsOn),
    takesChosenOnly: settings.behaviour.takesChosenOnly ?? false,
  };
}
