import { Button, Inline, Stack, Text } from '@forge/react';
import React from 'react';
import type { NotifyView } from '../../../contract/notify';
import { Message } from '../../shared/layout';
import { useNow, useSurroundings } from '../../shared/surroundings';
import { pastTimeAndRelative } from '../../shared/when';
import { TabFrame } from '../tab-frame';
import { NotifyForm } from './notify-form';
import { useNotify } from './use-notify';

/** Who is told of failing datasources without opening this page. */
export function NotifyPage(): React.JSX.Element {
  const { wording } = useSurroundings();
  const words = wording.notify;
  const [state, actions] = useNotify();
  const { view } = state;
  return (
    <TabFrame words={words} intro={words.intro} error={state.error} onReload={actions.load}>
      {view === null ? null : (
        <Stack space="space.200">
          {state.isOutdated ? (
            <Message tone="warning" title={words.outdatedTitle}>
              <Text>{words.outdated}</Text>
              <Inline>
                <Button onClick={actions.load}>{wording.list.reload}</Button>
              </Inline>
            </Message>
          ) : null}
          {view.isUnreadable ? (
            <Message tone="error" title={words.unreadable}>
              <Text>{words.unreadableBody}</Text>
            </Message>
          ) : view.target === null ? (
            <Message tone="information" title={words.none}>
              <Text>{words.noneBody}</Text>
            </Message>
          ) : (
            <Deliveries view={view} />
          )}
          <NotifyForm key={view.target?.savedAt ?? ''} view={view} state={state} actions={actions} />
        </Stack>
      )}
    </TabFrame>
  );
}

/** How messages fared. */
function Deliveries({ view: { last, waiting, givenUp } }: { view: NotifyView }): React.JSX.Element {
  const { wording, ...place } = useSurroundings();
  const now = useNow(15_000);
  const words = wording.notify;
  const when = last === null ? '' : pastTimeAndRelative(last.at, now, place);
  return (
    <Stack space="space.050">
      {last === null ? (
        <Text color="color.text.subtle">{words.last.never}</Text>
      ) : last.problem === null ? (
        <Text>{words.last.arrived(when)}</Text>
      ) : (
        <Message tone="warning">
          <Text>{words.last.failed(when, wording.notifyProblem(last.problem))}</Text>
        </Message>
      )}
      {waiting === 0 ? null : <Text>{words.waiting(waiting)}</Text>}
      {givenUp === 0 ? null : <Text color="color.text.warning">{words.givenUp(givenUp)}</Text>}
    </Stack>
  );
}
