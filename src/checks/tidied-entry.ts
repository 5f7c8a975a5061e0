import type { NamedValue } from '../contract/oauth-settings';

/** White space around a pasted value means nothing; a secret entry holds no value here. */
export const tidiedEntry = ({ name, value, secret }: NamedValue): NamedValue => ({
  name: name.trim(),
  value: secret ? null : (value?.trim() ?? null),
  secret,
});
