import { useEffect, useState } from 'react';
import type { SiteField } from '../../../contract/site-field';
import type { PageError } from '../../shared/call';
import { backend } from '../backend';

export type SiteFields = {
  /** Undefined until they were loaded; null where Jira does not say. */
  fields: SiteField[] | null | undefined;
  error: PageError | null;
  load: () => void;
};

/** The site's fields of this app. Asked again when the person comes back from another tab, where one may have been made. */
export function useSiteFields(): SiteFields {
  const [fields, setFields] = useState<SiteFields['fields']>(undefined);
  const [error, setError] = useState<PageError | null>(null);
  const [loads, setLoads] = useState(0);
  const load = (): void => setLoads((count) => count + 1);
  useEffect(() => {
    let isCurrent = true;
    void backend.listSiteFields().then((answer) => {
      if (!isCurrent) return;
      setError(answer.ok ? null : answer.error);
      if (answer.ok) setFields(answer.value.fields);
    });
    return () => {
      isCurrent = false;
    };
  }, [loads]);
  useEffect(() => {
    const look = (): void => {
      if (!document.hidden) setLoads((count) => count + 1);
    };
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, []);
  return { fields, error, load };
}
