import { Box, Button, ButtonGroup, Stack, Text } from '@forge/react';
import React from 'react';
import { Message } from '../../shared/layout';
import { useSurroundings } from '../../shared/surroundings';
import { TabFrame } from '../tab-frame';
import { mostDomainsInGroup, mostGroups } from './egress-groups';
import { HostTable } from './host-table';
import { useHosts, type HostsActions, type HostsState } from './use-hosts';

/** Which hosts the app may call, for which datasources; approves what is missing and takes back what nothing uses. */
export function EgressPage(): React.JSX.Element {
  const words = useSurroundings().wording.egress;
  const [state, actions] = useHosts();
  const { loaded } = state;
  return (
    <TabFrame words={words} intro={words.intro} error={state.error} onReload={actions.load}>
      {loaded === null ? null : <Hosts state={state} loaded={loaded} actions={actions} />}
    </TabFrame>
  );
}

type HostsProps = { state: HostsState; loaded: NonNullable<HostsState['loaded']>; actions: HostsActions };

function Hosts({ state, loaded, actions }: HostsProps): React.JSX.Element {
  const { wording } = useSurroundings();
  const words = wording.egress;
  const { overview, groups, rows } = loaded;
  const missing = rows.filter((row) => row.state === 'missing').map(({ host }) => host);
  const unused = rows.filter((row) => row.state === 'unused').flatMap(({ grants }) => grants);
  const taken = groups.reduce((sum, { configured }) => sum + configured.length, 0);
  const places = mostGroups * mostDomainsInGroup;
  return (
    <Stack space="space.200">
      {overview.anyHost ? (
        <Message tone="information" title={words.anyHostTitle}>
          <Text>{words.anyHost}</Text>
        </Message>
      ) : (
        <Text>{taken < places ? words.places(taken, places) : words.full(places)}</Text>
      )}
      <CommandNotice notice={state.notice} />
      {missing.length + unused.length === 0 ? null : (
        <ButtonGroup label={words.title}>
          {missing.length === 0 ? null : (
            <Button appearance="primary" isDisabled={state.isBusy} onClick={() => void actions.approve(missing)}>
              {words.approveAll(missing.length)}
            </Button>
          )}
          {unused.length === 0 ? null : (
            <Button isDisabled={state.isBusy} onClick={() => void actions.remove(unused)}>
              {words.removeAll(unused.length)}
            </Button>
          )}
        </ButtonGroup>
      )}
      <Box role="status">
        <Text color="color.text.subtle">{words.shown(rows.length)}</Text>
      </Box>
      {rows.length === 0 ? null : (
        <HostTable
          rows={rows}
          isBusy={state.isBusy}
          onApprove={(host) => void actions.approve([host])}
          onRemove={(grants) => void actions.remove(grants)}
        />
      )}
    </Stack>
  );
}

function CommandNotice({ notice }: Pick<HostsState, 'notice'>): React.JSX.Element | null {
  const { wording, locale } = useSurroundings();
  if (notice === null) return null;
  if (notice.kind === 'not-removed') {
    return (
      <Message tone="error">
        <Text>{wording.egress.notRemoved}</Text>
      </Message>
    );
  }
  const words = wording.consent;
  const { hosts } = notice;
  return (
    <Message tone="warning" title={words.title(hosts, locale)}>
      <Text>{notice.kind === 'full' ? words.full(hosts, locale) : words.declined(hosts, locale)}</Text>
    </Message>
  );
}
