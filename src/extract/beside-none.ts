import type { Json } from '../contract/json';
import { nameOf, reports, tellsOfFailure } from './complaint';
import { isObject } from './path/member-names';

/** Members whose texts say how it went, and those that mostly describe. */
const telling =
  /^(msg|messages?|warnings?|notices?|infos?|hints?|notes?|remarks?|details?|reasons?|alerts?|problems?|meldung(en)?|nachricht(en)?|hinweise?|mensajes?|mensage(m|ns)|messagg(io|i)|avis(o|os|os)?|avvis[oi]|bericht(en)?|meddelande|melding|besked|komunikat|wiadomosc|zprava|mesaj|viesti|uzenet)$/;
const describing = /^(descriptions?|statusmessage|text|title|subtitle)$/;

const none =
  /\b(no|zero|0|without) (\w+ ){0,3}(results?|records?|rows?|items?|entries|match(es)?|hits|data|objects?|documents?|elements?)\b|(?<![a-z])(no|zero)_(results?|records?|rows?|data|match(es)?)(?![a-z])|\bno matching\b|\bnothing (was )?(found|match)|\b(did|does|do) not match any\b|\bempty (result|list|set)\b|\b(keine?|0) (\w+ )?(treffer|ergebnisse?|daten|datensätze|einträge|zeilen)\b|nichts gefunden|aucun|ningún|nessun|geen (resultaten|gegevens|treffers)|nenhum|sin (resultados|datos|registros)|no se (encontr|hall)|n(ã|a)o (foram? )?encontrad|sem (resultados|dados|registros)|\b(inga|ingen|ingenting) |brak (wynik|danych|rekord)|nenalezen|ei (tuloksia|l(ö|o)ydy)|nincs (tal(á|a)lat|adat)|bulunamad(ı|i)|(ничего )?не найден|нет (данных|результатов|записей)|ありません|見つかりません|没有(数据|记录|结果|找到)|无数据|未找到|查无|없습니다|찾을 수 없/i;
const well =
  /\b(success(ful(ly)?)?|succeeded|ok|okay|processed|completed|done|fine|retrieved|returned|fetched|loaded|found|erfolgreich)\b/i;
const charactersRead = 1000;
const levels = 2;
const noticesRead = 20;

/** Whether a text says that nothing was found. */
export const saysNone = (text: string): boolean => {
  const read = text.slice(0, charactersRead);
  return none.test(read) && !tellsOfFailure(read.replace(none, ''));
};

/** Whether a text says that what was asked for does not exist: a search without rows, or a wrong address. */
export const saysNotFound = (text: string): boolean =>
  none.test(text) ||
  /\bnot[ _-]?found\b|\bdoes(n.t| not) exist\b|\bno such\b|\bno_?(data|results?|records?)\b|nicht gefunden/i.test(text);

/**
 * What an answer without rows says beside its list in words: that something failed, or something that is not known; null where
 * it says nothing, that all went well, or that nothing was found.
 */
export function saidBesideNone(root: Json, level = 0): 'failed' | 'otherwise' | null {
  if (!isObject(root)) return null;
  let said: 'failed' | 'otherwise' | null = null;
  for (const [name, value] of Object.entries(root)) {
    const plain = nameOf(name);
    const isTelling = telling.test(plain);
    for (const text of isTelling || describing.test(plain) ? textsIn(value) : []) {
      if (saysNone(text)) continue;
      if (tellsOfFailure(text.slice(0, charactersRead))) return 'failed';
      if (isTelling && /\s/.test(text.trim()) && !well.test(text)) said = 'otherwise';
    }
    const inner = level < levels && reports.test(plain) ? saidBesideNone(value, level + 1) : null;
    if (inner === 'failed') return inner;
    said ??= inner;
  }
  return said;
}

/** A text, or those of a list of notices. */
function textsIn(value: Json): string[] {
  if (typeof value === 'string') return [value];
  if (!Array.isArray(value))
    return isObject(value) ? Object.values(value).filter((text) => typeof text === 'string') : [];
  return value
    .slice(0, noticesRead)
    .flatMap((notice) => (isObject(notice) ? Object.values(notice) : [notice]))
    .filter((text) => typeof text === 'string');
}
