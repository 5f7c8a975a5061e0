import type { FieldKind } from './field-kind';

/** A field of this app as it stands on the site, and which of its contexts are connected to what. */
export type SiteField = {
  id: string;
  name: string;
  kind: FieldKind;
  connected: { contextId: string; datasourceId: string }[];
};
