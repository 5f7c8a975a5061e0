import { useState } from 'react';
import type { DiscoveredServer } from '../../../../contract/discovery';
import type { PageError } from '../../../shared/call';
import { useSurroundings } from '../../../shared/surroundings';
import { backend } from '../../backend';
import { askForHosts } from '../../egress/consent';
import { discoveredValues } from '../model/discovered-values';
import type { FormView } from '../model/form-view';

/** The search for a token URL: what is typed, what came of it. */
export type Discovery = {
  issuer: string;
  setIssuer: (issuer: string) => void;
  isBusy: boolean;
  /** `before` is the access token URL that was replaced; empty if there was none. */
  found: { server: DiscoveredServer; before: string } | null;
  notice: { kind: 'error'; error: PageError } | { kind: 'declined' | 'full'; hosts: string[] } | null;
  find: () => Promise<void>;
};

/** Asks a server for its metadata and fills the form with it. A host that is not approved yet is asked for, once. */
export function useDiscovery(form: FormView): Discovery {
  const { wording, locale } = useSurroundings();
  const [typed, setIssuer] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [found, setFound] = useState<Discovery['found']>(null);
  const [notice, setNotice] = useState<Discovery['notice']>(null);
  const issuer = typed ?? form.values.issuer;

  const ask = async (mayAsk: 'may-ask-for-consent' | 'asked'): Promise<void> => {
    const answer = await backend.discoverServer({ issuer: issuer.trim() });
    if (answer.ok) {
      const { tokenUrl } = form.values;
      form.dispatch({ type: 'fill', patch: discoveredValues(answer.value, form.values) });
      setFound({ server: answer.value, before: tokenUrl.trim() === answer.value.tokenUrl ? '' : tokenUrl.trim() });
      return;
    }
    if (answer.error.code !== 'discovery-egress') {
      setNotice({ kind: 'error', error: answer.error });
      return;
    }
    const hosts = [answer.error.host];
    const consent =
      mayAsk === 'asked'
        ? { kind: 'declined' as const }
        : await askForHosts(hosts, (asked) => wording.consent.groupDescription(asked, locale));
    if (consent.kind === 'given') await ask('asked');
    else setNotice({ kind: consent.kind === 'full' ? 'full' : 'declined', hosts });
  };

  return {
    issuer,
    setIssuer,
    isBusy,
    found,
    notice,
    find: async () => {
      if (isBusy) return;
      setBusy(true);
      setFound(null);
      setNotice(null);
      try {
        await ask('may-ask-for-consent');
      } finally {
        setBusy(false);
      }
    },
  };
}
