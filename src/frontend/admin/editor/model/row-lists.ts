import type { RowList } from './form-values';

/** Of each list of names with values: its path in the form, what the names of its secrets begin with, whom they go to. */
export const rowLists = {
  headers: { path: 'headers', prefix: 'header', to: 'api' },
  extraParameters: { path: 'oauth.extraParameters', prefix: 'parameter', to: 'token' },
  tokenHeaders: { path: 'oauth.tokenHeaders', prefix: 'token-header', to: 'token' },
} as const satisfies Record<RowList, object>;
