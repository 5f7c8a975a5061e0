import type { DatasourceView } from '../../src/contract/datasource';
import type { SaveImpact } from '../../src/contract/impact';
import type { TokenView } from '../../src/contract/token';
import { settingsOf } from './settings';

/** A saved datasource as the editor gets it, which no field uses. */
export function datasourceView(changes: Partial<DatasourceView> = {}): DatasourceView {
  return {
    id: 'd1',
    version: 3,
    settingsVersion: 3,
    settings: settingsOf(),
    savedSecrets: [],
    createdAt: '2026-11-23T19:00:00.000Z',
    updatedAt: '2026-11-23T19:00:00.000Z',
    updatedBy: 'somebody',
    paused: null,
    token: null,
    api: null,
    usedBy: [],
    ...changes,
  };
}

/** A token that nobody asked for yet. */
export function tokenView(changes: Partial<TokenView> = {}): TokenView {
  return {
    status: { kind: 'not-requested' },
    issuedAt: null,
    nextRenewalAt: null,
    requestedScopes: [],
    grantedScopes: null,
    tokenType: null,
    authenticatedWith: null,
    repairs: [],
    lastSuccessAt: null,
    lastFailure: null,
    attempts: [],
    ...changes,
  };
}

/** A save that changes how fields ask, where there is no field. */
export function saveImpact(changes: Partial<SaveImpact> = {}): SaveImpact {
  return {
    level: 'fields',
    changes: [],
    token: 'kept',
    secretsAsked: [],
    secretsDeleted: [],
    newHosts: [],
    unapprovedHosts: [],
    releasedHosts: [],
    cacheDropped: false,
    fields: [],
    touched: [],
    ...changes,
  };
}
