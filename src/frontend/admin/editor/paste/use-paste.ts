import { useEffect, useRef, useState } from 'react';
import type { PasteProblem } from '../../../../contract/pasted';
import type { Result } from '../../../../contract/result';
import type { Pasted } from '../../../../paste/pasted';
import { readPasted } from '../../../../paste/read-pasted';
import type { Outcome, PageError } from '../../../shared/call';
import { useSurroundings } from '../../../shared/surroundings';
import { backend } from '../../backend';
import { askForHosts } from '../../egress/consent';
import { discoveredValues } from '../model/discovered-values';
import type { FormValues } from '../model/form-values';
import type { FormView } from '../model/form-view';
import { readKeyFile } from '../../../../presets/key-file';
import { firstChoice, keyFileFilling, needsChoice, pastedValues, type PasteChoice } from './pasted-values';

/** Where a paste stands. */
export type PasteStage =
  | { at: 'open' }
  | { at: 'asking' }
  | { at: 'problem'; problem: PasteProblem }
  | { at: 'error'; error: PageError }
  | { at: 'declined'; host: string }
  /** A key file that is for something else. */
  | { at: 'other-key-file' }
  | { at: 'choosing'; pasted: Pasted; choice: PasteChoice }
  /** `before` is what stood in the form; `pasted` null: an authorization server was asked. */
  | { at: 'filled'; pasted: Pasted | null; filled: readonly string[]; before: FormValues };

export type AddressMeaning = 'issuer' | 'description' | 'api';

export type Paste = {
  stage: PasteStage;
  text: string;
  setText: (text: string) => void;
  /** Raised when the box is to be drawn anew. */
  revision: number;
  read: () => void;
  readAddress: (url: string, meaning: AddressMeaning) => void;
  choose: (choice: Partial<PasteChoice>) => void;
  fill: () => void;
  takeBack: () => void;
};

const described = /(openapi|swagger|api-docs)|\.(json|ya?ml)$/i;

/**
 * One box that takes what people have. The text stays in the browser; what it holds goes into the form's inputs. `given` was
 * found elsewhere, and fills them at once.
 */
export function usePaste(form: FormView, given: Pasted | null): Paste {
  const { wording, locale } = useSurroundings();
  const [text, setText] = useState('');
  const [revision, setRevision] = useState(0);
  const [stage, setStage] = useState<PasteStage>({ at: 'open' });

  const fillIn = (patch: Partial<FormValues>, filled: readonly string[], pasted: Pasted | null): void => {
    const before = form.values;
    form.dispatch({ type: 'fill', patch });
    setStage({ at: 'filled', pasted, filled, before });
    // The text may hold secrets: they stand in their inputs now.
    setText('');
    setRevision(revision + 1);
  };
  const take = (answer: Result<Pasted, PasteProblem>): void => {
    if (!answer.ok) {
      if (answer.error.code === 'paste-address') understand(answer.error.url);
      else setStage({ at: 'problem', problem: answer.error });
      return;
    }
    const pasted = answer.value;
    const choice = firstChoice(pasted);
    if (needsChoice(pasted)) setStage({ at: 'choosing', pasted, choice });
    else {
      const { patch, filled } = pastedValues(pasted, choice, form.values);
      fillIn(patch, filled, pasted);
    }
  };
  const takeGiven = useRef((pasted: Pasted) => take({ ok: true, value: pasted }));
  useEffect(() => {
    if (given !== null) takeGiven.current(given);
  }, [given]);
  const understand = (url: string): void => {
    if (!url.toLowerCase().startsWith('https:'))
      setStage({ at: 'problem', problem: { code: 'paste-address', url, isHttps: false } });
    else if (url.includes('/.well-known/')) void ask(url, 'issuer');
    else if (described.test(url)) void ask(url, 'description');
    else setStage({ at: 'problem', problem: { code: 'paste-address', url, isHttps: true } });
  };

  /** Asks outside, after the administrator's yes to a host that is not approved. */
  const withConsent = async <T>(call: () => Promise<Outcome<T>>): Promise<T | null> => {
    for (const isAsked of [false, true]) {
      const answer = await call();
      if (answer.ok) return answer.value;
      const { error } = answer;
      const host = error.code === 'discovery-egress' || error.code === 'api-egress' ? error.host : null;
      if (host === null) {
        setStage({ at: 'error', error });
        return null;
      }
      const consent = isAsked
        ? null
        : await askForHosts([host], (hosts) => wording.consent.groupDescription(hosts, locale));
      if (consent?.kind !== 'given') {
        setStage({ at: 'declined', host });
        return null;
      }
    }
    return null;
  };
  const ask = async (url: string, meaning: AddressMeaning): Promise<void> => {
    if (meaning === 'api') {
      take(readPasted(`curl ${url}`));
      return;
    }
    setStage({ at: 'asking' });
    if (meaning === 'issuer') {
      const server = await withConsent(() => backend.discoverServer({ issuer: url }));
      if (server === null) return;
      const values = { ...form.values, kind: 'oauth2-client-credentials' as const };
      fillIn(
        { kind: values.kind, ...discoveredValues(server, values) },
        ['authentication', 'oauth.tokenUrl', 'oauth.issuer', 'oauth.clientAuthentication'],
        null,
      );
      return;
    }
    const answer = await withConsent(() => backend.readDescription({ url }));
    if (answer !== null) take(answer.ok ? readPasted(answer.value.text, url) : answer);
  };

  return {
    stage,
    text,
    setText,
    revision,
    read: () => {
      const file = readKeyFile(text);
      if (file.ok) {
        const { patch, filled } = keyFileFilling(file.value, form.values);
        fillIn(patch, filled, keyFilePasted(file.value.baseUrl));
      } else if (file.error === 'other-kind') setStage({ at: 'other-key-file' });
      else take(readPasted(text));
    },
    readAddress: (url, meaning) => void ask(url, meaning),
    choose: (choice) =>
      setStage((now) => (now.at === 'choosing' ? { ...now, choice: { ...now.choice, ...choice } } : now)),
    fill: () => {
      if (stage.at !== 'choosing') return;
      const { patch, filled } = pastedValues(stage.pasted, stage.choice, form.values);
      fillIn(patch, filled, stage.pasted);
    },
    takeBack: () => {
      if (stage.at !== 'filled') return;
      form.dispatch({ type: 'fill', patch: stage.before });
      setStage({ at: 'open' });
    },
  };
}

/** A key file says who signs; which API is called only where the service has one. */
function keyFilePasted(baseUrl: string | null): Pasted {
  return {
    kind: 'service-account',
    name: '',
    baseUrls: baseUrl === null ? [] : [baseUrl],
    authentications: [],
    headers: [],
    paths: [],
    notes: baseUrl === null ? [{ code: 'base-url-open' }] : [],
  };
}
