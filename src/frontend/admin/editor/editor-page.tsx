import { Button, Inline, Spinner, Stack, Text } from '@forge/react';
import React, { useState } from 'react';
import type { ApiHealth, DatasourceView, Pause } from '../../../contract/datasource';
import type { TokenClaims } from '../../../contract/token-claims';
import type { Pasted } from '../../../paste/pasted';
import { recogniseProvider } from '../../../presets/recognise-provider';
import { pageError, type PageError } from '../../shared/call';
import { randomIdentifier } from '../../shared/identifier';
import { Column, Message, Section } from '../../shared/layout';
import { useNow, useSurroundings } from '../../shared/surroundings';
import { dateTimeAndRelative } from '../../shared/when';
import { PageHead } from '../../shared/page-head';
import { UnsavedOffer, UnsavedReturned } from '../../shared/unsaved';
import type { Wording } from '../../wording';
import { ApiHealthLines } from '../api-health-lines';
import { DatasourceForm } from './form/datasource-form';
import type { Editing } from './model/editing';
import { isDirty, tokenSettingsText } from './model/form-differences';
import { PasteBox } from './paste/paste-box';
import { pathLabel } from '../../wording/input-words';
import { attemptText } from './model/unverified-secrets';
import type { EditorCommand } from './model/problem-scope';
import { testVerdict } from './model/test-verdict';
import { EditorHead, type SavedState } from './panels/editor-head';
import { isGone, servesSaved, tokenServes } from './session/saved-token';
import { ApprovedNotice } from './panels/approved-notice';
import { Questions } from './panels/questions';
import { Consent, SaveNotices } from './panels/save-notices';
import { TestPanel } from './panels/test-panel';
import { TokenPanel } from './panels/token-panel';
import { useDiscovery } from './session/use-discovery';
import { draftOf } from './session/begun';
import { jobOf, type EditorState } from './session/editor-state';
import { useEditor, type Editor } from './session/use-editor';
import { useKeyPair } from './session/use-key-pair';

type Props = {
  editing: Editing;
  /** What a new form is filled with at first. */
  given?: Pasted | null;
  /** Where leaving leads, in words. */
  back: string;
  onSaved: (view: DatasourceView) => void;
  onLeave: () => void;
};

/** Creates or edits one datasource. */
export function EditorPage({ editing, given = null, back, onSaved, onLeave }: Props): React.JSX.Element {
  const { wording } = useSurroundings();
  const editor = useEditor(editing, { onSaved, onLeave });
  const { state } = editor;
  const { phase } = state;
  switch (phase.name) {
    case 'opening':
    case 'closed':
      return <Spinner size="large" label={wording.form.loading} />;
    case 'not-opened':
      return <LoadFailed error={phase.error} editor={editor} back={back} />;
    case 'offering':
      return (
        <Column>
          <PageHead back={back} onBack={() => editor.do({ type: 'leave' })} title={titleOf(state, wording)} />
          <UnsavedOffer
            keptAt={phase.kept.keptAt}
            body={wording.unsaved.body(phase.kept.content.name.trim())}
            onContinue={() => editor.do({ type: 'continue' })}
            onDiscard={() => editor.do({ type: 'discard' })}
          />
        </Column>
      );
    default:
      return <OpenEditor editor={editor} given={given} back={back} />;
  }
}

function titleOf({ form }: EditorState, wording: Wording): string {
  return form.version === null ? wording.form.createTitle : wording.form.editTitle(form.baseline.name);
}

/** How what is saved stands; null before the first save. */
function savedState(state: EditorState): SavedState | null {
  const { saved, form } = state;
  if (saved === null || form.version === null || isGone(state)) return null;
  const token = servesSaved(state) ? (state.token?.view ?? null) : saved.token;
  return { paused: saved.paused, api: saved.api, token };
}

type OpenProps = { editor: Editor; given: Pasted | null; back: string };

function OpenEditor({ editor, given, back }: OpenProps): React.JSX.Element {
  const { wording, locale } = useSurroundings();
  const words = wording.form;
  const { state, form } = editor;
  const { phase, notices } = state;
  const discovery = useDiscovery(form);
  const keyPair = useKeyPair(draftOf(state), form);
  const provider = recogniseProvider(form.values.tokenUrl);
  const work = jobOf(phase)?.does ?? null;
  const getToken = (): void => editor.do({ type: 'get-token' });
  const test = (): void => editor.do({ type: 'test' });
  const sentence = (at: EditorCommand): string | null => {
    const notice = notices[at];
    return notice?.kind === 'error' ? pageError(notice.error, wording, locale, provider) : null;
  };
  const [savedFrom, setSavedFrom] = useState<'head' | 'end'>('head');
  const save = (from: typeof savedFrom): void => {
    setSavedFrom(from);
    editor.save();
  };
  const isNew = form.state.version === null;
  const isOldReport =
    state.reportOf !== null &&
    (state.reportOf !== attemptText(form.values) || state.reportPath !== form.values.testPath.trim());
  const next = nextStep(state, wording);
  const { approved } = state;
  const standing = savedState(state);
  const approvedFor = (at: EditorCommand): React.JSX.Element | null =>
    approved?.command === at ? (
      <ApprovedNotice hosts={approved.hosts} onTakenBack={() => editor.do({ type: 'taken-back' })} />
    ) : null;
  const saveNotice = (
    <>
      {approvedFor('save')}
      <SaveNotices editor={editor} failure={sentence('save')} />
    </>
  );
  const status = standing?.token?.status;
  const reason = status !== undefined && 'failure' in status ? wording.tokenFailure(status.failure, provider) : null;
  const failed = notices.saved?.kind === 'error' ? pageError(notices.saved.error, wording, locale, provider) : null;
  // The head says it as the state's reason.
  const savedFailure = failed === reason ? null : failed;
  return (
    <>
      <DatasourceForm
        form={form}
        discovery={discovery}
        keyPair={keyPair}
        head={
          <Stack space="space.150">
            <EditorHead
              back={back}
              title={titleOf(state, wording)}
              saved={standing}
              canSave={!isGone(state)}
              provider={provider}
              verdict={state.report === null || isOldReport ? null : wording.test[testVerdict(state.report)]}
              work={work}
              onBack={() => editor.do({ type: 'leave' })}
              onSave={() => save('head')}
              onTest={test}
              onRenew={() => editor.do({ type: 'renew' })}
              onPause={() => editor.do({ type: 'ask-reason' })}
              onResume={() => editor.do({ type: 'resume' })}
            />
            <Unseen
              error={state.unseen}
              onAnew={() => editor.do({ type: 'start-anew', draftId: randomIdentifier() })}
            />
            {savedFailure === null ? null : (
              <Message tone="error" title={words.head.notDone}>
                <Text>{savedFailure}</Text>
              </Message>
            )}
            {savedFrom === 'head' ? saveNotice : null}
          </Stack>
        }
        notice={
          <>
            {isNew && state.editing.what === 'copy' ? (
              <Message tone="information">
                <Text>{words.copied}</Text>
              </Message>
            ) : null}
            {isNew ? <PasteBox form={form} given={given} /> : null}
            <Paused pause={standing?.paused ?? null} />
            {state.toType === null ? null : (
              <UnsavedReturned labels={state.toType.map((path) => pathLabel(path, words))} />
            )}
          </>
        }
        tokenPanel={
          <Stack space="space.150">
            <TokenPanel
              token={state.token?.view ?? null}
              claims={claimsBeside(state)}
              provider={provider}
              isOutdated={state.token !== null && state.token.settings !== tokenSettingsText(form.values)}
              serves={tokenServes(state)}
              next={next === null ? null : { ...next, run: () => save('head') }}
              failure={sentence('token')}
              isAsking={work === 'get-token'}
              onGet={getToken}
            />
            {approvedFor('token')}
            <Consent notice={notices.token} onApprove={getToken} />
          </Stack>
        }
        testPanel={
          <Stack space="space.150">
            <Standing api={standing?.api ?? null} />
            <TestPanel
              form={form}
              report={state.report}
              isOld={isOldReport}
              provider={provider}
              failure={sentence('test')}
              isTesting={work === 'test'}
              onTest={test}
            />
            {approvedFor('test')}
            <Consent notice={notices.test} onApprove={test} />
          </Stack>
        }
        saveNotice={savedFrom === 'end' ? saveNotice : null}
        canSave={!isGone(state)}
        isSaving={work === 'save'}
        onSave={() => save('end')}
        onCancel={() => editor.do({ type: 'leave' })}
      />
      <Questions editor={editor} />
    </>
  );
}

/** The report of a test tells them itself. */
function claimsBeside({ report, token }: EditorState): TokenClaims | null {
  const isTold = report?.steps.some((step) => step.step === 'token' && step.claims !== null) === true;
  return isTold ? null : (token?.claims ?? null);
}

/** What comes after a token of settings that are not saved yet. */
function nextStep(state: EditorState, wording: Wording): { words: string; label: string } | null {
  const { next } = wording.tokenPanel;
  const { form, report, notices } = state;
  const isFailing = notices.token !== null || report?.ok === false;
  if (servesSaved(state) || isFailing) return null;
  if (form.version === null) return { words: next.connect, label: next.saveAndConnect };
  return isDirty(form) ? { words: next.save, label: next.saveSettings } : null;
}

function Paused({ pause }: { pause: Pause | null }): React.JSX.Element | null {
  const { wording, ...place } = useSurroundings();
  const now = useNow(60_000);
  if (pause === null) return null;
  const when = dateTimeAndRelative(pause.at, Math.max(now, Date.parse(pause.at)), place);
  return (
    <Message tone="information" title={wording.form.pausedTitle}>
      <Text>{wording.form.paused(when, pause.reason)}</Text>
    </Message>
  );
}

/** The page asks by itself how what is saved stands: why it does not know it now. */
function Unseen({ error, onAnew }: { error: PageError | null; onAnew: () => void }): React.JSX.Element | null {
  const { wording, locale } = useSurroundings();
  const words = wording.form.head;
  if (error === null) return null;
  const isDeleted = error.code === 'not-found';
  return (
    <Message tone="warning" title={isDeleted ? words.goneTitle : words.unseenTitle}>
      <Text>{isDeleted ? words.gone : `${pageError(error, wording, locale)} ${words.unseen}`}</Text>
      {isDeleted ? (
        <Inline>
          <Button onClick={onAnew}>{words.anew}</Button>
        </Inline>
      ) : null}
    </Message>
  );
}

type FailedProps = { error: PageError; editor: Editor; back: string };

function LoadFailed({ error, editor, back }: FailedProps): React.JSX.Element {
  const { wording, locale } = useSurroundings();
  return (
    <Stack space="space.150">
      <Message tone="error" title={wording.form.loadFailed}>
        <Text>{pageError(error, wording, locale)}</Text>
      </Message>
      <Inline space="space.100">
        <Button onClick={() => editor.do({ type: 'reload' })}>{wording.list.reload}</Button>
        <Button appearance="subtle" onClick={() => editor.do({ type: 'leave' })}>
          {back}
        </Button>
      </Inline>
    </Stack>
  );
}

/** Of a saved datasource: how its API fared with fields, whatever is tried here. */
function Standing({ api }: { api: ApiHealth | null }): React.JSX.Element | null {
  const { wording } = useSurroundings();
  const now = useNow(15_000);
  if (api === null) return null;
  return (
    <Section title={wording.apiHealth.heading}>
      <ApiHealthLines api={api} now={now} />
    </Section>
  );
}
