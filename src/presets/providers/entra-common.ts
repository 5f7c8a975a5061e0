import type { Question } from '../preset';

/** Microsoft's public cloud and its national ones: each has a directory of its own. */
export const clouds = [
  'login.microsoftonline.com',
  'login.microsoftonline.us',
  'login.partner.microsoftonline.cn',
] as const;

export const cloud: Question<'entra-cloud'> = {
  id: 'entra-cloud',
  kind: 'choice',
  choices: clouds,
  initial: clouds[0],
  example: clouds[0],
};

export const tenant: Question<'entra-tenant'> = {
  id: 'entra-tenant',
  kind: 'segment',
  initial: null,
  example: '5f2b7c1e-0d7c-4c9e-9a42-6a1d3f7f0b11',
};
