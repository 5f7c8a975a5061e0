import React from 'react';
import { useSurroundings } from '../../../shared/surroundings';
import { ConfirmDialog } from '../../confirm-dialog';
import { PauseDialog } from '../../list/pause-dialog';
import type { Editor } from '../session/use-editor';
import { ImpactDialog } from './impact-dialog';
import { UnverifiedDialog } from './unverified-dialog';

/** What is asked before the editor goes on: one question at a time. */
export function Questions({ editor }: { editor: Editor }): React.JSX.Element {
  const words = useSurroundings().wording.leave;
  const { phase, saved } = editor.state;
  const goBack = (): void => editor.do({ type: 'go-back' });
  return (
    <>
      <UnverifiedDialog
        unverified={phase.name === 'doubting' ? phase.unverified : null}
        onSaveAnyway={() => editor.save({ unverified: 'save' })}
        onKeepSaved={() => editor.save({ unverified: 'keep-saved' })}
        onBack={goBack}
      />
      {phase.name === 'asking-reason' && saved !== null ? (
        <PauseDialog
          item={{ name: saved.settings.name, usedBy: saved.usedBy }}
          isBusy={false}
          onPause={(reason) => editor.do({ type: 'pause', reason })}
          onClose={goBack}
        />
      ) : null}
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
