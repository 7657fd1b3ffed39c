// What holds for every project on this machine. Every change is kept at once.
import { Tabs } from '@mantine/core';
import {
  type Icon,
  IconAdjustments,
  IconFilePlus,
  IconKeyboard,
  IconLock,
  IconMovie,
  IconServer,
  IconTool,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import { say } from '#shared/i18n/say.ts';
import { useApp } from '../app/stores-context.ts';
import { PanelFrame } from '../ui/panel-frame.tsx';
import { useRemembered } from '../ui/remembered.ts';
import { EnginesPage } from './engines-page.tsx';
import { GeneralPage } from './general-page.tsx';
import { KeysPage } from './keys-page.tsx';
import { NewProjectsPage } from './new-projects-page.tsx';
import { PrivacyPage } from './privacy-page.tsx';
import { ServersPage } from './servers-page.tsx';
import styles from './settings.module.css';
import { ToolsPage } from './tools-page.tsx';

interface Page {
  readonly name: string;
  readonly label: string;
  readonly icon: Icon;
  readonly content: ComponentType;
}

const pages = (): readonly Page[] => [
  { name: 'general', label: say`Language and look`, icon: IconAdjustments, content: GeneralPage },
  { name: 'keys', label: say`Keys`, icon: IconKeyboard, content: KeysPage },
  { name: 'servers', label: say`ComfyUI servers`, icon: IconServer, content: ServersPage },
  { name: 'engines', label: say`Engines`, icon: IconMovie, content: EnginesPage },
  { name: 'projects', label: say`New projects`, icon: IconFilePlus, content: NewProjectsPage },
  { name: 'tools', label: say`Tools and folders`, icon: IconTool, content: ToolsPage },
  { name: 'privacy', label: say`Privacy`, icon: IconLock, content: PrivacyPage },
];

export function SettingsPanel() {
  const loaded = useApp((state) => state.settings !== null);
  const [shown, show] = useRemembered('settings.page', 'general');
  const all = pages();
  const value = all.some(({ name }) => name === shown) ? shown : 'general';
  return (
    <PanelFrame title={say`Settings`} summary={say`For every project on this machine; kept at once`}>
      {loaded && (
        <Tabs
          className={styles.tabs}
          classNames={{ tabLabel: styles.tabLabel }}
          orientation="vertical"
          variant="pills"
          value={value}
          onChange={(name) => name !== null && show(name)}
        >
          <Tabs.List className={styles.list} aria-label={say`Settings`}>
            {all.map(({ name, label, icon: Mark }) => (
              <Tabs.Tab
                key={name}
                className={styles.tab}
                value={name}
                leftSection={<Mark size={16} stroke={1.6} aria-hidden />}
              >
                {label}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          {all.map(({ name, content: Content }) => (
            <Tabs.Panel key={name} value={name} className={styles.page}>
              <div className={styles.column}>{value === name && <Content />}</div>
            </Tabs.Panel>
          ))}
        </Tabs>
      )}
    </PanelFrame>
  );
}
