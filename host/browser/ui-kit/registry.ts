import type { ComponentType } from 'react';
import * as adf from './adf';
import * as buttons from './buttons';
import * as charts from './charts';
import * as choices from './choices';
import * as dates from './dates';
import type { Drawn } from './drawing';
import * as feedback from './feedback';
import * as forms from './forms';
import * as icons from './icons';
import * as inlineEdit from './inline-edit';
import * as layout from './layout';
import * as media from './media';
import * as modal from './modal';
import * as people from './people';
import * as popup from './popup';
import * as select from './select';
import * as table from './table';
import * as tabs from './tabs';
import * as text from './text';
import * as textInputs from './text-inputs';

/** Every component of UI Kit that the host can draw, by the name `@forge/react` gives it. */
export const components: Record<string, ComponentType<Drawn>> = {
  Root: layout.Children,
  ContentWrapper: layout.Children,
  AdfRenderer: adf.AdfRenderer,
  AtlassianIcon: media.AtlassianIcon,
  AtlassianTile: media.AtlassianIcon,
  Badge: feedback.Badge,
  BarChart: charts.BarChart,
  Bleed: layout.Bleed,
  Box: layout.Box,
  Breadcrumbs: media.Breadcrumbs,
  BreadcrumbsItem: media.BreadcrumbsItem,
  Button: buttons.Button,
  ButtonGroup: buttons.ButtonGroup,
  Calendar: dates.Calendar,
  Checkbox: choices.Checkbox,
  CheckboxGroup: choices.CheckboxGroup,
  Code: text.Code,
  CodeBlock: text.CodeBlock,
  Comment: media.Comment,
  CustomFieldEdit: forms.CustomFieldEdit,
  DatePicker: dates.DatePicker,
  DonutChart: charts.DonutChart,
  DynamicTable: table.DynamicTable,
  Em: text.Em,
  EmptyState: feedback.EmptyState,
  ErrorMessage: forms.ErrorMessage,
  FileCard: media.FileCard,
  FilePicker: media.FilePicker,
  Form: forms.Form,
  FormFooter: forms.FormFooter,
  FormHeader: forms.FormHeader,
  FormSection: forms.FormSection,
  Frame: media.Frame,
  Heading: text.Heading,
  HelperMessage: forms.HelperMessage,
  HorizontalBarChart: charts.HorizontalBarChart,
  HorizontalStackBarChart: charts.HorizontalBarChart,
  Icon: icons.Icon,
  Image: media.Image,
  Inline: layout.Inline,
  InlineEdit: inlineEdit.InlineEdit,
  Label: forms.Label,
  LineChart: charts.LineChart,
  Link: text.Link,
  LinkButton: buttons.LinkButton,
  List: text.List,
  ListItem: text.ListItem,
  LoadingButton: buttons.LoadingButton,
  Lozenge: feedback.Lozenge,
  Modal: modal.Modal,
  ModalBody: modal.ModalBody,
  ModalFooter: modal.ModalFooter,
  ModalHeader: modal.ModalHeader,
  ModalTitle: modal.ModalTitle,
  ModalTransition: modal.ModalTransition,
  Pagination: media.Pagination,
  PieChart: charts.PieChart,
  Popup: popup.Popup,
  Pressable: layout.Pressable,
  ProgressBar: feedback.ProgressBar,
  ProgressTracker: feedback.ProgressTracker,
  Radio: choices.Radio,
  RadioGroup: choices.RadioGroup,
  Range: choices.Range,
  RequiredAsterisk: forms.RequiredAsterisk,
  SectionMessage: feedback.SectionMessage,
  SectionMessageAction: feedback.SectionMessageAction,
  Select: select.Select,
  Spinner: feedback.Spinner,
  Stack: layout.Stack,
  StackBarChart: charts.BarChart,
  Strike: text.Strike,
  Strong: text.Strong,
  Tab: layout.Children,
  TabList: layout.Children,
  TabPanel: layout.Children,
  Tabs: tabs.Tabs,
  Tag: feedback.Tag,
  TagGroup: feedback.TagGroup,
  Text: text.Text,
  TextArea: textInputs.TextArea,
  Textfield: textInputs.Textfield,
  Tile: media.Tile,
  TimePicker: dates.TimePicker,
  Toggle: choices.Toggle,
  Tooltip: feedback.Tooltip,
  User: people.User,
  UserGroup: people.UserGroup,
  UserPicker: people.UserPicker,
  ValidMessage: forms.ValidMessage,
};
