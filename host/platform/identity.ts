import { randomUUID } from 'node:crypto';
import type { Database } from './storage/database';

/** Made once for a data folder and kept: an installation of the app on one site. */
export type Identity = {
  cloudId: string;
  installationId: string;
  environmentId: string;
  appVersion: string;
  siteUrl: string;
};

/** The installation of this data folder; the first time it is made up. */
export async function identityOf(database: Database, siteUrl: string): Promise<Identity> {
  const space = database.space<Omit<Identity, 'siteUrl'>>('host');
  const known = await space.get('identity');
  const identity = known ?? {
    cloudId: randomUUID(),
    installationId: randomUUID(),
    environmentId: randomUUID(),
    appVersion: '1.0.0',
  };
  if (!known) await space.put('identity', identity);
  return { ...identity, siteUrl };
}

/** How Forge names the site. */
export function contextAri({ cloudId }: Identity): string {
  return `ari:cloud:jira::site/${cloudId}`;
}
