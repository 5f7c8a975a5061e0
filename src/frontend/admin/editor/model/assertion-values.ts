import type { AssertionClaim, AssertionSettings } from '../../../../contract/oauth-settings';
import { grantsByAssertion, signsAssertion, type FormValues } from './form-values';

/** The settings of the assertion that is signed; null where none is. What is not used is not sent. */
export function assertionOf(values: FormValues): AssertionSettings | null {
  if (!signsAssertion(values)) return null;
  const keyId = values.assertionKeyId.trim();
  const audience = values.assertionAudience;
  return {
    algorithm: values.assertionAlgorithm,
    keyId: keyId === '' ? null : keyId,
    audience,
    ...(audience === 'other' && { otherAudience: values.assertionOtherAudience.trim() }),
    ...(grantsByAssertion(values) && grantMembers(values)),
  };
}

function grantMembers(values: FormValues): Pick<AssertionSettings, 'subject' | 'scopeIn' | 'claims'> {
  const subject = values.assertionSubject.trim();
  const claims = claimsOf(values.assertionClaims);
  return {
    ...(subject !== '' && { subject }),
    ...(values.assertionScopeIn !== 'parameter' && { scopeIn: values.assertionScopeIn }),
    ...(claims.length > 0 && { claims }),
  };
}

/** One claim a line, `name=value`. Of a line without `=` all is the name. */
function claimsOf(text: string): AssertionClaim[] {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  return lines.map((line) => {
    const [name = '', ...value] = line.split('=');
    return { name: name.trim(), value: value.join('=').trim() };
  });
}

export function claimsText(claims: readonly AssertionClaim[]): string {
  return claims.map(({ name, value }) => `${name}=${value}`).join('\n');
}
