import { wordsOf } from './words';

/**
 * Whether a number beside rows is of something else by a word of its name: of no rows at all, or of things that are not those
 * that were asked for, where those are known.
 */
export function isOfOthers(words: readonly string[], asked: readonly string[]): boolean {
  return words.some(
    (word) => ofOthers.test(word) || (asked.length > 0 && otherThings.test(word) && !asked.includes(stemOf(word))),
  );
}

/** What an address, and the name of a list, are about: of `/v2/orders/7/lines` the orders and the lines. */
export function thingsIn(url: string | null, list: string | null): string[] {
  const path = url !== null && URL.canParse(url) ? new URL(url).pathname.toLowerCase().split(/[^a-z]+/) : [];
  const names = [...path, ...(list === null ? [] : wordsOf(list))];
  return names.map(stemOf).filter((name) => name.length > 2 && !ofNothing.test(name));
}

export const stemOf = (word: string): string => word.replace(/ies$/, 'y').replace(/(?<=[sx])es$|(?<!s)s$/, '');

const ofNothing =
  /^(api|rest|service|search|query|find|list|data|item|result|record|row|value|content|entry|hit|doc|object|element|odata|graphql|report|resource|collection|entity|export|view|table|json|xml|public|external|internal|version|admin)$/;

const otherThings =
  /^(ids?|keys?|accounts?|tenants?|orgs?|organi[sz]ations?|users?|customers?|clients?|orders?|invoices?|carts?|baskets?|shipments?|quer(y|ies)|columns?|fields?|taxes|tax|branches|employees?|countries|cities)$/;

/** What numbers beside rows are of, when they are not of the rows. */
const ofOthers = new RegExp(
  `^(${[
    'took|elapsed|time|times|uptime|countdown|heartbeat|ms|msecs?|millis(econds)?|secs?|seconds?|minutes?|hours?|days?|weeks?|months?|years?|dates?|duration|overtime|weekdays?|tz|dauer|zeit|datum|jahr|monat|tag|stand',
    'timestamp|ts|epoch|unix|created|updated|modified|generated|since|until|expires?|expiry|ttl|age|interval|update|timeout|delay|wait|reset|window|refresh',
    'version|ver|build|revision|rev|release|status|state|code|http|error|errors|warnings?|fehler|retry|retries|attempts?|rc|ret|errno|severity|(err|error|status|result|ret|return|resp|response)(code|number|no)|types?|kinds?|categor(y|ies)|class|mode|flags?|mask|colou?r|env|locale|lcid|answer',
    'price|prices|discount|rebate|margin|profit|cost|costs|amount|amounts|fee|fees|tax|vat|balance|budget|revenue|sales|salary|currency|value|sum|preis|betrag|summe|umsatz|avg|average|mean|median|min|max|minimum|maximum|std',
    'score|rank|rating|weight|width|height|depth|length|lat|lon|lng|latitude|longitude|altitude|elevation|zoom|radius|distance|temperature|humidity|pressure|speed|degrees?|top|bottom|right|x|y|z',
    'port|pid|north|south|east|west|bytes?|kb|mb|gb|memory|cpu|load|size|checksum|hash|crc|seed|nonce|sequence|seq|serial|etag|chunk|shards?|node|nodes|threads?|workers?|process|queue|pool|correlation|sync|run',
    'sites?|plants?|warehouses?|stores?|branch|divisions?|regions?|areas?|zones?|departments?|groups?|parent|mandant|warranty',
    'season|round|matchday|semester|quarter|edition|volume|chapter|episode|floor|room|ids?|ref|nr|no|number|nummer|zip|plz|postcode|phone|tel|poll|tax',
    'rate|quota|limit|limits|limite|remaining|used|usage|credits?|points?|units?|calls?|requests?|hits?per|capacity|seats?|licen[cs]es?|free|allowed|permitted|api|percent|percentage|progress|prozent|ratio|priority|level|threshold|target|goal|page|pages|per|offset|index|start|end|from|to|position|batch|unread|new|deleted|removed|views?|likes?|followers?|comments?|stars?|forks?|votes?',
  ].join('|')})$`,
);
