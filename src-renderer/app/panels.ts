// The panels of the rail, in order; their place is their key.
import { type Icon, IconFolder, IconLayoutGrid, IconPlayerPlay, IconSparkles, IconTimeline } from '@tabler/icons-react';
import type { PanelName } from '#shared/model/project-view.ts';

export interface PanelEntry {
  readonly name: PanelName;
  readonly label: string;
  readonly icon: Icon;
}

export const PANELS: readonly PanelEntry[] = [
  { name: 'project', label: 'Project', icon: IconFolder },
  { name: 'storyboard', label: 'Storyboard', icon: IconLayoutGrid },
  { name: 'plan', label: 'Plan', icon: IconTimeline },
  { name: 'generate', label: 'Generate', icon: IconSparkles },
  { name: 'player', label: 'Player', icon: IconPlayerPlay },
];
