import type { TestReport } from '../../../../contract/test-report';
import type { TextClaim, TokenClaims } from '../../../../contract/token-claims';
import type { TokenHint } from '../../../wording/token-hint';

/** Hints for a report whose API step was refused; none otherwise, because an audience may be any text. */
export function tokenHints({ steps }: TestReport, baseUrl: string): TokenHint[] {
  const claims = steps.flatMap((step) => (step.step === 'token' ? step.claims : null))[0] ?? null;
  const isRefused = steps.some((step) => step.step === 'api' && !step.result.ok && isRefusal(step.result.error));
  if (claims === null || !isRefused) return [];
  const rights: TextClaim[] = ['scope', 'scp', 'roles'];
  return [
    ...audienceElsewhere(valuesOf(claims, 'aud'), baseUrl),
    ...(rights.every((name) => valuesOf(claims, name).length === 0) ? [{ code: 'no-rights' as const }] : []),
  ];
}

function isRefusal(failure: { code: string; status?: number | undefined }): boolean {
  if (failure.code === 'api-token-refused') return true;
  return failure.code === 'api-http-error' && (failure.status === 401 || failure.status === 403);
}

/** Audiences that are addresses; an ID or a URN says nothing about the host. */
function audienceElsewhere(audiences: readonly string[], baseUrl: string): TokenHint[] {
  const host = hostOf(baseUrl);
  const hosts = audiences.map(hostOf);
  const [audience] = audiences;
  if (host === null || audience === undefined || hosts.includes(null) || hosts.includes(host)) return [];
  return [{ code: 'audience-elsewhere', audience, host }];
}

function hostOf(text: string): string | null {
  return URL.canParse(text) && new URL(text).protocol === 'https:' ? new URL(text).host : null;
}

function valuesOf({ texts }: TokenClaims, name: TextClaim): readonly string[] {
  return texts.find((claim) => claim.name === name)?.values ?? [];
}
