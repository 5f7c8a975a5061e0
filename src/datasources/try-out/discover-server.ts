import type { DiscoveredServer } from '../../contract/discovery';
import type { AppError } from '../../contract/failures';
import type { Result } from '../../contract/result';
import { discover } from '../../oauth/wire/discovery';
import type { DatasourceDeps } from '../deps';

/**
 * Reads the metadata of the server that an administrator named. No credentials travel; a host that the site has not
 * approved is not called, and the failure says which one it is.
 */
export function discoverServer(
  { outboundToMetadata }: Pick<DatasourceDeps, 'outboundToMetadata'>,
  { issuer }: { issuer: string },
): Promise<Result<DiscoveredServer, AppError>> {
  return discover(issuer, { outbound: outboundToMetadata });
}
