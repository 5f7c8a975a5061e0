import { Button, Inline, LoadingButton, Stack, Text } from '@forge/react';
import React from 'react';
import { pageError } from '../../../shared/call';
import { Disclosure } from '../../../shared/disclosure';
import { TextInput } from '../../../shared/inputs';
import { Card, Message } from '../../../shared/layout';
import { useSurroundings } from '../../../shared/surroundings';
import { ConsentNotice } from '../../egress/consent-notice';
import { methodValues } from '../model/discovered-values';
import type { FormView } from '../model/form-view';
import type { Discovery } from '../session/use-discovery';

type Props = { form: FormView; discovery: Discovery };

/** For a person who knows the authorization server but not its token URL; closed until it is wanted. */
export function IssuerLookup({ form, discovery }: Props): React.JSX.Element {
  const { wording } = useSurroundings();
  const words = wording.discovery;
  return (
    <Disclosure label={words.open} labelWhenOpen={words.close}>
      <Card>
        <TextInput
          id="discovery.issuer"
          label={words.issuer.label}
          help={words.issuer.help}
          placeholder={words.issuer.placeholder}
          value={discovery.issuer}
          revision={0}
          onChange={discovery.setIssuer}
        />
        <Inline>
          <LoadingButton isLoading={discovery.isBusy} onClick={() => void discovery.find()}>
            {words.find}
          </LoadingButton>
        </Inline>
        <CommandNotice discovery={discovery} />
        <Found form={form} discovery={discovery} />
      </Card>
    </Disclosure>
  );
}

function CommandNotice({ discovery }: { discovery: Discovery }): React.JSX.Element | null {
  const { wording, locale } = useSurroundings();
  const { notice } = discovery;
  if (notice === null) return null;
  if (notice.kind === 'error') {
    return (
      <Message tone="error">
        <Text>{pageError(notice.error, wording, locale)}</Text>
      </Message>
    );
  }
  return <ConsentNotice hosts={notice.hosts} isFull={notice.kind === 'full'} onApprove={() => void discovery.find()} />;
}

const scopesShown = 12;

/** What the server says of itself, and its client authentications to choose from, the best one first. */
function Found({ form, discovery }: Props): React.JSX.Element | null {
  const { wording, locale } = useSurroundings();
  const words = wording.discovery;
  if (discovery.found === null) return null;
  const { server, before } = discovery.found;
  const { clientAuthentications: methods, scopes } = server;
  const { clientAuthentication } = form.values;
  return (
    <Message
      tone={methods.length === 0 || server.clientCredentials === false ? 'warning' : 'success'}
      title={words.found}
    >
      <Stack space="space.100">
        <Text>{words.filled(server.issuer)}</Text>
        {before === '' ? null : <Text>{words.replaced(before)}</Text>}
        {server.clientCredentials === false ? <Text>{words.grantMissing}</Text> : null}
        <Text>
          {methods.length === 0 ? words.noMethods : words.methods(methods.map(wording.clientAuthentication), locale)}
        </Text>
        <Text>{words.inUse(wording.clientAuthentication(clientAuthentication))}</Text>
        <Inline space="space.100" rowSpace="space.050" shouldWrap>
          {methods
            .filter((method) => method !== clientAuthentication)
            .map((method) => (
              <Button
                key={method}
                spacing="compact"
                onClick={() => form.dispatch({ type: 'fill', patch: methodValues(method, server, form.values) })}
              >
                {words.use(wording.clientAuthentication(method))}
              </Button>
            ))}
        </Inline>
        {scopes.length === 0 ? null : (
          <Text>
            {scopes.length <= scopesShown
              ? words.scopes(scopes, locale)
              : words.moreScopes(scopes.slice(0, scopesShown), scopes.length - scopesShown)}
          </Text>
        )}
      </Stack>
    </Message>
  );
}
