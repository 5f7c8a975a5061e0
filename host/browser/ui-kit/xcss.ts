import type { CSSProperties } from 'react';
import { isRecord } from './props';

const tokenName = /^(color|elevation|space|border|radius|font|opacity|shadow|utility)\.[\w.[\]-]+$/;

/** Names that UI Kit 12 still lets through from before the design system renamed its radii. */
const oldRadii: Record<string, string> = {
  'border.radius': 'radius.small',
  'border.radius.050': 'radius.xsmall',
  'border.radius.100': 'radius.small',
  'border.radius.200': 'radius.large',
  'border.radius.300': 'radius.xlarge',
  'border.radius.400': 'radius.xxlarge',
  'border.radius.circle': 'radius.full',
};

/** The CSS variable of a design token: `color.background.input.hovered` is `var(--ds-background-input-hovered)`. */
export function tokenVariable(token: string): string {
  const path = (oldRadii[token] ?? token).split('.').filter((part) => part !== '[default]');
  const rest = path[0] === 'color' || path[0] === 'elevation' ? path.slice(1) : path;
  return `var(--ds-${rest.join('-')})`;
}

/** A CSS value as apps write it: a token's name or plain CSS. */
export function cssValue(value: unknown): string | number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string') return undefined;
  if (tokenName.test(value)) return tokenVariable(value);
  // Short forms that UI Kit accepts beside full token names: xcss({ padding: 'space.100 space.200' }).
  return value
    .split(' ')
    .map((part) => (tokenName.test(part) ? tokenVariable(part) : part))
    .join(' ');
}

/** The inline style of an `xcss` object. States such as `:hover` come with `stateRules`. */
export function xcssStyle(xcss: unknown): CSSProperties {
  if (Array.isArray(xcss)) return Object.assign({}, ...xcss.map(xcssStyle)) as CSSProperties;
  if (!isRecord(xcss)) return {};
  const declarations = Object.entries(xcss)
    .filter(([, value]) => !isRecord(value))
    .map(([property, value]) => [property, cssValue(value)]);
  const style = Object.fromEntries(declarations) as CSSProperties;
  return style.borderWidth !== undefined && style.borderStyle === undefined && style.borderColor !== undefined
    ? { ...style, borderStyle: 'solid' }
    : style;
}

/** CSS rules for the states and media queries in an `xcss` object, for a selector; empty when there are none. */
export function stateRules(selector: string, xcss: unknown): string {
  if (!isRecord(xcss)) return '';
  return Object.entries(xcss)
    .flatMap(([condition, declarations]) => {
      if (!isRecord(declarations)) return [];
      const body = Object.entries(declarations)
        .map(([property, value]) => `${kebab(property)}:${String(cssValue(value) ?? '')}!important`)
        .join(';');
      if (condition.startsWith('@media')) return [`${condition}{${selector}{${body}}}`];
      return [`${selector}${condition.replace(/^&/, '')}{${body}}`];
    })
    .join('');
}

function kebab(property: string): string {
  return property.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
