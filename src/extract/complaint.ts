import type { Json } from '../contract/json';
import { isObject } from './path/member-names';

const errors =
  /^(errors?|err(or)?(code|msg|message|description|type)|faults?|faultstring|exceptions?|error\w*|erreurs?|errore|errori|erros?|fehler\w*|fout(en|melding)?|felmeddelande|blad|chyba|hata|virhe|hiba|oshibka|fallo)$/;
const successes =
  /^(is|was)?(success(ful|fully)?|succeeded|ok|okay|exito|exitoso|sucesso|successo|succes|reussi|erfolg(reich)?|gelukt|lyckades|sukces|uspech|uspeh|basarili)$/;
const failures = /^(is|was|has)?(errors?|fail(ed|ure)|throttled|ratelimited|limitexceeded|denied|rejected)$/;
const codes = /^(code|(ret|return|result|response|resp|error|err|api|biz)(code|cd)|errno|ret|rc)$/;
const statuses = /^(http)?(status|statuscode)$/;
const outcomes = /^((response|result|request|query)?(status|statustext|statusmessage|result|state)|outcome|stat|ack)$/;
const notices = /^(messages?|notifications?|notices?|alerts?|problems?)$/;
const severities = /^(type|severity|level|status|category|kind)$/;

/** Where an answer says how it went, one level down: what is elsewhere may repeat the question, as a filter by status does. */
export const reports =
  /^(meta(data|info)?|header|responseheader|response|result|resultinfo|responseinfo|info|body|head|(response|api)?status|envelope|error)$/;

const badWords =
  /(^|[^a-z])(ko|ng|nok|nack)($|[^a-z])|err(or)?($|[^a-z])|fail|fault|denied|denial|exception|throttl|forbidden|unauthori[sz]|reject|abort|time(d)?[ _-]?out|unavailable|invalid|not[ _-]?ok|over[ _-]?(query|rate|daily)[ _-]?limit|(rate|quota)[ _-]?(limit|exceed)|too[ _-]?many/i;

const inSentences =
  /quota|exceed|expired|maintenance|blocked|suspended|try again|retry|not (allowed|permitted|authori[sz]ed|available|supported)|permission|credential|log ?in|sign ?in|used up|overload|verweigert|fehlgeschlagen|fehler|ungültig|überschritten|nicht (verfügbar|erreichbar|berechtigt|erlaubt)|abgelaufen|denegad|negad[oa]|refus(é|e)|expir(é|e|ad)|scadut|verlopen|geweigerd|inv(á|a)lid|non valid|ongeldig|interdit|vietat|proibid|(å|a)tkomst nekad|odmow|zamitnut|reddedildi|отказ|запрещ|ошибк|エラー|错误|失败|拒绝/i;

/** Whether a text for people tells of a failure. */
export function tellsOfFailure(text: string): boolean {
  return isBadWord(text) || inSentences.test(text);
}

const levels = 2;

/**
 * Whether an answer says at its top, or where it reports on itself, that something went wrong: then a list without rows is no
 * empty one. `{"success":false}`, `{"code":429}` and `{"meta":{"error":"x"}}` do, `{"code":0,"error":null}` does not.
 */
export function complains(root: Json): boolean {
  return complainsAt(root, 0);
}

/** The same of an XML document, whose top is its only element. */
export function elementComplains(root: Json): boolean {
  return complains(root) || (isObject(root) && Object.values(root).some(complains));
}

function complainsAt(value: Json, level: number): boolean {
  return (
    isObject(value) &&
    Object.entries(value).some(
      ([name, member]) =>
        saysFailed(nameOf(name), member) ||
        (level < levels && reports.test(nameOf(name)) && complainsAt(member, level + 1)),
    )
  );
}

/** Neither signs and capitals, nor the prefix of a namespace. */
export const nameOf = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/^[\w-]+:/, '')
    .replace(/[^A-Za-z0-9]/g, '')
    .toLowerCase();

function saysFailed(name: string, value: Json): boolean {
  if (errors.test(name) && !isVoid(value) && !isFine(value)) return true;
  if (Array.isArray(value)) return notices.test(name) && value.slice(0, 20).some(isBadNotice);
  if (value === null || typeof value === 'object') return false;
  const text = String(value).trim();
  if (successes.test(name)) return /^(false|0|no|n)$/i.test(text) || badWords.test(text);
  if (failures.test(name)) return /^(true|1|yes|y)$/i.test(text);
  if (codes.test(name))
    return /^-?\d+$/.test(text) ? !isFineCode(text) : isBadWord(text) || /^e[-_]?\d{2,}$/i.test(text);
  if (statuses.test(name) && /^-?\d+$/.test(text)) return /^(-\d+|[45]\d\d)$/.test(text);
  if (outcomes.test(name)) return text === 'false' || isBadWord(text);
  return false;
}

/** Nothing, one, HTTP's statuses of success, and what looks like them: `00000`, `10000`, `20000`. */
const isFineCode = (text: string): boolean => /^(0+|1|10+|[123]\d\d|20+)$/.test(text);

const isBadWord = (text: string): boolean => badWords.test(text) && !/^(no|without|0)[ _-]/i.test(text);

function isBadNotice(notice: Json): boolean {
  return (
    isObject(notice) &&
    Object.entries(notice).some(
      ([name, value]) => severities.test(nameOf(name)) && typeof value === 'string' && isBadWord(value),
    )
  );
}

/** What stands beside an answer that went well: `"code": 0`, `"status": "OK"`, `"error": false`. */
export function isFine(value: Json): boolean {
  return /^(0+|2\d\d|ok|okay|success|succeeded|false|none|null)$/i.test(typeof value === 'object' ? '' : String(value));
}

export function isVoid(value: Json): boolean {
  if (Array.isArray(value)) return value.length === 0;
  return value === null || value === '' || (isObject(value) && Object.values(value).every(isVoid));
}
