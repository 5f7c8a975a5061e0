import { useState, type ReactNode } from 'react';
import { Nodes, useSurroundings, type Drawn } from './drawing';
import { slot } from './forge-doc';
import { accessible, call, flag, isRecord, list, number, records, text } from './props';
import { cssValue } from './xcss';

const imageSizes: Record<string, number> = { xsmall: 60, small: 120, medium: 240, large: 480, xlarge: 720 };
const tileSizes: Record<string, number> = { xxsmall: 16, xsmall: 20, small: 24, medium: 32, large: 40, xlarge: 48 };

export function Image({ node }: Drawn): ReactNode {
  const { props } = node;
  const width = text(props, 'width') ?? imageSizes[text(props, 'size') ?? ''];
  return (
    <img
      className="uik-image"
      src={text(props, 'src')}
      alt={text(props, 'alt') ?? ''}
      width={width}
      height={text(props, 'height')}
    />
  );
}

export function Tile({ node }: Drawn): ReactNode {
  const { props } = node;
  const size = tileSizes[text(props, 'size') ?? 'medium'] ?? 32;
  return (
    <span
      className="uik-tile"
      role="img"
      aria-label={text(props, 'label')}
      style={{
        width: size,
        height: size,
        backgroundColor: String(cssValue(props['backgroundColor']) ?? 'var(--ds-background-neutral)'),
      }}
      {...accessible(props)}
    >
      <Nodes nodes={node.children} />
    </span>
  );
}

export function AtlassianIcon({ node }: Drawn): ReactNode {
  const glyph = text(node.props, 'glyph') ?? '';
  const label = text(node.props, 'label') ?? glyph;
  return (
    <span className="uik-tile uik-atlassian-icon" role="img" aria-label={label} data-glyph={glyph}>
      {glyph.slice(0, 1).toUpperCase()}
    </span>
  );
}

export function Frame(): ReactNode {
  const { notModelled } = useSurroundings();
  queueMicrotask(() => notModelled('<Frame>'));
  return (
    <div className="uik-unknown" role="note">
      not modelled: &lt;Frame&gt;
    </div>
  );
}

export function Comment({ node }: Drawn): ReactNode {
  const { props } = node;
  const author = isRecord(props['author']) ? props['author'] : {};
  const time = isRecord(props['time']) ? props['time'] : {};
  return (
    <article className="uik-comment" {...accessible(props)}>
      <Nodes nodes={slot(node, 'avatar')} />
      <div>
        <header>
          <strong>{text(author, 'text')}</strong> <span className="uik-subtle">{text(time, 'text')}</span>{' '}
          <span className="uik-subtle">{text(props, 'edited')}</span>
        </header>
        <Nodes nodes={slot(node, 'content')} />
        <footer>
          {records(props, 'actions').map((action, index) => (
            <button key={index} type="button" className="uik-link-button" onClick={() => void call(action, 'onClick')}>
              {text(action, 'text')}
            </button>
          ))}
        </footer>
        <Nodes nodes={node.children.filter((child) => child.type !== 'ContentWrapper')} />
      </div>
    </article>
  );
}

export function FilePicker({ node }: Drawn): ReactNode {
  const { props } = node;
  return (
    <label className="uik-file-picker">
      <strong>{text(props, 'label') ?? 'Choose files'}</strong>
      <span className="uik-subtle">{text(props, 'description')}</span>
      <input
        type="file"
        multiple
        {...accessible(props)}
        onChange={(event) => {
          void Promise.all([...(event.currentTarget.files ?? [])].map(serialised)).then((files) =>
            call(props, 'onChange', files),
          );
        }}
      />
    </label>
  );
}

/** A file as UI Kit hands it to the app: base64 and its particulars. */
async function serialised(file: File): Promise<{ data: string; name: string; size: number; type: string }> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return { data: btoa(binary), name: file.name, size: file.size, type: file.type };
}

export function FileCard({ node }: Drawn): ReactNode {
  const { props } = node;
  const size = number(props, 'fileSize');
  const progress = number(props, 'uploadProgress');
  return (
    <div className="uik-file-card" {...accessible(props)}>
      <strong>{text(props, 'fileName')}</strong>
      <span className="uik-subtle">
        {size === undefined ? '' : `${Math.ceil(size / 1024)} KB`}{' '}
        {flag(props, 'isUploading') ? `uploading ${progress ?? 0}` : ''} {text(props, 'error')}
      </span>
      {typeof props['onDelete'] === 'function' && (
        <button type="button" className="uik-link-button" onClick={() => void call(props, 'onDelete')}>
          Delete
        </button>
      )}
    </div>
  );
}

export function Breadcrumbs({ node }: Drawn): ReactNode {
  return (
    <nav aria-label={text(node.props, 'label') ?? 'Breadcrumbs'}>
      <ol className="uik-breadcrumbs">
        <Nodes nodes={node.children} />
      </ol>
    </nav>
  );
}

export function BreadcrumbsItem({ node }: Drawn): ReactNode {
  const { navigate } = useSurroundings();
  const href = text(node.props, 'href');
  const name = text(node.props, 'text');
  return (
    <li>
      {href === undefined ? (
        <span>{name}</span>
      ) : (
        <a
          href={href}
          onClick={(event) => {
            event.preventDefault();
            navigate(href, 'same-tab');
          }}
        >
          {name}
        </a>
      )}
    </li>
  );
}

export function Pagination({ node }: Drawn): ReactNode {
  const { props } = node;
  const pages = list(props, 'pages');
  const [own, setOwn] = useState(number(props, 'defaultSelectedIndex') ?? 0);
  const selected = number(props, 'selectedIndex') ?? own;
  const go = (index: number): void => {
    setOwn(index);
    void call(props, 'onChange', { type: 'click' }, pages[index]);
  };
  return (
    <nav className="uik-pagination" aria-label={text(props, 'label') ?? 'Pages'}>
      <button
        type="button"
        disabled={selected === 0}
        onClick={() => go(selected - 1)}
        aria-label={text(props, 'previousLabel') ?? 'Previous'}
      >
        ‹
      </button>
      {pages.map((page, index) => (
        <button
          key={index}
          type="button"
          aria-current={index === selected ? 'page' : undefined}
          onClick={() => go(index)}
        >
          {String(page)}
        </button>
      ))}
      <button
        type="button"
        disabled={selected >= pages.length - 1}
        onClick={() => go(selected + 1)}
        aria-label={text(props, 'nextLabel') ?? 'Next'}
      >
        ›
      </button>
    </nav>
  );
}
