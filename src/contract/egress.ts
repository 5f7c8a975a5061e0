import type { HostNeed } from './datasource';

/** A host that datasources call, for which of them and in which steps, and whether the site lets the app call it now. */
export type HostUse = {
  host: string;
  isAllowed: boolean;
  usedBy: { datasourceId: string; name: string; steps: HostNeed['step'][] }[];
  /** Messages about failing datasources go there; absent: none do. */
  takesMessages?: true;
};

/** `anyHost`: whoever deployed the app declared every host in the manifest, so that nobody has to approve any. */
export type HostOverview = { hosts: HostUse[]; anyHost: boolean };
