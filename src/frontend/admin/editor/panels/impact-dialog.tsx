import { List, ListItem, Text } from '@forge/react';
import React from 'react';
import { useSurroundings } from '../../../shared/surroundings';
import { ConfirmDialog } from '../../confirm-dialog';
import type { UserImpact } from '../model/user-impact';

type Props = { impact: UserImpact; onSave: () => void; onClose: () => void };

/** Before a save that fields feel: which ones, how many issues, and what else it sets off. */
export function ImpactDialog({ impact, onSave, onClose }: Props): React.JSX.Element {
  const { wording, locale } = useSurroundings();
  const words = wording.impactDialog;
  const { level, touched, token, newHosts, releasedHosts, secretsDeleted } = impact;
  const consequences = [
    token === 'none' || token === 'kept' ? null : wording.tokenFate(token),
    newHosts.length === 0 ? null : wording.newlyCalled(newHosts, locale),
    releasedHosts.length === 0 ? null : wording.noLongerCalled(releasedHosts, locale),
    secretsDeleted.length === 0 ? null : wording.deletedSecrets(secretsDeleted, locale),
  ].filter((sentence) => sentence !== null);
  return (
    <ConfirmDialog
      isOpen
      title={words.title(touched.length)}
      body={words.intro(level)}
      confirm={{ label: words.confirm(level), run: onSave }}
      cancel={{ label: words.cancel, run: onClose }}
    >
      <List type="unordered">
        {touched.map((field) => (
          <ListItem key={field.fieldId}>{wording.touchedField(field, locale)}</ListItem>
        ))}
      </List>
      {consequences.map((sentence) => (
        <Text key={sentence}>{sentence}</Text>
      ))}
    </ConfirmDialog>
  );
}
