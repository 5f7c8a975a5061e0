import type { ComponentType, ReactNode } from 'react';
import AddIcon from '@atlaskit/icon/core/add';
import AlertIcon from '@atlaskit/icon/core/alert';
import ApiIcon from '@atlaskit/icon/core/api';
import AppIcon from '@atlaskit/icon/core/app';
import ArrowDownIcon from '@atlaskit/icon/core/arrow-down';
import ArrowLeftIcon from '@atlaskit/icon/core/arrow-left';
import ArrowRightIcon from '@atlaskit/icon/core/arrow-right';
import ArrowUpIcon from '@atlaskit/icon/core/arrow-up';
import AutomationIcon from '@atlaskit/icon/core/automation';
import CalendarIcon from '@atlaskit/icon/core/calendar';
import ChartBarIcon from '@atlaskit/icon/core/chart-bar';
import CheckCircleIcon from '@atlaskit/icon/core/check-circle';
import CheckMarkIcon from '@atlaskit/icon/core/check-mark';
import ChevronDownIcon from '@atlaskit/icon/core/chevron-down';
import ChevronLeftIcon from '@atlaskit/icon/core/chevron-left';
import ChevronRightIcon from '@atlaskit/icon/core/chevron-right';
import ChevronUpIcon from '@atlaskit/icon/core/chevron-up';
import ClockIcon from '@atlaskit/icon/core/clock';
import CopyIcon from '@atlaskit/icon/core/copy';
import CrossIcon from '@atlaskit/icon/core/cross';
import CrossCircleIcon from '@atlaskit/icon/core/cross-circle';
import DatabaseIcon from '@atlaskit/icon/core/database';
import DeleteIcon from '@atlaskit/icon/core/delete';
import DownloadIcon from '@atlaskit/icon/core/download';
import EditIcon from '@atlaskit/icon/core/edit';
import EyeOpenIcon from '@atlaskit/icon/core/eye-open';
import FileIcon from '@atlaskit/icon/core/file';
import FilterIcon from '@atlaskit/icon/core/filter';
import GlobeIcon from '@atlaskit/icon/core/globe';
import KeyIcon from '@atlaskit/icon/core/key-result';
import LinkIcon from '@atlaskit/icon/core/link';
import LinkExternalIcon from '@atlaskit/icon/core/link-external';
import LockIcon from '@atlaskit/icon/core/lock-locked';
import PersonIcon from '@atlaskit/icon/core/person';
import PlayIcon from '@atlaskit/icon/core/video-play';
import QuestionIcon from '@atlaskit/icon/core/question-circle';
import RefreshIcon from '@atlaskit/icon/core/refresh';
import SearchIcon from '@atlaskit/icon/core/search';
import SettingsIcon from '@atlaskit/icon/core/settings';
import ShowMoreIcon from '@atlaskit/icon/core/show-more-horizontal';
import StarIcon from '@atlaskit/icon/core/star-unstarred';
import StatusErrorIcon from '@atlaskit/icon/core/status-error';
import StatusInformationIcon from '@atlaskit/icon/core/status-information';
import StatusSuccessIcon from '@atlaskit/icon/core/status-success';
import StatusWarningIcon from '@atlaskit/icon/core/status-warning';
import UndoIcon from '@atlaskit/icon/core/undo';
import UploadIcon from '@atlaskit/icon/core/upload';
import type { Drawn } from './drawing';
import { oneOf, text } from './props';
import { tokenVariable } from './xcss';

type IconComponent = ComponentType<Record<string, unknown>>;

/**
 * The icons the host can draw. All 400 would triple the page's script, so this is a choice: what administration pages use.
 * Any other glyph shows as an empty circle with its label.
 */
const drawn: Record<string, unknown> = {
  add: AddIcon,
  alert: AlertIcon,
  api: ApiIcon,
  app: AppIcon,
  'arrow-down': ArrowDownIcon,
  'arrow-left': ArrowLeftIcon,
  'arrow-right': ArrowRightIcon,
  'arrow-up': ArrowUpIcon,
  automation: AutomationIcon,
  calendar: CalendarIcon,
  'chart-bar': ChartBarIcon,
  'check-circle': CheckCircleIcon,
  'check-mark': CheckMarkIcon,
  check: CheckMarkIcon,
  'chevron-down': ChevronDownIcon,
  'chevron-left': ChevronLeftIcon,
  'chevron-right': ChevronRightIcon,
  'chevron-up': ChevronUpIcon,
  clock: ClockIcon,
  copy: CopyIcon,
  cross: CrossIcon,
  'cross-circle': CrossCircleIcon,
  database: DatabaseIcon,
  delete: DeleteIcon,
  trash: DeleteIcon,
  download: DownloadIcon,
  edit: EditIcon,
  error: StatusErrorIcon,
  'eye-open': EyeOpenIcon,
  file: FileIcon,
  filter: FilterIcon,
  globe: GlobeIcon,
  information: StatusInformationIcon,
  info: StatusInformationIcon,
  key: KeyIcon,
  'key-result': KeyIcon,
  link: LinkIcon,
  'link-external': LinkExternalIcon,
  shortcut: LinkExternalIcon,
  lock: LockIcon,
  'lock-locked': LockIcon,
  more: ShowMoreIcon,
  'show-more-horizontal': ShowMoreIcon,
  person: PersonIcon,
  'video-play': PlayIcon,
  'question-circle': QuestionIcon,
  refresh: RefreshIcon,
  search: SearchIcon,
  settings: SettingsIcon,
  'star-unstarred': StarIcon,
  star: StarIcon,
  'status-error': StatusErrorIcon,
  'status-information': StatusInformationIcon,
  'status-success': StatusSuccessIcon,
  'status-warning': StatusWarningIcon,
  undo: UndoIcon,
  upload: UploadIcon,
  warning: StatusWarningIcon,
};

function EmptyIcon({ label }: { label?: string; size?: string; color?: string }): ReactNode {
  return <span className="uik-empty-icon" role={label ? 'img' : undefined} aria-label={label} />;
}

/** The component that draws a glyph by its UI Kit name, undefined for no name. */
export function iconComponent(glyph: string | undefined): IconComponent | undefined {
  if (glyph === undefined) return undefined;
  return (drawn[glyph] ?? EmptyIcon) as IconComponent;
}

export function Icon({ node }: Drawn): ReactNode {
  const { props } = node;
  const Glyph = iconComponent(text(props, 'glyph')) ?? EmptyIcon;
  const color = text(props, 'color') ?? text(props, 'primaryColor');
  return (
    <Glyph
      label={text(props, 'label') ?? ''}
      size={oneOf(props, 'size', ['small', 'medium'], 'medium')}
      color={color === undefined ? 'currentColor' : tokenVariable(color)}
    />
  );
}
