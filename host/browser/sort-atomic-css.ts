import type { Plugin } from 'vite';

/**
 * Atlaskit ships atomic CSS: one declaration a class, the same class in many files. Concatenated, a later file's copy of
 * `padding` beats an earlier file's `padding-left`. One copy of each rule, in the order Compiled itself defines, restores the
 * intended result: plain rules by how many properties they cover, then states, then media queries.
 */
export function sortAtomicCss(): Plugin {
  return {
    name: 'sort-atomic-css',
    enforce: 'post',
    generateBundle(_options, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type !== 'asset' || !file.fileName.endsWith('.css')) continue;
        const source = typeof file.source === 'string' ? file.source : new TextDecoder().decode(file.source);
        file.source = sortRules(source);
      }
    },
  };
}

const atomic = /^\._[a-z0-9]{4,}/i;
const states = ['link', 'visited', 'focus-within', 'focus', 'focus-visible', 'hover', 'active', 'disabled'];
const broad =
  /^(all|animation|background|border|flex|font|grid|inset|list-style|margin|mask|outline|overflow|padding|place-\w+|text-decoration|transition)$/;
const middling =
  /^(border-(block|bottom|color|inline|left|radius|right|style|top|width)|(inset|margin|padding)-(block|inline))$/;

/** The style sheet with its atomic rules without duplicates, in cascade order, after all other rules. */
export function sortRules(css: string): string {
  const others: string[] = [];
  const seen = new Map<string, number>();
  for (const rule of topLevelRules(css)) {
    const inner = rule.startsWith('@') ? rule.slice(rule.indexOf('{') + 1) : rule;
    if (!atomic.test(inner)) others.push(rule);
    else if (!seen.has(rule)) seen.set(rule, rank(rule, inner));
  }
  const sorted = [...seen].sort((a, b) => a[1] - b[1]).map(([rule]) => rule);
  return [...others, ...sorted].join('\n');
}

function rank(rule: string, inner: string): number {
  const [selector = '', body = ''] = inner.split('{', 2);
  const property = body.split(':', 1)[0] ?? '';
  const breadth = broad.test(property) ? 0 : middling.test(property) ? 1 : 2;
  const state = Math.max(-1, ...[...selector.matchAll(/:([\w-]+)/g)].map((match) => states.indexOf(match[1] ?? '')));
  return (rule.startsWith('@') ? 1000 : 0) + (state + 1) * 10 + breadth;
}

function topLevelRules(css: string): string[] {
  const rules: string[] = [];
  let depth = 0;
  let start = 0;
  let quote = '';
  for (let at = 0; at < css.length; at++) {
    const character = css[at] ?? '';
    if (quote) {
      if (character === '\\') at++;
      else if (character === quote) quote = '';
    } else if (character === '"' || character === "'") quote = character;
    else if (character === '/' && css[at + 1] === '*') {
      at = Math.max(at, css.indexOf('*/', at + 2) + 1);
    } else if (character === '{') depth++;
    else if ((character === '}' && --depth === 0) || (character === ';' && depth === 0)) {
      rules.push(css.slice(start, at + 1).trim());
      start = at + 1;
    }
  }
  const rest = css.slice(start).trim();
  return rest ? [...rules, rest] : rules;
}
