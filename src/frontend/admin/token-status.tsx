import { Lozenge, type LozengeProps } from '@forge/react';
import React from 'react';
import type { TokenStatus } from '../../contract/token';
import { useSurroundings } from '../shared/surroundings';

const appearances: Record<TokenStatus['kind'], NonNullable<LozengeProps['appearance']>> = {
  'not-requested': 'default',
  valid: 'success',
  'valid-no-expiry': 'success',
  'renewal-failing': 'moved',
  rejected: 'removed',
  expired: 'removed',
  'settings-changed': 'moved',
};

export function TokenStatusLozenge({ status }: { status: TokenStatus }): React.JSX.Element {
  const { wording } = useSurroundings();
  return <Lozenge appearance={appearances[status.kind]}>{wording.statusName(status)}</Lozenge>;
}
