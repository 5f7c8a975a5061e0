import { useEffect, useState } from 'react';
import type { SecretName } from '../../../contract/authentication';
import type {
  ChangedOfShared,
  PlannedOfShared,
  RotatedSecret,
  SharedChange,
  SharedPlan,
  SharedSettings,
} from '../../../contract/together';
import { importedAtOnce } from '../../../contract/transfer';
import type { PageError } from '../../shared/call';
import { useSurroundings } from '../../shared/surroundings';
import { backend } from '../backend';
import { askForHosts, type Consent } from '../egress/consent';

/** Secrets that a rotation brings, as they are typed. */
export type NewSecrets = Record<RotatedSecret, string>;

export type TogetherState = {
  shared: SharedSettings | null;
  isBusy: boolean;
  error: PageError | null;
  /** Of the change as it was asked for last. */
  plan: { change: SharedChange; of: SharedPlan } | null;
  notice: Extract<Consent, { kind: 'declined' | 'full' }> | null;
  results: ChangedOfShared[] | null;
};

export type TogetherActions = {
  forget: () => void;
  makePlan: (change: SharedChange, typed: RotatedSecret[]) => Promise<void>;
  apply: (rotated: NewSecrets, byGroup: Readonly<Record<string, string>>) => Promise<void>;
};

const start: TogetherState = { shared: null, isBusy: false, error: null, plan: null, notice: null, results: null };

/** What datasources share, what a change of it would touch, and what came of it. */
export function useTogether(): [TogetherState, TogetherActions] {
  const { wording, locale } = useSurroundings();
  const [state, setState] = useState(start);
  const [loads, setLoads] = useState(0);
  const patch = (change: Partial<TogetherState>): void => setState((now) => ({ ...now, ...change }));

  useEffect(() => {
    let isCurrent = true;
    void backend.sharedSettings().then((answer) => {
      if (!isCurrent) return;
      setState((now) => (answer.ok ? { ...now, shared: answer.value } : { ...now, error: answer.error }));
    });
    return () => {
      isCurrent = false;
    };
  }, [loads]);

  const apply: TogetherActions['apply'] = async (rotated, byGroup) => {
    const { plan } = state;
    if (plan === null) return;
    const { change, of } = plan;
    const items = of.datasources
      .filter((one) => isReady(one, byGroup))
      .map(({ id, version, secrets }) => ({
        id,
        version,
        secrets: secretsFor(secrets, change, { rotated, byGroup }),
      }));
    patch({ isBusy: true, error: null, notice: null });
    const consent = await askForHosts(of.unapprovedHosts, (hosts) => wording.consent.groupDescription(hosts, locale));
    if (consent.kind === 'declined' || consent.kind === 'full') {
      patch({ isBusy: false, notice: consent });
      return;
    }
    const results: ChangedOfShared[] = [];
    for (let at = 0; at < items.length; at += importedAtOnce) {
      const answer = await backend.applySharedChange({ change, items: items.slice(at, at + importedAtOnce) });
      if (!answer.ok) {
        patch({ isBusy: false, error: answer.error, results: [...results] });
        return;
      }
      results.push(...answer.value);
      patch({ results: [...results] });
    }
    patch({ isBusy: false, plan: null });
    setLoads((count) => count + 1);
  };

  return [
    state,
    {
      forget: () => patch({ plan: null, results: null, error: null, notice: null }),
      makePlan: async (change, typed) => {
        patch({ isBusy: true, error: null, notice: null, plan: null, results: null });
        const answer = await backend.planSharedChange({ change, typed });
        patch(
          answer.ok ? { isBusy: false, plan: { change, of: answer.value } } : { isBusy: false, error: answer.error },
        );
      },
      apply,
    },
  ];
}

/** Whether a datasource can be changed now: its settings are valid, and each secret that it asks for was typed. */
export function isReady({ problems, secrets }: PlannedOfShared, byGroup: Readonly<Record<string, string>>): boolean {
  return Object.keys(problems).length === 0 && secrets.every(({ group }) => (byGroup[group] ?? '') !== '');
}

function secretsFor(
  asked: PlannedOfShared['secrets'],
  change: SharedChange,
  { rotated, byGroup }: { rotated: NewSecrets; byGroup: Readonly<Record<string, string>> },
): Partial<Record<SecretName, string>> {
  const typed = change.kind === 'client' ? Object.entries(rotated).filter(([, text]) => text !== '') : [];
  return Object.fromEntries([...asked.map(({ name, group }) => [name, byGroup[group] ?? '']), ...typed]) as Partial<
    Record<SecretName, string>
  >;
}
