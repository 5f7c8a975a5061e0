import type { DiscoveredServer } from '../../../../contract/discovery';
import type { ClientAuthentication } from '../../../../contract/oauth-settings';
import type { FormValues } from './form-values';

/**
 * What metadata fills into the form. "Automatic" stays where the server accepts body or Basic, because it finds out by
 * itself which one; where the server wants a signed assertion, the best one is chosen. A choice made before stays.
 */
export function discoveredValues(server: DiscoveredServer, values: FormValues): Partial<FormValues> {
  const { issuer, tokenUrl, clientAuthentications } = server;
  const [best] = clientAuthentications;
  const isFoundOut = clientAuthentications.some((method) => method === 'body' || method === 'basic');
  const chosen =
    values.clientAuthentication === 'auto' && !isFoundOut && best !== undefined ? best : values.clientAuthentication;
  return { issuer, tokenUrl, ...methodValues(chosen, server, values), ...proofValues(server, values) };
}

/** Proofs are signed as the server knows to check them, where it says so. */
function proofValues({ dpopAlgorithms }: DiscoveredServer, { dpopAlgorithm }: FormValues): Partial<FormValues> {
  const [best] = dpopAlgorithms;
  return best === undefined || dpopAlgorithms.includes(dpopAlgorithm) ? {} : { dpopAlgorithm: best };
}

/** What choosing this method changes: the signing algorithm follows, if the server does not know the one in the form. */
export function methodValues(
  clientAuthentication: ClientAuthentication,
  { assertionAlgorithms }: DiscoveredServer,
  values: FormValues,
): Partial<FormValues> {
  const [first] = assertionAlgorithms;
  const isKnown = first === undefined || assertionAlgorithms.includes(values.assertionAlgorithm);
  return { clientAuthentication, ...(!isKnown && { assertionAlgorithm: first }) };
}
