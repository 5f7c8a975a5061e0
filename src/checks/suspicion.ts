const suspicious = /authori[sz]ation|secret|token|passw|api-?_?key|apikey|subscription-key|credential|signature|^sig$/i;

/** Whether what has this name is likely to be a secret: a header, a parameter. */
export const soundsSecret = (name: string): boolean => suspicious.test(name);

/** Whether a URL, finished or not, has a parameter that is likely to be a secret. `code` is the key of some gateways. */
export function hasSecretQuery(url: string): boolean {
  const query = url.slice(url.indexOf('?') + 1);
  const names = url.includes('?') ? [...new URLSearchParams(query).keys()] : [];
  return names.some((name) => soundsSecret(name) || name.toLowerCase() === 'code');
}
