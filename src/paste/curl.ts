import type { PasteNote, PasteProblem } from '../contract/pasted';
import type { Pasted } from './pasted';
import { err, ok, type Result } from '../contract/result';
import { authenticationOf, isTokenRequest, tokenRequest, type SentRequest } from './requests';
import { found, splitUrl } from './results';
import { shellCommands } from './shell-words';

/** Options of curl that take a word which means nothing here. */
const skipped = new Set(
  `-o --output -m --max-time --connect-timeout -A --user-agent -e --referer -b --cookie -c --cookie-jar -x --proxy -E --cert
   --key --cacert --capath -w --write-out --retry --retry-delay --resolve --interface --limit-rate -T --upload-file -F --form
   --max-redirs --ciphers -D --dump-header -K --config -r --range -U --proxy-user`.split(/\s+/),
);

/** Options with one letter whose value may follow at once, as in `-XPOST`. */
const joined = /^-([XHduAobmeExw])(.+)$/;

export const looksLikeCurl = (text: string): boolean =>
  /(?:^|[\n;|&$>])[^\S\n]{0,20}(?:[\w./\\]{0,200}[/\\])?curl(?:\.exe)?\s/.test(text);

/** One curl line, or a few: of a token request the sign-in is read, of any other the base URL, the path and the headers. */
export function readCurl(text: string): Result<Pasted, PasteProblem> {
  const commands = shellCommands(text.replaceAll(/^\s*[$>]\s+(?=curl)/gm, ''));
  if (commands === null) return err({ code: 'paste-broken', as: 'curl', line: null });
  const requests = commands.flatMap((words) => {
    const at = words.findIndex((word) => /(^|[/\\])curl(\.exe)?$/.test(word));
    const request = at < 0 ? null : requestOf(words.slice(at + 1));
    return request === null ? [] : [request];
  });
  if (requests.length === 0) return err({ code: 'paste-broken', as: 'curl', line: null });
  const token = requests.find(isTokenRequest);
  const api = requests.find((request) => !isTokenRequest(request));
  const notes: PasteNote[] = [];
  const pasted = found('curl');
  if (api !== undefined) {
    const { authentication, headers, url } = authenticationOf(api);
    const { baseUrl, path } = splitUrl(url);
    pasted.baseUrls.push(baseUrl);
    if (path !== '') pasted.paths.push(path);
    pasted.headers.push(...headers);
    if (token === undefined) pasted.authentications.push({ label: '', authentication });
    if (api.method !== 'GET') notes.push({ code: 'method-not-get', method: api.method });
    if (!baseUrl.startsWith('https:')) notes.push({ code: 'server-not-https', url: baseUrl });
  }
  if (token !== undefined) pasted.authentications.push({ label: '', authentication: tokenRequest(token) });
  const open = [...new Set(text.match(/\$\{?[A-Z_][A-Z0-9_]*\}?|\{\{[^{}]{1,100}\}\}|<[A-Z][A-Z_ -]{1,60}>/gi) ?? [])];
  if (open.length > 0) notes.push({ code: 'variables-open', names: open.slice(0, 5) });
  return ok({ ...pasted, notes });
}

/** What curl would send; null where there is no address in it. */
function requestOf(words: readonly string[]): SentRequest | null {
  const request: SentRequest = { method: '', url: '', headers: [], body: [], user: null, isJson: false };
  let asQuery = false;
  const queue = words.flatMap((word) => {
    const [, letter, value] = joined.exec(word) ?? [];
    if (letter !== undefined && value !== undefined) return [`-${letter}`, value];
    const [, long, given] = /^(--[a-z0-9-]+)=(.*)$/s.exec(word) ?? [];
    return long !== undefined && given !== undefined ? [long, given] : [word];
  });
  const take = (): string => queue.shift() ?? '';
  while (queue.length > 0) {
    const word = take();
    switch (word) {
      case '-X':
      case '--request':
        request.method = take().toUpperCase();
        break;
      case '-H':
      case '--header': {
        const [, name = '', value = ''] = /^([^:]+):\s*(.*)$/s.exec(take()) ?? [];
        if (name !== '') request.headers.push({ name: name.trim(), value: value.trim() });
        break;
      }
      case '-d':
      case '--data':
      case '--data-raw':
      case '--data-ascii':
      case '--data-binary':
        request.body.push(take());
        break;
      case '--data-urlencode':
        request.body.push(encoded(take()));
        break;
      case '--json':
        request.isJson = true;
        request.body.push(take());
        break;
      case '-u':
      case '--user':
        request.user = take();
        break;
      case '--oauth2-bearer':
        request.headers.push({ name: 'Authorization', value: `Bearer ${take()}` });
        break;
      case '--url':
        request.url = take();
        break;
      case '-G':
      case '--get':
        asQuery = true;
        break;
      default:
        if (skipped.has(word)) take();
        else if (!word.startsWith('-') && request.url === '') request.url = word;
    }
  }
  if (request.url === '') return null;
  if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(request.url)) request.url = `https://${request.url}`;
  if (asQuery && request.body.length > 0) {
    request.url += `${request.url.includes('?') ? '&' : '?'}${request.body.join('&')}`;
    request.body = [];
  }
  if (request.method === '') request.method = request.body.length > 0 ? 'POST' : 'GET';
  return request;
}

/** curl encodes what follows the first `=`. */
function encoded(text: string): string {
  const at = text.indexOf('=');
  return at < 0 ? encodeURIComponent(text) : `${text.slice(0, at)}=${encodeURIComponent(text.slice(at + 1))}`;
}
