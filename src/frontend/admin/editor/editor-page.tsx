import { Button, Inline, Spinner, Stack, Text } from '@forge/react';
import React, { useState } from 'react';
import type { ApiHealth, DatasourceView, Pause } from '../../../contract/datasource';
import { recogniseProvider } from '../../../presets/recognise-provider';
import { pageError } from '../../shared/call';
import { Message } from '../../shared/layout';
import { useNow, useSurroundings } from '../../shared/surroundings';
import { dateTimeAndRelative } from '../../shared/when';
import { ApiHealthLines } from '../api-health-lines';
import { ConfirmDialog } from '../confirm-dialog';
import { ConsentNotice } from '../egress/consent-notice';
import { ConflictNotice } from './panels/conflict-notice';
import { DatasourceForm } from './form/datasource-form';
import type { Editing } from './model/editing';
import type { Editor } from './session/editor';
import { UnverifiedDialog } from './panels/unverified-dialog';
import { isDirty, tokenSettingsText } from './model/form-state';
import { ImpactDialog } from './panels/impact-dialog';
import { pathLabel } from '../../wording/input-words';
import type { EditorCommand } from './model/problem-scope';
import { TestPanel } from './panels/test-panel';
import { TokenPanel } from './panels/token-panel';
import { UnsavedOffer, UnsavedReturned } from './panels/unsaved-offer';
import { useDiscovery } from './session/use-discovery';
import { useEditor } from './session/use-editor';
import { useKeyPair } from './session/use-key-pair';

type Props = { editing: Editing; onSaved: (view: DatasourceView) => void; onLeave: () => void };

/** Creates or edits one datasource. */
export function EditorPage({ editing, onSaved, onLeave }: Props): React.JSX.Element {
  const { wording, locale } = useSurroundings();
  const words = wording.form;
  const editor = useEditor(editing, onSaved);
  const discovery = useDiscovery(editor.form);
  const keyPair = useKeyPair(editor.draft, editor.form);
  const [isLeaving, setLeaving] = useState(false);
  const { form } = editor;
  if (editor.isLoading) return <Spinner size="large" label={words.loading} />;
  if (editor.loadError !== null) return <LoadFailed editor={editor} onLeave={onLeave} />;
  const provider = recogniseProvider(form.values.tokenUrl);
  const isNew = form.state.version === null;
  const title = isNew ? words.createTitle : words.editTitle(form.state.baseline.name);
  const leave = (): void => {
    editor.leave();
    onLeave();
  };
  const { offer } = editor;
  if (offer !== null) {
    return (
      <UnsavedOffer
        kept={offer}
        title={title}
        onContinue={() => editor.goOn(offer)}
        onDiscard={editor.discardOffer}
        onBack={onLeave}
      />
    );
  }
  const sentence = (at: EditorCommand): string | null => {
    const notice = editor.notices[at];
    return notice?.kind === 'error' ? pageError(notice.error, wording, locale, provider) : null;
  };
  const saveFailure = sentence('save');
  const saveNotice = editor.notices.save;
  return (
    <>
      <DatasourceForm
        form={form}
        discovery={discovery}
        keyPair={keyPair}
        title={title}
        notice={
          <>
            {isNew && editing.what === 'copy' ? (
              <Message tone="information">
                <Text>{words.copied}</Text>
              </Message>
            ) : null}
            <Paused pause={editor.paused} />
            {editor.toType === null ? null : (
              <UnsavedReturned labels={editor.toType.map((path) => pathLabel(path, words))} />
            )}
          </>
        }
        tokenPanel={
          <Stack space="space.150">
            <TokenPanel
              token={editor.token?.view ?? null}
              provider={provider}
              isOutdated={editor.token !== null && editor.token.settings !== tokenSettingsText(form.values)}
              isSaved={!isNew}
              failure={sentence('token')}
              isAsking={editor.busy === 'token'}
              onGet={() => void editor.getToken()}
            />
            <Consent editor={editor} at="token" onApprove={() => void editor.getToken()} />
          </Stack>
        }
        testPanel={
          <Stack space="space.150">
            <Standing api={editor.api} />
            <TestPanel
              form={form}
              report={editor.report}
              provider={provider}
              failure={sentence('test')}
              isTesting={editor.busy === 'test'}
              onTest={() => void editor.test()}
            />
            <Consent editor={editor} at="test" onApprove={() => void editor.test()} />
          </Stack>
        }
        saveNotice={
          <>
            <Conflict editor={editor} />
            <Consent
              editor={editor}
              at="save"
              onApprove={() => void editor.save({ isImpactKnown: true })}
              onGoOn={() => void editor.save({ withoutConsent: true, isImpactKnown: true })}
            />
            {saveFailure === null ? null : (
              <Message tone="error">
                <Text>{saveFailure}</Text>
              </Message>
            )}
            {editor.isNotKept ? <Text color="color.text.subtle">{wording.unsaved.notKept}</Text> : null}
          </>
        }
        isSaving={editor.busy === 'save'}
        onSave={() => void editor.save()}
        onCancel={() => {
          if (isDirty(form.state)) setLeaving(true);
          else leave();
        }}
      />
      <UnverifiedDialog
        unverified={saveNotice?.kind === 'doubt' ? saveNotice.unverified : null}
        onSaveAnyway={() => void editor.save({ unverified: 'save' })}
        onKeepSaved={() => void editor.save({ unverified: 'keep-saved' })}
        onBack={editor.goBack}
      />
      {editor.impact === null ? null : (
        <ImpactDialog
          impact={editor.impact}
          onSave={() => void editor.save({ isImpactKnown: true })}
          onClose={editor.dropImpact}
        />
      )}
      <ConfirmDialog
        isOpen={isLeaving}
        title={wording.leave.title}
        body={wording.leave.body}
        confirm={{ label: wording.leave.confirm, isDanger: true, run: leave }}
        cancel={{ label: wording.leave.stay, run: () => setLeaving(false) }}
      />
    </>
  );
}

type ConsentProps = { editor: Editor; at: EditorCommand; onApprove: () => void; onGoOn?: () => void };

function Consent({ editor, at, onApprove, onGoOn }: ConsentProps): React.JSX.Element | null {
  const notice = editor.notices[at];
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
  const notice = editor.notices.save;
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
      onReload={editor.reload}
      onMerge={editor.merge}
      onKeep={() => void editor.save({ over: notice.version })}
    />
  );
}

function LoadFailed({ editor, onLeave }: { editor: Editor; onLeave: () => void }): React.JSX.Element | null {
  const { wording, locale } = useSurroundings();
  if (editor.loadError === null) return null;
  return (
    <Stack space="space.150">
      <Message tone="error" title={wording.form.loadFailed}>
        <Text>{pageError(editor.loadError, wording, locale)}</Text>
      </Message>
      <Inline space="space.100">
        <Button onClick={editor.reload}>{wording.list.reload}</Button>
        <Button appearance="subtle" onClick={onLeave}>
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
