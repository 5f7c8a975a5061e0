import React, { useState } from 'react';
import { readKeyFile, type KeyFile, type KeyFileProblem } from '../../../../presets/key-file';
import { TextAreaInput } from '../../../shared/inputs';
import { useSurroundings } from '../../../shared/surroundings';

type Props = { onRead: (file: KeyFile) => void };

/** Takes the text of a key file, hands it on and is empty again: no state of the page and nothing that is kept holds it. */
export function KeyFileInput({ onRead }: Props): React.JSX.Element {
  const { wording } = useSurroundings();
  const words = wording.keyFile;
  const [read, setRead] = useState(0);
  const [problem, setProblem] = useState<KeyFileProblem | null>(null);
  return (
    <TextAreaInput
      id="preset.key-file"
      label={words.label}
      help={words.help}
      problem={problem === null ? null : words.problems[problem]}
      value=""
      revision={read}
      rows={4}
      isMonospaced
      onChange={(text) => {
        const file = text.trim() === '' ? null : readKeyFile(text);
        setProblem(file === null || file.ok ? null : file.error);
        if (file?.ok !== true) return;
        setRead(read + 1);
        onRead(file.value);
      }}
    />
  );
}
