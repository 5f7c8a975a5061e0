import { Box, DynamicTable, Heading, Inline, Stack, Text, User } from '@forge/react';
import React, { type ReactNode } from 'react';
import type { RefreshCounts, RefreshPlan, RefreshReport, RefreshRun } from '../../../contract/refresh';
import { CopyPanel } from '../../shared/copy/copy-panel';
import { Column, Section } from '../../shared/layout';
import { NameLink } from '../../shared/name-link';
import { useSurroundings } from '../../shared/surroundings';
import { FieldActions, type FieldActionsProps } from './field-actions';
import { PlanForm } from './plan-form';
import { openIssue } from '../connect/jira-pages';
import { RunStatus } from './run-status';

type Props = FieldActionsProps & { report: RefreshReport; onPlan: (plan: RefreshPlan) => Promise<string | null> };

/** All about one field's refreshes: the plan, the last run, its counts, and some of what it found. */
export function FieldReport({ report, onPlan, ...does }: Props): React.JSX.Element {
  const { wording } = useSurroundings();
  const words = wording.refresh;
  const { item } = report;
  return (
    <Stack space="space.300">
      <Stack space="space.050">
        <Heading as="h3" size="small">
          {item.fieldName}
        </Heading>
        <Text color="color.text.subtle">{words.fromDatasource(item.datasourceName)}</Text>
        <FieldActions item={item} {...does} />
      </Stack>
      <Column>
        <PlanForm key={item.id} plan={item.plan} isBusy={does.busy !== null} onSave={onPlan} />
      </Column>
      {report.copyVersion === null ? null : (
        <Column>
          <CopyPanel id={item.id} version={report.copyVersion} />
        </Column>
      )}
      <Section title={words.lastTitle}>
        {item.run === null ? (
          <Text color="color.text.subtle">{words.never}</Text>
        ) : (
          <Run run={item.run} report={report} />
        )}
      </Section>
    </Stack>
  );
}

function Run({ run, report: { examples } }: { run: RefreshRun; report: RefreshReport }): React.JSX.Element {
  const { wording } = useSurroundings();
  const words = wording.refresh;
  const { counts } = run;
  return (
    <Stack space="space.200">
      <RunStatus run={run} />
      <Inline space="space.050" alignBlock="center" shouldWrap>
        <Text color="color.text.subtle">{words.startedBy}</Text>
        {run.startedBy === '' ? <Text>{words.theApp}</Text> : <User accountId={run.startedBy} />}
      </Inline>
      <Counts run={run} />
      <Examples
        title={words.changedTitle}
        all={counts.changed}
        head={[words.changedColumns.issue, words.changedColumns.before, words.changedColumns.after]}
        rows={examples.changed.map(({ issueKey, before, after }) => [issueKey, before || words.empty, after])}
      />
      <Examples
        title={words.goneTitle}
        all={counts.gone}
        head={[words.valueColumns.issue, words.valueColumns.label]}
        rows={examples.gone.map(({ issueKey, label }) => [issueKey, label])}
      />
      <Examples
        title={words.unchosenTitle}
        help={words.unchosenHelp}
        all={counts.unchosen}
        head={[words.valueColumns.issue, words.valueColumns.label]}
        rows={examples.unchosen.map(({ issueKey, label }) => [issueKey, label])}
      />
      <Examples
        title={words.notCheckedTitle}
        help={words.notCheckedHelp}
        all={counts.notChecked}
        head={[words.valueColumns.issue, words.valueColumns.label]}
        rows={examples.notChecked.map(({ issueKey, label }) => [issueKey, label || words.empty])}
      />
      <Examples
        title={words.refusedTitle}
        help={words.refusedHelp}
        all={run.refused}
        head={[words.valueColumns.issue]}
        rows={examples.refused.map((issueKey) => [issueKey])}
      />
    </Stack>
  );
}

const always: readonly (keyof RefreshCounts)[] = ['issues', 'unchanged', 'changed', 'gone', 'notChecked'];

/** What was counted. What concerns only some fields or runs is left out where there is none of it. */
function Counts({ run }: { run: RefreshRun }): React.JSX.Element {
  const { wording, dateLocale } = useSurroundings();
  const words = wording.refresh;
  const counted = always.map((name) => [name, run.counts[name]] as const);
  const seldom = (['unchosen', 'sealed', 'elsewhere'] as const).flatMap((name) =>
    run.counts[name] === 0 ? [] : [[name, run.counts[name]] as const],
  );
  const written = run.isDryRun ? [] : ([['written', run.written]] as const);
  const refused = run.refused === 0 ? [] : ([['refused', run.refused]] as const);
  const number = new Intl.NumberFormat(dateLocale);
  return (
    <Column>
      <Cells
        label={words.countsLabel}
        head={[words.countColumns.what, words.countColumns.count]}
        rows={[...counted, ...seldom, ...written, ...refused].map(([name, count]) => [
          wording.refreshCount(name),
          number.format(count),
        ])}
      />
    </Column>
  );
}

type ExamplesProps = { title: string; help?: string; all: number; head: string[]; rows: string[][] };

function Examples({ title, help, all, head, rows }: ExamplesProps): ReactNode {
  const words = useSurroundings().wording.refresh;
  if (rows.length === 0) return null;
  return (
    <Section title={title} {...(help !== undefined && { help })}>
      <Text color="color.text.subtle">{words.examples(rows.length, Math.max(all, rows.length))}</Text>
      <Cells label={title} head={head} rows={rows} areIssues />
    </Section>
  );
}

type CellsProps = {
  label: string;
  head: string[];
  rows: string[][];
  /** The first cell of each row is an issue's key, and leads there. */
  areIssues?: boolean;
};

function Cells({ label, head, rows, areIssues = false }: CellsProps): React.JSX.Element {
  const { notOpened } = useSurroundings().wording.connect;
  return (
    <Box>
      <DynamicTable
        label={label}
        head={{ cells: head.map((content, at) => ({ key: String(at), content })) }}
        rows={rows.map((cells, row) => ({
          key: String(row),
          cells: cells.map((text, at) => ({
            key: String(at),
            content:
              areIssues && at === 0 ? (
                <NameLink label={text} onFollow={() => openIssue(text, notOpened)} />
              ) : (
                <Text>{text}</Text>
              ),
          })),
        }))}
      />
    </Box>
  );
}
