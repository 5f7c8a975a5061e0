import { useEffect, type ReactNode } from 'react';
import { iconComponent } from '../ui-kit/icons';
import type { FlagNote } from '../site/session';

const glyphs = {
  info: 'status-information',
  success: 'status-success',
  warning: 'status-warning',
  error: 'status-error',
};

/** The notes at the lower left. The newest is on top; a note that dismisses itself leaves after eight seconds. */
export function Flags({ flags, onClose }: { flags: FlagNote[]; onClose: (id: string) => void }): ReactNode {
  return (
    <div className="flags" role="region" aria-label="Notifications">
      {flags.map((flag) => (
        <Flag key={flag.id} flag={flag} onClose={() => onClose(flag.id)} />
      ))}
    </div>
  );
}

function Flag({ flag, onClose }: { flag: FlagNote; onClose: () => void }): ReactNode {
  useEffect(() => {
    if (!flag.isAutoDismiss) return;
    const timer = setTimeout(onClose, 8000);
    return () => clearTimeout(timer);
  }, [flag, onClose]);
  const Glyph = iconComponent(glyphs[flag.type]);
  return (
    <div className="flag" role="alert" data-type={flag.type}>
      <span className="flag-icon">{Glyph && <Glyph label={flag.type} />}</span>
      <div className="flag-words">
        <strong>{flag.title}</strong>
        {flag.description !== undefined && flag.description !== '' && <p>{flag.description}</p>}
        {flag.actions.length > 0 && (
          <p className="flag-actions">
            {flag.actions.map((action) => (
              <button key={action.text} type="button" className="uik-link-button" onClick={action.onClick}>
                {action.text}
              </button>
            ))}
          </p>
        )}
      </div>
      <button type="button" className="icon-button" aria-label="Dismiss" onClick={onClose}>
        ✕
      </button>
    </div>
  );
}
