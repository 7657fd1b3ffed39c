// The panels of the rail, in order; their place is their key.
import {
  type Icon,
  IconFolder,
  IconLayoutGrid,
  IconPlayerPlay,
  IconSettings,
  IconSparkles,
  IconTimeline,
} from '@tabler/icons-react';
import type { PanelName } from '#shared/model/project-view.ts';
import { COMMANDS, panelCommand } from '../commands/command-table.ts';

export interface PanelEntry {
  readonly name: PanelName;
  readonly icon: Icon;
}

export const PANELS: readonly PanelEntry[] = [
  { name: 'project', icon: IconFolder },
  { name: 'storyboard', icon: IconLayoutGrid },
  { name: 'plan', icon: IconTimeline },
  { name: 'generate', icon: IconSparkles },
  { name: 'player', icon: IconPlayerPlay },
];

/** At the foot of the rail. */
export const SETTINGS_PANEL: PanelEntry = { name: 'settings', icon: IconSettings };

export const panelTitle = (name: PanelName): string => COMMANDS[panelCommand(name)].title();
