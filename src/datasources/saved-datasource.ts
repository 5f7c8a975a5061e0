import type { KeyRotation } from '../contract/datasource-keys';
import type { DatasourceSettings, Pause } from '../contract/datasource';

/** A datasource as stored: settings and facts, no secret. Times are ISO strings. */
export type DatasourceRecord = {
  id: string;
  version: number;
  /** The version that was saved last, where later ones only paused and resumed it; absent: this one. */
  settingsVersion?: number;
  settings: DatasourceSettings;
  /** Names of the secrets that are stored beside it. */
  savedSecrets: string[];
  /**
   * Names the encrypted value that holds its secrets; null without secrets. A new one for every change of a secret, so
   * that settings and secrets change together when the record does.
   */
  credentialsId: string | null;
  /** Changes with the secrets that a token request uses, and only with those; null without OAuth 2.0. */
  tokenSecretsRevision: string | null;
  /** Null while it is at work. */
  paused: Pause | null;
  /** Absent: its keys were never rotated here. */
  keys?: KeyRotation;
  createdAt: string;
  updatedAt: string;
  updatedBy: string;
};
