import { say } from '#shared/i18n/say.ts';
import type { CommandGroup } from './command.ts';

/** In the order of the sheet of keys. */
export const COMMAND_GROUPS: readonly CommandGroup[] = [
  'app',
  'panels',
  'project',
  'edit',
  'render',
  'storyboard',
  'plan',
  'play',
  'marks',
];

export function groupTitle(group: CommandGroup): string {
  const titles: Readonly<Record<CommandGroup, string>> = {
    app: say`Everywhere`,
    panels: say`Panels`,
    project: say`Project`,
    edit: say`Editing`,
    render: say`Render`,
    storyboard: say`Storyboard`,
    plan: say`Plan`,
    play: say`Playing`,
    marks: say`In and out`,
  };
  return titles[group];
}
