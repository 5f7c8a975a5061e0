import { Box, Inline, UserPicker, xcss } from '@forge/react';
import React from 'react';
import { auditActions, type AuditAction, type AuditEntry, type AuditFilter } from '../../../contract/audit';
import { ChoiceInput, TextInput, type Choice } from '../../shared/inputs';
import { useSurroundings } from '../../shared/surroundings';
import { datasourceChoices, type KnownDatasource } from './audit-choices';

const narrow = xcss({ minWidth: '200px' });
const wide = xcss({ minWidth: '240px', flexGrow: '1' });

type Props = {
  filter: AuditFilter;
  /** Those shown: they know datasources that no longer exist. */
  entries: readonly AuditEntry[];
  datasources: readonly KnownDatasource[];
  onChange: (patch: Partial<AuditFilter>) => void;
};

/** Which entries to show. */
export function AuditFilters({ filter, entries, datasources, onChange }: Props): React.JSX.Element {
  const { wording } = useSurroundings();
  const words = wording.audit;
  const actions: Choice<AuditAction | 'any'>[] = [
    { value: 'any', label: words.anyAction },
    ...auditActions.map((value) => ({ value, label: wording.auditAction(value) })),
  ];
  const chosen = datasourceChoices(datasources, entries, words.deletedDatasource);
  return (
    <Inline space="space.200" rowSpace="space.100" alignBlock="start" shouldWrap>
      <Box xcss={wide}>
        <TextInput
          id="audit.text"
          label={words.search}
          type="search"
          value={filter.text}
          revision={0}
          onChange={(text) => onChange({ text: text.slice(0, 200) })}
        />
      </Box>
      <Box xcss={narrow}>
        <ChoiceInput
          id="audit.datasource"
          label={words.datasource}
          value={filter.datasourceId ?? 'any'}
          choices={[{ value: 'any', label: words.anyDatasource }, ...chosen]}
          isSearchable
          onChange={(id) => onChange({ datasourceId: id === 'any' ? null : id })}
        />
      </Box>
      <Box xcss={narrow}>
        <ChoiceInput
          id="audit.action"
          label={words.action}
          value={filter.actions[0] ?? 'any'}
          choices={actions}
          onChange={(action) => onChange({ actions: action === 'any' ? [] : [action] })}
        />
      </Box>
      <Box xcss={narrow}>
        <UserPicker
          name="audit.person"
          label={words.person}
          placeholder={words.anyPerson}
          // Clearing it hands over nothing, whatever the type says.
          onChange={(user: { id: string } | null | undefined) => onChange({ by: user?.id ?? null })}
        />
      </Box>
    </Inline>
  );
}
