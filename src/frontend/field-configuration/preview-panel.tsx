import { Box, Button, Code, DynamicTable, Heading, Inline, Spinner, Stack, Text } from '@forge/react';
import React from 'react';
import type { BindingPreview, PagingSuggestion } from '../../contract/binding-preview';
import type { AppError } from '../../contract/failures';
import type { FieldOption } from '../../contract/field-option';
import { isReadOnly, namesPeople, readOnlyKindOf, type FieldKind } from '../../contract/field-kind';
import { looksLikePerson } from '../../contract/person';
import { pageError, type PageError } from '../shared/call';
import { CardValues } from '../shared/card-values';
import { Disclosure } from '../shared/disclosure';
import { TextInput } from '../shared/inputs';
import { Card, Message } from '../shared/layout';
import { RawText } from '../shared/raw-text';
import { useSurroundings } from '../shared/surroundings';
import { valueText } from '../shared/value-text';
import type { BindingValues } from './binding-values';
import { ReadingNotice } from './reading-notice';

export type PreviewState = {
  preview: BindingPreview | null;
  error: PageError | null;
  isRunning: boolean;
};

type Props = PreviewState & {
  kind: FieldKind;
  /** How the form has it now. */
  values: Pick<BindingValues, 'search' | 'unique' | 'path' | 'body' | 'notFoundMeansNone'>;
  onNotFound: () => void;
  onPaging: (suggestion: PagingSuggestion) => void;
  /** `nowhere`: no datasource is chosen. `unasked`: there is one, and nothing yet to ask it for. */
  readiness: 'nowhere' | 'unasked' | 'ready';
  search: string;
  onSearch: (search: string) => void;
  /** Null: the query names nothing of an issue. */
  issueKey: string | null;
  onIssueKey: (issueKey: string) => void;
  onRefresh: () => void;
};

/** What the API answers to this configuration, and the options that come of it. */
export function PreviewPanel(props: Props): React.JSX.Element {
  const { wording, locale } = useSurroundings();
  const words = wording.configuration.preview;
  return (
    <Card>
      <Inline space="space.100" alignBlock="center" spread="space-between">
        <Inline space="space.100" alignBlock="center">
          <Heading as="h3" size="small">
            {words.heading}
          </Heading>
          {props.isRunning ? <Spinner size="small" label={words.running} /> : null}
        </Inline>
        <Button spacing="compact" isDisabled={props.readiness === 'nowhere'} onClick={props.onRefresh}>
          {props.readiness === 'unasked' ? words.askNow : words.refresh}
        </Button>
      </Inline>
      {props.readiness === 'ready' ? null : (
        <Text>{props.readiness === 'nowhere' ? words.waiting : words.unasked}</Text>
      )}
      {isReadOnly(props.kind) ? null : (
        <TextInput
          id="preview.search"
          label={words.search.label}
          help={words.search.help}
          value={props.search}
          revision={0}
          onChange={props.onSearch}
        />
      )}
      {props.issueKey === null ? null : (
        <TextInput
          id="preview.issue"
          label={words.issue.label}
          help={words.issue.help}
          value={props.issueKey}
          revision={0}
          onChange={props.onIssueKey}
        />
      )}
      {props.error === null || props.error.code === 'invalid-input' ? null : (
        <Message tone="error">
          <Text>{pageError(props.error, wording, locale)}</Text>
        </Message>
      )}
      {props.preview === null || props.readiness !== 'ready' ? null : <Answer {...props} preview={props.preview} />}
    </Card>
  );
}

type Shown = Pick<Props, 'kind' | 'values' | 'onPaging' | 'onNotFound'> & { preview: BindingPreview };

function Answer(props: Shown): React.JSX.Element {
  const { preview } = props;
  const { wording, locale } = useSurroundings();
  const words = wording.configuration.preview;
  const ms = wording.duration(preview.ms, locale);
  return (
    <Stack space="space.150">
      <Found {...props} />
      <Stack space="space.050">
        <Text weight="bold">{words.request}</Text>
        <Code>{preview.requestUrl}</Code>
        <Text color="color.text.subtle">
          {preview.status !== null
            ? words.answer(preview.status, ms)
            : preview.steps.some(({ step }) => step === 'api')
              ? words.noAnswer(ms)
              : words.notAsked}
        </Text>
        {preview.steps.length === 0 ? null : (
          <Text color="color.text.subtle">
            {preview.steps.map((step) => words.step(step, wording.duration(step.ms, locale))).join(' · ')}
          </Text>
        )}
      </Stack>
      {preview.excerpt === null || preview.excerpt === '' ? null : (
        <Disclosure label={words.raw}>
          <RawText text={preview.excerpt} />
        </Disclosure>
      )}
    </Stack>
  );
}

function Found({ kind, values, onPaging, onNotFound, preview }: Shown): React.JSX.Element {
  const surroundings = useSurroundings();
  const { wording, locale } = surroundings;
  const words = wording.configuration.preview;
  if (!preview.options.ok) {
    return (
      <Message tone="warning">
        <Text>{wording.appError(preview.options.error, locale)}</Text>
        {mayMeanNone(values, preview.options.error) ? (
          <Stack space="space.100" alignInline="start">
            <Text>{words.notFound}</Text>
            <Button spacing="compact" onClick={onNotFound}>
              {words.takeForNone}
            </Button>
          </Stack>
        ) : null}
      </Message>
    );
  }
  const { options, rows, truncated, total, searchedRows, dropped, keys } = preview.options.value;
  const nobody = namesPeople(kind) ? options.find(({ key }) => looksLikePerson(key.trim()) === null) : undefined;
  const doubt = nobody === undefined ? null : <Text color="color.text.warning">{words.namesNobody(nobody.key)}</Text>;
  if (isReadOnly(kind)) {
    const [only] = options;
    return (
      <Box role="status">
        <Text>
          {only === undefined
            ? words.noValue
            : `${words.value}: ${valueText(kind, readOnlyKindOf(kind).ofText(only.key), surroundings)}`}
        </Text>
        {doubt}
      </Box>
    );
  }
  const counts = { shown: options.length, total, rows, isCut: truncated && searchedRows === null };
  const hasDetails = options.some(({ details }) => details !== undefined);
  return (
    <Stack space="space.050">
      {values.search !== 'at-source' ? (
        <ReadingNotice read={preview.options.value} pagings={preview.pagings} onPaging={onPaging} />
      ) : null}
      <Box role="status">
        <Text>{options.length === 0 ? words.none : words.options(counts, locale)}</Text>
      </Box>
      {doubt}
      {searchedRows === null ? null : <Text color="color.text.warning">{words.searchedInPart}</Text>}
      {preview.isSearchIgnored ? <Text color="color.text.warning">{words.searchIgnored}</Text> : null}
      {preview.isTotalMissing ? <Text color="color.text.warning">{words.totalMissing}</Text> : null}
      {keys.different === keys.rows ? null : (
        <Text color={keys.ambiguous === 0 ? 'color.text.subtle' : 'color.text.warning'}>
          {words.reading.repeatedKeys(keys, values.unique, locale)}
        </Text>
      )}
      {dropped === 0 ? null : <Text color="color.text.warning">{words.dropped(dropped)}</Text>}
      <FirstCard option={options[0]} />
      {options.length === 0 ? null : (
        <DynamicTable
          label={words.heading}
          head={{
            cells: [
              { key: 'label', content: words.columns.label },
              { key: 'key', content: words.columns.key },
              ...(hasDetails ? [{ key: 'details', content: words.columns.details }] : []),
            ],
          }}
          rows={options.slice(0, shownOptions).map(({ key, label, details }) => ({
            key,
            cells: [
              { key: 'label', content: <Text>{label}</Text> },
              { key: 'key', content: <Text color="color.text.subtle">{key}</Text> },
              ...(hasDetails ? [{ key: 'details', content: <Text color="color.text.subtle">{details}</Text> }] : []),
            ],
          }))}
        />
      )}
    </Stack>
  );
}

/** A search without rows may be answered so: where a query names nothing that changes, its address is wrong. */
function mayMeanNone({ path, body, notFoundMeansNone }: Props['values'], error: AppError): boolean {
  const isNotFound = error.code === 'api-http-error' && (error.status === 404 || error.status === 410);
  return isNotFound && !notFoundMeansNone && /\{[^}]+\}/.test(`${path} ${body}`);
}

/** The card of the first option, as an issue would show it. */
function FirstCard({ option }: { option: FieldOption | undefined }): React.JSX.Element | null {
  const words = useSurroundings().wording.configuration.card;
  if (option?.card === undefined) return null;
  return (
    <Stack space="space.100">
      <Text weight="bold">{words.preview(option.label)}</Text>
      {option.card.length === 0 ? (
        <Text color="color.text.subtle">{words.nothing}</Text>
      ) : (
        <CardValues values={option.card} />
      )}
    </Stack>
  );
}

const shownOptions = 10;
