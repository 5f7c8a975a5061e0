import type { SecretName } from '../contract/authentication';
import type { DatasourceSettings, HostNeed } from '../contract/datasource';
import type { FieldUse } from '../contract/field-use';
import type { Impact, ImpactChange, ImpactEffect, ImpactLevel } from '../contract/impact';
import type { OAuthSettings } from '../contract/oauth-settings';
import { changesBetween } from '../datasources/audit-changes';
import { neededHosts } from '../datasources/needed-hosts';
import { neededSecrets } from '../checks/needed-secrets';
import { canonical } from '../oauth/state/fingerprint';
import { secretFate, type SavedDatasource } from './secret-fate';

/** The settings that would be saved, and the names of the secrets that were typed beside them. */
export type ProposedChange = { settings: DatasourceSettings; typedSecrets: readonly SecretName[] };

export type ImpactContext = {
  usedBy: readonly FieldUse[];
  /** Whether the site lets the app call this URL now. */
  mayCall: (url: string) => boolean;
  /** Hosts that the app calls for others afterwards: other datasources, and where messages go. */
  calledByOthers: readonly string[];
};

/**
 * What saving `after` over `before` would set off: setting by setting, and in sum. `settings` of both are as
 * `parse-input.ts` gives them. Says the same as saving does, because it asks the rules that saving obeys.
 */
export function impactOf(
  before: SavedDatasource,
  after: ProposedChange,
  { usedBy, mayCall, calledByOthers }: ImpactContext,
): Impact {
  const { asked: secretsAsked, deleted: secretsDeleted } = secretFate(after.settings, before, after.typedSecrets);
  const hosts = { before: hostsOf(before.settings, mayCall), after: hostsOf(after.settings, mayCall) };
  const newHosts = without(hosts.after.hosts, hosts.before.hosts);
  const sums = { secretsAsked, secretsDeleted, newHosts };
  const changes = [
    ...changesBetween({ settings: before.settings, secrets: {} }, { settings: after.settings, secrets: {} }),
    ...typedChanges(before, after),
  ].map((change): ImpactChange => ({ ...change, effects: effectsOf(change.path, before, after, sums) }));
  return {
    level: levelOf(changes),
    changes,
    token: tokenFate(before, after, changes),
    ...sums,
    unapprovedHosts: hosts.after.notAllowed,
    releasedHosts: without(hosts.before.hosts, hosts.after.hosts).filter(({ host }) => !calledByOthers.includes(host)),
    cacheDropped: changes.length > 0 && before.settings.cacheSeconds > 0,
    fields: [...usedBy],
  };
}

type Sums = Pick<Impact, 'secretsAsked' | 'secretsDeleted' | 'newHosts'>;

function typedChanges(
  before: SavedDatasource,
  { settings, typedSecrets }: ProposedChange,
): Omit<ImpactChange, 'effects'>[] {
  return neededSecrets(settings)
    .filter(({ name }) => typedSecrets.includes(name))
    .map(({ name }) => ({
      path: `secrets.${name}`,
      before: before.savedSecrets.includes(name) ? 'saved' : null,
      after: 'changed',
    }));
}

function effectsOf(path: string, before: SavedDatasource, after: ProposedChange, sums: Sums): ImpactEffect[] {
  const [room = '', member = '', detail = ''] = path.split('.');
  switch (room) {
    case 'name':
      return ['name-shown'];
    case 'baseUrl':
      return ['requests-change', ...hostEffects(before.settings.baseUrl, after.settings, 'api', sums)];
    case 'headers':
      return ['requests-change', ...secretEffects('header:', sums)];
    case 'secrets':
      return secretGoesTo(path.slice('secrets.'.length), after.settings) === 'token'
        ? ['token-refetched']
        : ['requests-change'];
    case 'authentication':
      return member === 'oauth' && bothOAuth(before.settings, after.settings) !== null
        ? oauthEffects(detail as keyof OAuthSettings, before.settings, after.settings, sums)
        : authenticationEffects(before.settings, after.settings, sums);
    default:
      return [];
  }
}

/** Another kind of authentication: everything about it is replaced. */
function authenticationEffects(before: DatasourceSettings, after: DatasourceSettings, sums: Sums): ImpactEffect[] {
  return [
    'requests-change',
    ...(oauthOf(after) !== null ? (['token-refetched'] as const) : []),
    ...(oauthOf(before) !== null && oauthOf(after) === null ? (['token-forgotten'] as const) : []),
    ...secretEffects('', sums),
    ...(sums.newHosts.some(({ step }) => step === 'token') ? (['new-host'] as const) : []),
  ];
}

function oauthEffects(
  member: keyof OAuthSettings,
  before: DatasourceSettings,
  after: DatasourceSettings,
  sums: Sums,
): ImpactEffect[] {
  const both = bothOAuth(before, after);
  if (both === null) return [];
  const refetched: ImpactEffect[] = isOfToken(member, both) ? ['token-refetched'] : [];
  switch (member) {
    case 'tokenUrl':
      return [...new Set([...refetched, ...hostEffects(both.before.tokenUrl, after, 'token', sums)])];
    case 'send':
      return ['requests-change'];
    case 'clientAuthentication':
      return [...refetched, ...secretEffects('', sums)];
    case 'extraParameters':
      return [...refetched, ...secretEffects('parameter:', sums)];
    case 'tokenHeaders':
      return [...refetched, ...secretEffects('token-header:', sums)];
    default:
      return refetched;
  }
}

/** Whether a token asked for before this change is another token afterwards: the fingerprint decides. */
function isOfToken(member: keyof OAuthSettings, both: { before: OAuthSettings; after: OAuthSettings }): boolean {
  const changed = { ...both.before, [member]: both.after[member] };
  return JSON.stringify(canonical(changed)) !== JSON.stringify(canonical(both.before));
}

/** A new host asks for the secrets again, and a secret that is typed again buys another token. */
function hostEffects(
  before: string,
  after: DatasourceSettings,
  step: HostNeed['step'],
  { secretsAsked, secretsDeleted, newHosts }: Sums,
): ImpactEffect[] {
  const now = step === 'api' ? after.baseUrl : (oauthOf(after)?.tokenUrl ?? '');
  if (hostOf(before) === hostOf(now)) return [];
  const asked = secretsAsked.filter(({ because }) => because === 'host-changed');
  return [
    ...(asked.length > 0 ? (['secret-asked'] as const) : []),
    ...(secretsDeleted.length > 0 ? (['secret-deleted'] as const) : []),
    ...(asked.some(({ name }) => secretGoesTo(name, after) === 'token') ? (['token-refetched'] as const) : []),
    ...(newHosts.some((need) => need.step === step) ? (['new-host'] as const) : []),
  ];
}

function secretEffects(prefix: string, { secretsAsked, secretsDeleted }: Sums): ImpactEffect[] {
  const asked = secretsAsked.filter(({ because }) => because !== 'host-changed');
  return [
    ...(asked.some(({ name }) => name.startsWith(prefix)) ? (['secret-asked'] as const) : []),
    ...(secretsDeleted.some((name) => name.startsWith(prefix)) ? (['secret-deleted'] as const) : []),
  ];
}

function tokenFate(before: SavedDatasource, after: ProposedChange, changes: readonly ImpactChange[]): Impact['token'] {
  const had = oauthOf(before.settings) !== null;
  if (oauthOf(after.settings) === null) return had ? 'forgotten' : 'none';
  if (!had) return 'fetched-first';
  return changes.some(({ effects }) => effects.includes('token-refetched')) ? 'fetched-again' : 'kept';
}

function levelOf(changes: readonly ImpactChange[]): ImpactLevel {
  if (changes.length === 0) return 'nothing';
  const effects = new Set(changes.flatMap((change) => change.effects));
  if (effects.has('requests-change')) return 'fields';
  return effects.has('token-refetched') ? 'token' : 'unnoticed';
}

const secretGoesTo = (name: string, settings: DatasourceSettings): 'token' | 'api' | null =>
  neededSecrets(settings).find((needed) => needed.name === name)?.to ?? null;

const oauthOf = ({ authentication }: DatasourceSettings): OAuthSettings | null =>
  authentication.kind === 'oauth2-client-credentials' ? authentication.oauth : null;

function bothOAuth(
  before: DatasourceSettings,
  after: DatasourceSettings,
): { before: OAuthSettings; after: OAuthSettings } | null {
  const [old, now] = [oauthOf(before), oauthOf(after)];
  return old === null || now === null ? null : { before: old, after: now };
}

function hostsOf(
  settings: DatasourceSettings,
  mayCall: ImpactContext['mayCall'],
): { hosts: HostNeed[]; notAllowed: HostNeed[] } {
  const needs = neededHosts({ mayCall }, { input: { settings, secrets: {} } });
  return needs.ok ? needs.value : { hosts: [], notAllowed: [] };
}

/** By host alone: a host that is already called for another step needs no new consent. */
const without = (needs: readonly HostNeed[], others: readonly HostNeed[]): HostNeed[] =>
  needs.filter(({ host }) => !others.some((other) => other.host === host));

const hostOf = (url: string): string | null => (URL.canParse(url) ? new URL(url).host : null);
