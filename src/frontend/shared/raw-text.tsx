import { CodeBlock } from '@forge/react';
import React from 'react';

/** As Forge documents it; the types call it deprecated, for a name that they do not have. */
const plain = { showLineNumbers: false, shouldWrapLongLines: true } as const;

/** What a server sent, or is sent: no program, whose lines have numbers. */
export function RawText({ text, isJson = false }: { text: string; isJson?: boolean }): React.JSX.Element {
  return isJson ? <CodeBlock language="json" text={text} {...plain} /> : <CodeBlock text={text} {...plain} />;
}
