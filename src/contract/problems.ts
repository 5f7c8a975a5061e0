import type { TemplateProblem } from './template-problem';
import type { PathProblem } from './path-problem';

/** What is wrong with one input of a form. */
export type FieldProblem =
  | { code: 'required' }
  | { code: 'too-long'; max: number }
  /** Not too many characters, but they are made of too many parts. */
  | { code: 'too-large' }
  | { code: 'too-many'; max: number }
  /** All rows and texts together do not fit the stored record; named at the list that takes most of it. */
  | { code: 'too-many-bytes'; max: number }
  /** It is written like a secret, and here it would be stored and shown in the clear. */
  | { code: 'holds-secret' }
  | { code: 'out-of-range'; min: number; max: number }
  | { code: 'not-a-choice' }
  | { code: 'name-taken' }
  | { code: 'characters' }
  | { code: 'header-forbidden' }
  | { code: 'repeated' }
  | { code: 'reserved-parameter' }
  /** Fields that would wait for each other, by name, from the one in the form back to itself. */
  | { code: 'circular-fields'; names: string[] }
  /** What is copied is the same for everybody: these variables of its query would differ. */
  | { code: 'copy-with-variables'; names: string[] }
  | { code: 'unknown-datasource' }
  | { code: 'secret-required'; because: 'new' | 'host-changed' | 'authentication-changed' }
  | { code: 'url'; problem: UrlProblem }
  | ({ code: 'jsonpath' } & PathProblem)
  | ({ code: 'template' } & TemplateProblem)
  | { code: 'date' }
  /** The private key is neither PEM nor JWK, nor a key file. */
  | { code: 'key-unreadable' }
  | { code: 'key-encrypted' }
  | { code: 'key-algorithm' }
  /** A pair that was made for this form is no longer kept, or another one was made since. */
  | { code: 'key-pair-gone' };

export type UrlProblem =
  | 'not-a-url'
  | 'not-https'
  | 'userinfo'
  | 'fragment'
  | 'backslash'
  | 'characters'
  | 'too-long'
  | 'host-single-label'
  | 'host-local'
  | 'host-ip-address'
  | 'host-trailing-dot'
  | 'port'
  | 'leaves-base'
  | 'has-query'
  | 'template-in-base';
