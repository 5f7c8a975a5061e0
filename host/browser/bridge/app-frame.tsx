import { useEffect, useId, useMemo, useRef, useState, type ReactNode } from 'react';
import ModalDialog, { ModalBody, ModalHeader, ModalTitle, ModalTransition } from '@atlaskit/modal-dialog';
import SectionMessage from '@atlaskit/section-message';
import Spinner from '@atlaskit/spinner';
import type { EgressGroup } from '../../protocol';
import { useSession } from '../site/session';
import { themeForApps } from '../shell/theme';
import { createPhotographer, type ForgeNode } from '../ui-kit/forge-doc';
import { Node, SurroundingsProvider } from '../ui-kit/drawing';
import { components } from '../ui-kit/registry';
import { runCommand, type AppModal, type FrameHost } from './commands';
import { EgressConsent } from './egress-consent';
import { emit } from './event-bus';
import { frames } from './frames';
import { follow } from './navigation';

type Asked = { groups: EgressGroup[]; answer: (allowed: boolean) => void };

/**
 * Runs a resource of the app in a frame of its own: Custom UI shows itself, the document of UI Kit is drawn here. A new `resource` or `module` starts the
 * app anew; everything else may change while it runs.
 */
export function AppFrame(properties: {
  module: string;
  resource: string;
  extension: Record<string, unknown>;
  historyBase?: string;
  /** How tall to keep the place until the app has drawn something, so that the page does not jump. */
  minHeight?: number;
  submit?: (payload: unknown) => Promise<void>;
  close?: (payload: unknown) => void;
  onConfigure?: (callback: () => Promise<unknown>) => void;
}): ReactNode {
  const { module, resource, extension, historyBase, minHeight = 40, submit, close, onConfigure } = properties;
  const session = useSession();
  const { site, notModelled } = session;
  const frameId = useId();
  const [document, setDocument] = useState<ForgeNode | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [height, setHeight] = useState<number | null>(null);
  const [modal, setModal] = useState<AppModal | null>(null);
  const [asked, setAsked] = useState<Asked | null>(null);
  const beforeClose = useRef<(() => void)[]>([]);

  const host: FrameHost = {
    session,
    frameId,
    moduleKey: module,
    extension,
    historyBase: historyBase ?? null,
    draw: setDocument,
    submit: submit ?? null,
    close: close
      ? (payload) => {
          for (const callback of beforeClose.current) callback();
          close(payload);
        }
      : null,
    onClose: (callback) => void beforeClose.current.push(callback),
    openModal: setModal,
    onConfigure: onConfigure ?? null,
    askForEgress: (groups) =>
      new Promise((resolve) => {
        setAsked({ groups, answer: resolve });
      }),
    fail: setFailure,
  };
  const latest = useRef(host);
  latest.current = host;

  // Before the frame's document asks for it: effects run after the frame is in the page, its script comes later still.
  useMemo(() => {
    const photograph = createPhotographer();
    frames(window).set(frameId, {
      callBridge: (command, payload) => {
        if (command !== 'reconcile') return runCommand(latest.current, command, payload);
        const { forgeDoc } = payload as { forgeDoc: ForgeNode };
        return runCommand(latest.current, command, { forgeDoc: photograph(forgeDoc) });
      },
      onError: (message) => latest.current.fail(message),
      onResize: setHeight,
    });
  }, [frameId]);
  useEffect(() => () => void frames(window).delete(frameId), [frameId]);
  useEffect(() => emit('FORGE_CORE_THEME_CHANGED', { theme: themeForApps(session.colorMode) }), [session.colorMode]);

  const surroundings = useMemo(
    () => ({
      components,
      notModelled,
      navigate: (href: string, target: 'same-tab' | 'new-tab') => {
        if (!follow(href, target, site.siteUrl)) notModelled(`link to ${href}`);
      },
      cancel: () => latest.current.close?.(undefined),
      users: site.users,
      locale: site.me.locale,
    }),
    [notModelled, site],
  );

  const isCustomUi = site.customUi.includes(resource);
  const isWaiting = document === null && failure === null && !(isCustomUi && height !== null);
  return (
    <div className="app-frame" style={document || height !== null ? undefined : { minHeight }}>
      {isCustomUi ? (
        <iframe
          src={`/_site/custom-ui/${encodeURIComponent(resource)}/index.html?frame=${encodeURIComponent(frameId)}`}
          title={resource}
          className="custom-ui"
          style={{ height: height ?? minHeight }}
        />
      ) : (
        <iframe
          src={`/frame.html?frame=${encodeURIComponent(frameId)}&resource=${encodeURIComponent(resource)}`}
          title={`Code of ${resource}`}
          className="app-frame-code"
          aria-hidden="true"
          tabIndex={-1}
        />
      )}
      {failure !== null && (
        <SectionMessage appearance="error" title="The app's page failed">
          <p>{failure}</p>
        </SectionMessage>
      )}
      {isWaiting && <Spinner label="Loading the app" />}
      {document !== null && (
        <SurroundingsProvider value={surroundings}>
          <Node node={document} />
        </SurroundingsProvider>
      )}
      <ModalTransition>
        {asked !== null && (
          <EgressConsent
            appName={site.appName}
            groups={asked.groups}
            onAnswer={(allowed) => {
              setAsked(null);
              asked.answer(allowed);
            }}
          />
        )}
      </ModalTransition>
      <ModalTransition>
        {modal !== null && (
          <ModalDialog
            width={['small', 'medium', 'large'].includes(modal.size) ? modal.size : 'x-large'}
            shouldCloseOnOverlayClick={modal.closeOnOverlayClick}
            onClose={() => {
              setModal(null);
              modal.onClose(undefined);
            }}
          >
            <ModalHeader hasCloseButton>
              <ModalTitle>{modal.title === '' ? site.appName : modal.title}</ModalTitle>
            </ModalHeader>
            <ModalBody>
              <AppFrame
                module={module}
                resource={modal.resource ?? resource}
                extension={{ ...extension, modal: modal.context }}
                minHeight={120}
                close={(payload) => {
                  setModal(null);
                  modal.onClose(payload);
                }}
              />
            </ModalBody>
          </ModalDialog>
        )}
      </ModalTransition>
    </div>
  );
}
