import { audit } from './audit';
import { configuration } from './configuration';
import { datasources } from './datasources';
import { editor } from './editor';
import { health } from './health';
import { hosts } from './hosts';
import { issue } from './issue';
import { keys } from './keys';
import { moveIn } from './move-in';
import { notifications } from './notifications';
import { portal } from './portal';
import { refresh } from './refresh';
import { sandbox } from './sandbox';
import type { Scene } from './state';
import { surfaces } from './surfaces';
import { together } from './together';
import { tokens } from './tokens';
import { transfer } from './transfer';
import { waysIn } from './ways-in';

/** Every page in every state: looked at by axe in the tests, and by people through `npm run pictures`. */
export const scenes: readonly Scene[] = [
  datasources,
  editor,
  tokens,
  refresh,
  hosts,
  health,
  notifications,
  audit,
  transfer,
  keys,
  moveIn,
  together,
  configuration,
  issue,
  surfaces,
  portal,
  sandbox,
  waysIn,
];
