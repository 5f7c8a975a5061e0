import { Lozenge, type LozengeProps } from '@forge/react';
import React from 'react';
import { useSurroundings } from '../shared/surroundings';
import type { ShownStatus } from '../wording/shown-token';

const appearances: Record<ShownStatus['kind'], NonNullable<LozengeProps['appearance']>> = {
  'not-requested': 'default',
  checking: 'default',
  valid: 'success',
  'valid-no-expiry': 'success',
  'renewal-failing': 'moved',
  rejected: 'removed',
  // Normal where a new one comes with the next use.
  expired: 'default',
  ended: 'default',
  'settings-changed': 'moved',
};

export function TokenStatusLozenge({ status }: { status: ShownStatus }): React.JSX.Element {
  const { wording } = useSurroundings();
  return <Lozenge appearance={appearances[status.kind]}>{wording.statusName(status)}</Lozenge>;
}
