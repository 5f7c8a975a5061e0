import type { SaveImpact } from '../../../../contract/impact';

/** An impact that somebody who picks values may feel. */
export type UserImpact = SaveImpact & { level: 'token' | 'fields' };

/**
 * Whether a person is asked before the save: fields use the datasource, and they or their token change. While a secret has
 * to be typed first, the form says so instead: nothing can be saved yet.
 */
export function affectsUsers(impact: SaveImpact): impact is UserImpact {
  const { level, touched, secretsAsked } = impact;
  return (level === 'token' || level === 'fields') && touched.length > 0 && secretsAsked.length === 0;
}
