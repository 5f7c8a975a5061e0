import type { BindingSettings, BindingView } from './binding';

/** What a field's pages must know of its configuration before they ask its source for anything. */
export type FieldSettings = {
  /** The fields that this one's options depend on. */
  dependsOn: string[];
  showDetails: boolean;
  labels: 'stored' | 'present';
  /** Whether a new issue may start with a value. */
  hasInitial: boolean;
};

export function fieldSettings({ behaviour }: Pick<BindingSettings, 'behaviour'>, dependsOn: string[]): FieldSettings {
  const { showDetails, labels, initial } = behaviour;
  return { dependsOn, showDetails, labels, hasInitial: initial.kind !== 'none' };
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
