import { useEffect, useState, type ReactNode } from 'react';

type Props = {
  name: string;
  value: string;
  /** What stands there in its place, where it is long. */
  shown?: string;
};

/** A value to type in elsewhere, with a button that copies it. */
export function CopiedText({ name, value, shown = value }: Props): ReactNode {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 2000);
    return () => clearTimeout(timer);
  }, [copied]);
  return (
    <span className="copied">
      <code className="uik-code">{shown}</code>
      <button
        type="button"
        className="small-button"
        aria-label={`Copy ${name}`}
        onClick={() => void navigator.clipboard.writeText(value).then(() => setCopied(true))}
      >
        {copied ? 'Copied' : 'Copy'}
      </button>
    </span>
  );
}
