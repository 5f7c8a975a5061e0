import { Text } from '@forge/react';
import React from 'react';
import { Message } from '../../../shared/layout';
import { useSurroundings } from '../../../shared/surroundings';
import { ConsentNotice } from '../../egress/consent-notice';
import { isGone } from '../session/saved-token';
import type { SaveNotice } from '../session/notices';
import type { Editor } from '../session/use-editor';
import { ConflictNotice } from './conflict-notice';

/** What the last save came to, where it was not what was hoped for. */
export function SaveNotices({ editor, failure }: { editor: Editor; failure: string | null }): React.JSX.Element {
  const words = useSurroundings().wording.unsaved;
  return (
    <>
      <Conflict editor={editor} />
      <Consent
        notice={editor.state.notices.save}
        onApprove={() => editor.save({ isImpactKnown: true })}
        onGoOn={() => editor.save({ withoutConsent: true, isImpactKnown: true })}
      />
      {failure === null ? null : (
        <Message tone="error">
          <Text>{failure}</Text>
        </Message>
      )}
      {editor.isNotKept && !isGone(editor.state) ? <Text color="color.text.subtle">{words.notKept}</Text> : null}
    </>
  );
}

type ConsentProps = { notice: SaveNotice | null; onApprove: () => void; onGoOn?: () => void };

/** Hosts that were not approved, and the way to ask again. */
export function Consent({ notice, onApprove, onGoOn }: ConsentProps): React.JSX.Element | null {
  if (notice?.kind !== 'declined' && notice?.kind !== 'full') return null;
  return <ConsentNotice hosts={notice.hosts} isFull={notice.kind === 'full'} onApprove={onApprove} onGoOn={onGoOn} />;
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
