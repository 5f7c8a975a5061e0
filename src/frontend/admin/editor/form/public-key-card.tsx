import { Text } from '@forge/react';
import React, { useState } from 'react';
import type { PublicKey } from '../../../../contract/key-pair';
import { CopyText } from '../../../shared/copy-text';
import { ChoiceInput } from '../../../shared/inputs';
import { Card } from '../../../shared/layout';
import { useSurroundings } from '../../../shared/surroundings';
import { publicKeyFormats, publicKeyText, type PublicKeyFormat } from '../model/public-key-text';

type Props = { publicKey: PublicKey; onHide: () => void };

/** A public key to copy and to register at the authorization server. */
export function PublicKeyCard({ publicKey, onHide }: Props): React.JSX.Element {
  const words = useSurroundings().wording.form.publicKey;
  const [format, setFormat] = useState<PublicKeyFormat>('jwk');
  return (
    <Card>
      <Text>{words.register}</Text>
      <Text>{publicKey.keyId === null ? words.noKeyId : words.keyId(publicKey.keyId)}</Text>
      <ChoiceInput
        id="publicKey.format"
        label={words.format}
        value={format}
        choices={publicKeyFormats.map((value) => ({ value, label: words.formats[value] }))}
        onChange={setFormat}
      />
      <CopyText
        id="publicKey.text"
        label={words.label}
        help={words.help}
        text={publicKeyText(publicKey, format)}
        close={{ label: words.hide, run: onHide }}
      />
    </Card>
  );
}
