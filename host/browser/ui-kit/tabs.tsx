import { Children, type ReactNode } from 'react';
import AtlaskitTabs, {
  Tab as AtlaskitTab,
  TabList as AtlaskitTabList,
  TabPanel as AtlaskitTabPanel,
} from '@atlaskit/tabs';
import { Nodes, type Drawn } from './drawing';
import { call, given, number, text } from './props';

/**
 * Atlaskit counts the direct children of Tabs and TabList, so tabs and panels are placed here instead of being drawn one by
 * one through the registry.
 */
export function Tabs({ node }: Drawn): ReactNode {
  const { props } = node;
  const tabs = node.children.filter((child) => child.type === 'TabList').flatMap((list) => list.children);
  const panels = node.children.filter((child) => child.type === 'TabPanel');
  return (
    <div className="uik-tabs">
      <AtlaskitTabs
        id={text(props, 'id') ?? node.key}
        onChange={(index) => void call(props, 'onChange', index)}
        shouldUnmountTabPanelOnChange={props['shouldUnmountTabPanelOnChange'] === true}
        {...given({
          selected: number(props, 'selected'),
          defaultSelected: number(props, 'defaultSelected'),
          testId: text(props, 'testId'),
        })}
      >
        <AtlaskitTabList>
          {Children.toArray(
            tabs.map((tab) => (
              <AtlaskitTab key={tab.key} {...given({ testId: text(tab.props, 'testId') })}>
                <Nodes nodes={tab.children} />
              </AtlaskitTab>
            )),
          )}
        </AtlaskitTabList>
        {panels.map((panel) => (
          <AtlaskitTabPanel key={panel.key} {...given({ testId: text(panel.props, 'testId') })}>
            <div className="uik-tab-panel">
              <Nodes nodes={panel.children} />
            </div>
          </AtlaskitTabPanel>
        ))}
      </AtlaskitTabs>
    </div>
  );
}
