import { Button, Inline, Spinner, Stack, Text } from '@forge/react';
import React from 'react';
import type { ApiHealth, DatasourceView, Pause } from '../../../contract/datasource';
import { recogniseProvider } from '../../../presets/recognise-provider';
import { pageError, type PageError } from '../../shared/call';
import { Message } from '../../shared/layout';
import { useNow, useSurroundings } from '../../shared/surroundings';
import { dateTimeAndRelative } from '../../shared/when';
import type { Wording } from '../../wording';
import { ApiHealthLines } from '../api-health-lines';
import { ConfirmDialog } from '../confirm-dialog';
import { ConsentNotice } from '../egress/consent-notice';
import { ConflictNotice } from './panels/conflict-notice';
import { DatasourceForm } from './form/datasource-form';
import type { Editing } from './model/editing';
import { UnverifiedDialog } from './panels/unverified-dialog';
import { tokenSettingsText } from './model/form-differences';
import { ImpactDialog } from './panels/impact-dialog';
import { pathLabel } from '../../wording/input-words';
import type { EditorCommand } from './model/problem-scope';
import { TestPanel } from './panels/test-panel';
import { TokenPanel } from './panels/token-panel';
import { UnsavedOffer, UnsavedReturned } from './panels/unsaved-offer';
import { useDiscovery } from './session/use-discovery';
import { draftOf } from './session/begun';
import { jobOf, type EditorState } from './session/editor-state';
import type { SaveNotice } from './session/notices';
import { useEditor, type Editor } from './session/use-editor';
import { useKeyPair } from './session/use-key-pair';

type Props = { editing: Editing; onSaved: (view: DatasourceView) => void; onLeave: () => void };

/** Creates or edits one datasource. */
export function EditorPage({ editing, onSaved, onLeave }: Props): React.JSX.Element {
  const { wording } = useSurroundings();
  const editor = useEditor(editing, { onSaved, onLeave });
  const { state } = editor;
  const { phase } = state;
  switch (phase.name) {
    case 'opening':
    case 'closed':
      return <Spinner size="large" label={wording.form.loading} />;
    case 'not-opened':
      return <LoadFailed error={phase.error} editor={editor} />;
    case 'offering':
      return (
        <UnsavedOffer
          kept={phase.kept}
          title={titleOf(state, wording)}
          onContinue={() => editor.do({ type: 'continue' })}
          onDiscard={() => editor.do({ type: 'discard' })}
          onBack={() => editor.do({ type: 'leave' })}
        />
      );
    default:
      return <OpenEditor editor={editor} />;
  }
}

function titleOf({ form }: EditorState, wording: Wording): string {
  return form.version === null ? wording.form.createTitle : wording.form.editTitle(form.baseline.name);
}

function OpenEditor({ editor }: { editor: Editor }): React.JSX.Element {
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
  const saveFailure = sentence('save');
  const isNew = form.state.version === null;
  return (
    <>
      <DatasourceForm
        form={form}
        discovery={discovery}
        keyPair={keyPair}
        title={titleOf(state, wording)}
        notice={
          <>
            {isNew && state.editing.what === 'copy' ? (
              <Message tone="information">
                <Text>{words.copied}</Text>
              </Message>
            ) : null}
            <Paused pause={state.saved?.paused ?? null} />
            {state.toType === null ? null : (
              <UnsavedReturned labels={state.toType.map((path) => pathLabel(path, words))} />
            )}
          </>
        }
        tokenPanel={
          <Stack space="space.150">
            <TokenPanel
              token={state.token?.view ?? null}
              provider={provider}
              isOutdated={state.token !== null && state.token.settings !== tokenSettingsText(form.values)}
              isSaved={!isNew}
              failure={sentence('token')}
              isAsking={work === 'get-token'}
              onGet={getToken}
            />
            <Consent notice={notices.token} onApprove={getToken} />
          </Stack>
        }
        testPanel={
          <Stack space="space.150">
            <Standing api={state.saved?.api ?? null} />
            <TestPanel
              form={form}
              report={state.report}
              provider={provider}
              failure={sentence('test')}
              isTesting={work === 'test'}
              onTest={test}
            />
            <Consent notice={notices.test} onApprove={test} />
          </Stack>
        }
        saveNotice={
          <>
            <Conflict editor={editor} />
            <Consent
              notice={notices.save}
              onApprove={() => editor.save({ isImpactKnown: true })}
              onGoOn={() => editor.save({ withoutConsent: true, isImpactKnown: true })}
            />
            {saveFailure === null ? null : (
              <Message tone="error">
                <Text>{saveFailure}</Text>
              </Message>
            )}
            {editor.isNotKept ? <Text color="color.text.subtle">{wording.unsaved.notKept}</Text> : null}
          </>
        }
        isSaving={work === 'save'}
        onSave={() => editor.save()}
        onCancel={() => editor.do({ type: 'leave' })}
      />
      <Questions editor={editor} />
    </>
  );
}

/** What is asked before the editor goes on: one question at a time. */
function Questions({ editor }: { editor: Editor }): React.JSX.Element {
  const words = useSurroundings().wording.leave;
  const { phase } = editor.state;
  const goBack = (): void => editor.do({ type: 'go-back' });
  return (
    <>
      <UnverifiedDialog
        unverified={phase.name === 'doubting' ? phase.unverified : null}
        onSaveAnyway={() => editor.save({ unverified: 'save' })}
        onKeepSaved={() => editor.save({ unverified: 'keep-saved' })}
        onBack={goBack}
      />
      {phase.name === 'weighing' ? (
        <ImpactDialog impact={phase.impact} onSave={() => editor.save({ isImpactKnown: true })} onClose={goBack} />
      ) : null}
      <ConfirmDialog
        isOpen={phase.name === 'leaving'}
        title={words.title}
        body={words.body}
        confirm={{ label: words.confirm, isDanger: true, run: () => editor.do({ type: 'leave-anyway' }) }}
        cancel={{ label: words.stay, run: goBack }}
      />
    </>
  );
}

type ConsentProps = { notice: SaveNotice | null; onApprove: () => void; onGoOn?: () => void };

function Consent({ notice, onApprove, onGoOn }: ConsentProps): React.JSX.Element | null {
  if (notice?.kind !== 'declined' && notice?.kind !== 'full') return null;
  return <ConsentNotice hosts={notice.hosts} isFull={notice.kind === 'full'} onApprove={onApprove} onGoOn={onGoOn} />;
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

function Conflict({ editor }: { editor: Editor }): React.JSX.Element | null {
  const words = useSurroundings().wording.conflict;
  const notice = editor.state.notices.save;
  if (notice?.kind === 'merged') {
    return (
      <Message tone="information">
        <Text>{words.merged}</Text>
      </Message>
    );
  }
  if (notice?.kind !== 'conflict') return null;
  return (
    <ConflictNotice
      state={editor.form.state}
      updatedAt={notice.updatedAt}
      theirs={notice.theirs}
      onReload={() => editor.do({ type: 'reload' })}
      onMerge={(theirs) => editor.do({ type: 'merge', theirs })}
      onKeep={() => editor.save({ over: notice.version })}
    />
  );
}

function LoadFailed({ error, editor }: { error: PageError; editor: Editor }): React.JSX.Element {
  const { wording, locale } = useSurroundings();
  return (
    <Stack space="space.150">
      <Message tone="error" title={wording.form.loadFailed}>
        <Text>{pageError(error, wording, locale)}</Text>
      </Message>
      <Inline space="space.100">
        <Button onClick={() => editor.do({ type: 'reload' })}>{wording.list.reload}</Button>
        <Button appearance="subtle" onClick={() => editor.do({ type: 'leave' })}>
          {wording.form.back}
        </Button>
      </Inline>
    </Stack>
  );
}

/** Of a saved datasource: how its API fared with fields, whatever is tried here. */
function Standing({ api }: { api: ApiHealth | null }): React.JSX.Element | null {
  const now = useNow(15_000);
  return api === null ? null : <ApiHealthLines api={api} now={now} />;
}
