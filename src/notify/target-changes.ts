import type { AuditChange } from '../contract/audit';
import { reveal, type Secret } from '../base/secret';
import type { TargetFacts, TargetSecrets } from './stores';

type Side = { facts: TargetFacts; secrets: TargetSecrets | null } | null;

/** What is told of a target as it is. */
const plain = ['host', 'headerName', 'format', 'language'] as const;

/** What a save changed of where messages go. Of the address within its host and of the header's value only that they changed. */
export function targetChanges(before: Side, after: Side): AuditChange[] {
  return [
    ...plain.map((name) => ({
      path: `notify.${name}`,
      before: shown(before?.facts[name]),
      after: shown(after?.facts[name]),
    })),
    secretChange('notify.url', before?.secrets?.url, after?.secrets?.url),
    secretChange('notify.headerValue', before?.secrets?.headerValue, after?.secrets?.headerValue),
  ].filter((change) => change.before !== change.after);
}

const shown = (text: string | undefined): string | null => (text === undefined || text === '' ? null : text);

function secretChange(path: string, before: Secret | null | undefined, after: Secret | null | undefined): AuditChange {
  const text = (secret: Secret | null | undefined): string | null => (secret ? reveal(secret) : null);
  const old = text(before);
  const now = text(after);
  if (old === now) return { path, before: null, after: null };
  return { path, before: old === null ? null : 'saved', after: now === null ? null : 'changed' };
}
