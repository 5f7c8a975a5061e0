import { Button, ButtonGroup, List, ListItem, Stack, Text } from '@forge/react';
import React from 'react';
import type { DatasourceView } from '../../../../contract/datasource';
import { Message } from '../../../shared/layout';
import { useNow, useSurroundings } from '../../../shared/surroundings';
import { pastTimeAndRelative } from '../../../shared/when';
import type { FormState } from '../model/form-state';
import { valuesOf } from '../model/saved-values';
import { mergeValues } from '../model/merge-values';
import { pathLabel } from '../../../wording/input-words';
import { savedMeanwhile } from '../model/saved-meanwhile';

type Props = {
  state: FormState;
  updatedAt: string;
  /** What is saved now; null when it could not be read. */
  theirs: DatasourceView | null;
  onReload: () => void;
  onMerge: (theirs: DatasourceView) => void;
  onKeep: () => void;
};

/** Another administrator saved while this form was open: when, what differs, and what can be done about it. */
export function ConflictNotice({ state, updatedAt, theirs, onReload, onMerge, onKeep }: Props): React.JSX.Element {
  const { wording, ...place } = useSurroundings();
  const now = useNow(30_000);
  const words = wording.conflict;
  const merged =
    theirs === null ? null : mergeValues(state.baseline, state.values, valuesOf(theirs.settings, theirs.savedSecrets));
  return (
    <Message tone="warning" title={words.title}>
      <Stack space="space.100">
        <Text>{words.body(pastTimeAndRelative(updatedAt, now, place))}</Text>
        {theirs === null ? null : <Changes state={state} theirs={theirs} />}
        {merged === null || merged.kept.length === 0 ? null : (
          <Text>
            {words.both(
              merged.kept.map((path) => pathLabel(path, wording.form)),
              place.locale,
            )}
          </Text>
        )}
        <ButtonGroup label={words.title}>
          {theirs === null || merged === null || merged.taken.length === 0 ? null : (
            <Button onClick={() => onMerge(theirs)}>{words.merge}</Button>
          )}
          <Button onClick={onReload}>{words.reload}</Button>
          <Button onClick={onKeep}>{words.keep}</Button>
        </ButtonGroup>
      </Stack>
    </Message>
  );
}

function Changes({ state, theirs }: { state: FormState; theirs: DatasourceView }): React.JSX.Element {
  const { wording } = useSurroundings();
  const words = wording.conflict;
  const changes = savedMeanwhile(state, theirs);
  return (
    <>
      {changes.length === 0 ? (
        <Text>{words.nothingDiffers}</Text>
      ) : (
        <>
          <Text>{words.changes}</Text>
          <List type="unordered">
            {changes.map((change) => (
              <ListItem key={change.path}>{wording.auditChange(change)}</ListItem>
            ))}
          </List>
        </>
      )}
      <Text>{words.secrets}</Text>
    </>
  );
}
