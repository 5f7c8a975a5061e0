import { Box, Code, Inline, LoadingButton, Stack, Text } from '@forge/react';
import React from 'react';
import type { ApiSample, TestReport, TestStep } from '../../../../contract/test-report';
import type { RecognisedProvider } from '../../../../presets/recognise-provider';
import { Disclosure } from '../../../shared/disclosure';
import { TextInput } from '../../../shared/inputs';
import { Card, Message, Section } from '../../../shared/layout';
import { SampleTable } from '../../../shared/sample-table';
import { RawText } from '../../../shared/raw-text';
import type { Wording } from '../../../wording';
import { useSurroundings } from '../../../shared/surroundings';
import type { FormView } from '../model/form-view';
import { Claims } from './claims';
import { testVerdict, wasCalled, type TestVerdict } from '../model/test-verdict';
import { tokenHints } from '../model/token-hints';

type Props = {
  form: FormView;
  report: TestReport | null;
  /** The form holds other settings by now. */
  isOld: boolean;
  /** Whose token URL the form holds, for words. */
  provider: RecognisedProvider | null;
  /** Why there is no report, as a sentence. */
  failure: string | null;
  isTesting: boolean;
  onTest: () => void;
};

/** Calls the API with the form's settings and shows each step, its time and the first rows. */
export function TestPanel(props: Props): React.JSX.Element {
  const { wording } = useSurroundings();
  const words = wording.test;
  const { testPath } = wording.form;
  const { form } = props;
  return (
    <Section title={words.heading} help={words.help}>
      <TextInput
        {...form.at('testPath')}
        label={testPath.label}
        help={testPath.help}
        placeholder={testPath.placeholder}
        value={form.values.testPath}
        onChange={(path) => form.edit({ testPath: path })}
      />
      <Inline>
        <LoadingButton isLoading={props.isTesting} onClick={props.onTest}>
          {words.run}
        </LoadingButton>
      </Inline>
      {props.failure === null ? null : (
        <Message tone="error">
          <Text>{props.failure}</Text>
        </Message>
      )}
      {props.report === null ? null : (
        <>
          {props.isOld ? <Text color="color.text.warning">{words.old}</Text> : null}
          <Report report={props.report} provider={props.provider} baseUrl={form.values.baseUrl} />
        </>
      )}
    </Section>
  );
}

type ReportProps = Pick<Props, 'provider'> & { report: TestReport; baseUrl: string };

/** What a test found, step by step. */
export function Report({ report, provider, baseUrl }: ReportProps): React.JSX.Element {
  const { wording } = useSurroundings();
  const words = wording.test;
  const hints = tokenHints(report, baseUrl);
  const verdict = testVerdict(report);
  return (
    <Stack space="space.150">
      <Message tone={tones[verdict]} title={words[verdict]}>
        {report.steps.map((step) => (
          <StepLine key={step.step} step={step} provider={provider} />
        ))}
        {hints.map((hint) => (
          <Text key={hint.code}>{wording.tokenHint(hint)}</Text>
        ))}
      </Message>
      {report.steps.map((step) =>
        step.step === 'token' && step.claims !== null ? (
          <Claims key="claims" claims={step.claims} isOpenAtFirst={hints.length > 0} />
        ) : null,
      )}
      {report.steps.map((step) => (step.step === 'api' ? <ApiAnswer key="api" step={step} /> : null))}
    </Stack>
  );
}

const tones: Record<TestVerdict, 'success' | 'warning' | 'error'> = {
  ok: 'success',
  okComplaining: 'warning',
  okWithoutRows: 'warning',
  notOk: 'error',
};

/** What an answer in which no list of rows was found is instead. */
function withoutRows({ bytes, contentType, excerpt }: ApiSample, { noRows }: Wording['test']): string {
  if (bytes === 0) return noRows.nothing;
  return /^\s*<(!doctype html|html)\b/i.test(excerpt ?? '') ? noRows.webPage : noRows.other(contentType);
}

function StepLine({ step, provider }: Pick<Props, 'provider'> & { step: TestStep }): React.JSX.Element {
  const { wording, locale } = useSurroundings();
  const words = wording.test;
  const ms = wording.duration(step.ms, locale);
  if (step.step === 'token') {
    if (!step.result.ok)
      return (
        <Text>{`${words.failed(words.steps.token, ms)} ${wording.tokenFailure(step.result.error, provider)}`}</Text>
      );
    const { requestedScopes, grantedScopes } = step.result.value;
    return (
      <Text>
        {`${step.reused ? words.tokenReused : words.tokenOk(ms)} ${wording.scopes(requestedScopes, grantedScopes, locale)}`}
      </Text>
    );
  }
  if (!step.result.ok)
    return <Text>{`${words.failed(words.steps.api, ms)} ${wording.apiFailure(step.result.error)}`}</Text>;
  const { status, bytes } = step.result.value;
  return <Text>{words.apiOk(status, ms, wording.size(bytes, locale))}</Text>;
}

function ApiAnswer({ step }: { step: Extract<TestStep, { step: 'api' }> }): React.JSX.Element {
  const words = useSurroundings().wording.test;
  const sample = step.result.ok ? step.result.value : null;
  return (
    <Card>
      <Box>
        <Text color="color.text.subtle">{wasCalled(step) ? words.requested : words.notRequested}</Text>
        <Code>{step.url}</Code>
      </Box>
      {sample === null ? null : sample.rows.length === 0 ? (
        <Text>{sample.totalRows === 0 ? words.emptyList : withoutRows(sample, words)}</Text>
      ) : (
        <Stack space="space.050">
          {sample.part === null ? null : (
            <Text color="color.text.warning" weight="bold">
              {words.part({ rows: sample.totalRows ?? 0, ...sample.part })}
            </Text>
          )}
          <Text weight="bold">{words.rows(sample.rows.length, sample.totalRows)}</Text>
          <SampleTable rows={sample.rows} label={words.rows(sample.rows.length, sample.totalRows)} />
        </Stack>
      )}
      {sample === null || sample.excerpt === null ? null : (
        <Disclosure label={words.raw.show} labelWhenOpen={words.raw.hide}>
          <RawText text={sample.excerpt} />
        </Disclosure>
      )}
    </Card>
  );
}
