import { showFlag } from '@forge/bridge';
import { Button, EmptyState, Inline, Spinner, Stack } from '@forge/react';
import React, { useState } from 'react';
import type { RefreshAction, RefreshListItem, RefreshReport } from '../../../contract/refresh';
import { pageError, type Outcome } from '../../shared/call';
import { useSurroundings } from '../../shared/surroundings';
import { backend } from '../backend';
import { ConfirmDialog } from '../confirm-dialog';
import type { Route } from '../routes/route';
import type { Go } from '../routes/use-route';
import { TabFrame } from '../tab-frame';
import { FieldReport } from './field-report';
import { FieldsTable } from './fields-table';
import { useFields } from './use-fields';

type Props = {
  open: { fieldId: string; contextId: string } | null;
  /** Whoever comes back from a field goes on at its row. */
  from: Route | null;
  go: Go;
};

/** The connected fields: when their stored labels are refreshed, and what came of it. */
export function FieldsPage({ open, from, go }: Props): React.JSX.Element {
  const { wording, locale } = useSurroundings();
  const words = wording.refresh;
  const openId = open === null ? null : `${open.fieldId}:${open.contextId}`;
  const [state, actions] = useFields(openId);
  const [asking, setAsking] = useState<RefreshListItem | null>(null);
  const [leaving, setLeaving] = useState<RefreshListItem | null>(null);
  const { items, error, report, busy } = state;

  const run = async (id: string, call: () => Promise<Outcome<RefreshReport>>): Promise<void> => {
    const answer = await actions.run(id, call);
    if (answer.ok) return;
    const description = pageError(answer.error, wording, locale);
    showFlag({ id: `refresh-${id}`, type: 'error', title: words.actionFailed, description });
  };
  const begin = ({ id }: RefreshListItem, isDryRun: boolean): void =>
    void run(id, () => backend.startRefresh({ id, isDryRun }));
  const control = ({ id }: RefreshListItem, action: RefreshAction): void =>
    void run(id, () => backend.controlRefresh({ id, action }));
  const disconnect = async ({ id, fieldName }: RefreshListItem): Promise<void> => {
    const answer = await actions.disconnect(id);
    showFlag(
      answer.ok
        ? { id: `leave-${id}`, type: 'success', title: words.disconnected(fieldName), isAutoDismiss: true }
        : {
            id: `leave-${id}`,
            type: 'error',
            title: words.actionFailed,
            description: pageError(answer.error, wording, locale),
          },
    );
  };
  const does = { busy, onDryRun: (item: RefreshListItem) => begin(item, true), onStart: setAsking, onControl: control };

  // Forge draws UI Kit's own components in a property, and none of ours: an element, not a component.
  const connect = (
    <Button appearance="primary" onClick={() => go({ at: 'connect', datasourceId: null })}>
      {wording.connect.title}
    </Button>
  );

  return (
    <>
      <TabFrame words={words} intro={words.intro} error={error} loadedAt={state.loadedAt} onReload={actions.reload}>
        {items === null ? null : (
          <Stack space="space.200">
            {items.length === 0 ? (
              <EmptyState header={words.noneTitle} headingLevel={3} description={words.none} primaryAction={connect} />
            ) : null}
            {items.length > 0 && openId === null ? (
              <>
                <Inline>{connect}</Inline>
                <FieldsTable
                  items={items}
                  focusOn={from !== null && 'fieldId' in from ? `${from.fieldId}:${from.contextId}` : null}
                  {...does}
                  onShow={({ fieldId, contextId }) => go({ at: 'field-report', fieldId, contextId })}
                  onConfigure={({ fieldId, contextId }) =>
                    go({ at: 'field-configuration', fieldId, contextId, datasourceId: null })
                  }
                  onDatasource={(id) => go({ at: 'datasource', id })}
                  onDisconnect={setLeaving}
                />
              </>
            ) : null}
            {openId !== null && report === null && error === null ? (
              <Spinner size="large" label={words.loading} />
            ) : null}
            {openId === null ? null : (
              <Inline>
                <Button
                  appearance="subtle"
                  iconBefore="arrow-left"
                  onClick={() => go({ at: 'fields', datasourceId: null })}
                >
                  {words.back}
                </Button>
              </Inline>
            )}
            {openId === null || report === null ? null : (
              <FieldReport
                report={report}
                {...does}
                onPlan={async (plan) => {
                  const { id } = report.item;
                  const answer = await actions.run(id, () => backend.saveRefreshPlan({ id, plan }));
                  if (answer.ok)
                    showFlag({ id: `plan-${id}`, type: 'success', title: words.planSaved, isAutoDismiss: true });
                  return answer.ok ? null : pageError(answer.error, wording, locale);
                }}
              />
            )}
          </Stack>
        )}
      </TabFrame>
      <ConfirmDialog
        isOpen={asking !== null}
        title={words.confirmTitle(asking?.fieldName ?? '')}
        body={words.confirmBody(asking?.plan.thresholdPercent ?? 0)}
        confirm={{
          label: words.confirm,
          run: () => {
            if (asking !== null) begin(asking, false);
            setAsking(null);
          },
        }}
        cancel={{ label: words.dismiss, run: () => setAsking(null) }}
      />
      <ConfirmDialog
        isOpen={leaving !== null}
        title={words.disconnectTitle(leaving?.fieldName ?? '')}
        body={words.disconnectBody}
        confirm={{
          label: words.disconnect,
          isDanger: true,
          run: () => {
            if (leaving !== null) void disconnect(leaving);
            setLeaving(null);
          },
        }}
        cancel={{ label: words.dismiss, run: () => setLeaving(null) }}
      />
    </>
  );
}
