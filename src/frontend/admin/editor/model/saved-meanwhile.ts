import type { AuditChange } from '../../../../contract/audit';
import { changedMembers } from '../../../../contract/changed-members';
import type { DatasourceView } from '../../../../contract/datasource';
import type { FormState } from './form-state';
import { inputOf } from './form-input';
import { valuesOf } from './saved-values';

/**
 * What differs between the version that this form started from and the one saved now, in the audit trail's terms. Of
 * secrets only which came and which went: a replaced one looks the same from here.
 */
export function savedMeanwhile(
  { baseline, savedSecrets }: FormState,
  { settings, savedSecrets: nowSaved }: DatasourceView,
): AuditChange[] {
  const names = [...new Set([...savedSecrets, ...nowSaved])];
  return [
    // Both through the form, so that its own way of writing lists makes no difference.
    ...changedMembers(inputOf(baseline).settings, inputOf(valuesOf(settings, nowSaved)).settings),
    ...names.flatMap((name): AuditChange[] => {
      const before = savedSecrets.includes(name) ? 'saved' : null;
      const after = nowSaved.includes(name) ? 'saved' : null;
      return before === after ? [] : [{ path: `secrets.${name}`, before, after }];
    }),
  ];
}
