import { Button, DynamicTable, Inline, Stack, Text } from '@forge/react';
import React, { useMemo, useState } from 'react';
import { parseJsonPath } from '../../../checks/json-path';
import { moveIn } from '../../../paste/elements-connect/move-in';
import type { MovedIn, MovedLine } from '../../../paste/elements-connect/moved-in';
import { ChoiceInput, TextAreaInput } from '../../shared/inputs';
import { Cell, Message, Section } from '../../shared/layout';
import { useSurroundings } from '../../shared/surroundings';
import { PageHead } from '../../shared/page-head';
import type { Wording } from '../../wording';
import { useSiteFields } from '../connect/use-site-fields';

type Props = { onLeave: () => void; onDatasource: (moved: MovedIn) => void; onField: (moved: MovedIn) => void };

const isPath = (text: string): boolean => parseJsonPath(text).ok;

/** Settings of Elements Connect, pasted: what each becomes here, then the forms that are filled in with them. */
export function MoveInPage({ onLeave, onDatasource, onField }: Props): React.JSX.Element {
  const { wording, locale } = useSurroundings();
  const words = wording.moveIn;
  const [text, setText] = useState('');
  const [read, setRead] = useState<{ text: string; times: number }>({ text: '', times: 0 });
  const [successors, setSuccessors] = useState<Record<string, string>>({});
  const moved = useMemo(() => moveIn(read.text, { successors, isPath }), [read, successors]);
  return (
    <Stack space="space.300">
      <PageHead back={words.back} onBack={onLeave} title={words.title} intro={words.intro} />
      <TextAreaInput
        id="move-in.text"
        label={words.textLabel}
        help={words.textHelp}
        placeholder={words.placeholder}
        rows={8}
        isMonospaced
        value=""
        revision={read.times}
        onChange={setText}
      />
      <Inline>
        <Button
          isDisabled={text.trim() === ''}
          onClick={() => {
            setRead({ text, times: read.times + 1 });
            setSuccessors({});
            // It may hold secrets, which stand in their inputs soon.
            setText('');
          }}
        >
          {words.read}
        </Button>
      </Inline>
      {read.times > 0 && moved.lines.length === 0 ? (
        <Message tone="warning">
          <Text>{words.nothing}</Text>
        </Message>
      ) : null}
      {moved.lines.length === 0 ? null : (
        <Stack space="space.200">
          <Section title={words.resultTitle}>
            <Lines lines={moved.lines} />
            {moved.unread.length === 0 ? null : (
              <Message tone="information">
                <Text>{words.unread(moved.unread, locale)}</Text>
              </Message>
            )}
          </Section>
          <Parents
            ids={moved.parents}
            successors={successors}
            onChoose={(id, fieldId) => setSuccessors({ ...successors, [id]: fieldId })}
          />
          <Text color="color.text.subtle">{words.order}</Text>
          <Inline space="space.100" rowSpace="space.100" shouldWrap>
            {moved.datasource === null ? null : (
              <Button appearance="primary" onClick={() => onDatasource(moved)}>
                {words.toDatasource}
              </Button>
            )}
            {moved.binding === null ? null : (
              <Button appearance={moved.datasource === null ? 'primary' : 'default'} onClick={() => onField(moved)}>
                {words.toField}
              </Button>
            )}
          </Inline>
        </Stack>
      )}
    </Stack>
  );
}

function Lines({ lines }: { lines: readonly MovedLine[] }): React.JSX.Element {
  const { wording, locale } = useSurroundings();
  const words = wording.moveIn;
  return (
    <DynamicTable
      label={words.table}
      head={{
        cells: [
          { key: 'setting', content: words.columns.setting, width: 24 },
          { key: 'original', content: words.columns.original, width: 34 },
          { key: 'ours', content: words.columns.ours, width: 42 },
        ],
      }}
      rows={lines.map(({ setting, original, ours, notes }) => ({
        key: setting,
        cells: [
          { key: 'setting', content: <Text weight="bold">{wording.moveSetting[setting]}</Text> },
          {
            key: 'original',
            content: (
              <Cell>
                <Text>{original ?? words.secret}</Text>
              </Cell>
            ),
          },
          {
            key: 'ours',
            content: (
              <Cell>
                <Stack space="space.050">
                  <Text>
                    {ours === null
                      ? words.notTaken
                      : ours === ''
                        ? words.secretOurs
                        : shownOurs(setting, ours, wording)}
                  </Text>
                  {notes.map((note) => (
                    <Text key={note.code} size="small" color="color.text.subtle">
                      {wording.moveNote(note, locale)}
                    </Text>
                  ))}
                </Stack>
              </Cell>
            ),
          },
        ],
      }))}
    />
  );
}

/** What is chosen here, as the form that it fills in says it. */
function shownOurs(setting: MovedLine['setting'], ours: string, { moveIn: words, configuration }: Wording): string {
  if (setting === 'no-duplicates') return ours === 'yes' ? words.yes : words.no;
  if (setting !== 'sort') return ours;
  return { ...configuration.sort, label: ours }[ours as keyof typeof configuration.sort];
}

type ParentsProps = {
  ids: readonly string[];
  successors: Readonly<Record<string, string>>;
  onChoose: (id: string, fieldId: string) => void;
};

function Parents({ ids, successors, onChoose }: ParentsProps): React.JSX.Element | null {
  const words = useSurroundings().wording.moveIn;
  const { fields } = useSiteFields();
  if (ids.length === 0) return null;
  return (
    <Section title={words.parentsTitle} help={words.parentsHelp}>
      {fields === null ? (
        <Message tone="warning">
          <Text>{words.jiraSilent}</Text>
        </Message>
      ) : (
        ids.map((id) => (
          <ChoiceInput
            key={id}
            id={`move-in.parent.${id}`}
            label={words.parent(id)}
            value={successors[id] ?? null}
            placeholder={words.chooseParent}
            choices={(fields ?? []).map(({ id: fieldId, name }) => ({ value: fieldId, label: `${name} (${fieldId})` }))}
            onChange={(fieldId) => onChoose(id, fieldId)}
          />
        ))
      )}
    </Section>
  );
}
