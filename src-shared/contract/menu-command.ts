// What the app's menu asks of the page: names of the page's own commands.
export const MENU_COMMANDS = [
  'project.new',
  'project.open',
  'project.close',
  'project.export',
  'app.palette',
  'app.keys',
  'panel.project',
  'panel.storyboard',
  'panel.plan',
  'panel.generate',
  'panel.player',
  'panel.settings',
] as const;
export type MenuCommand = (typeof MENU_COMMANDS)[number];
