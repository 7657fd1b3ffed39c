// Commands of the whole page: panels, project, undo, rendering.
import { say } from '#shared/i18n/say.ts';
import { type Command, each, same } from './command.ts';

export const APP_COMMANDS = {
  'app.palette': {
    title: () => say`Find a command or a shot`,
    group: 'app',
    scope: 'everywhere',
    // Premiere splits with Ctrl+K.
    keys: each(['mod+K', 'mod+shift+P'], ['mod+shift+P', 'F1'], ['mod+K', 'mod+shift+P']),
    whileTyping: true,
  },
  'app.keys': { title: () => say`Show all keys`, group: 'app', scope: 'everywhere', keys: same('?') },
  'app.toggleDock': {
    title: () => say`Show or hide the queue at the foot`,
    group: 'app',
    scope: 'everywhere',
    keys: same('mod+J'),
    whileTyping: true,
  },
  'app.toggleAppearance': {
    title: () => say`Dark or light`,
    group: 'app',
    scope: 'everywhere',
    keys: same(),
  },
  'app.notices': { title: () => say`To the newest message`, group: 'app', scope: 'everywhere', keys: same('F8') },
  'panel.project': { title: () => say`Project`, group: 'panels', scope: 'everywhere', keys: same('1') },
  'panel.storyboard': { title: () => say`Storyboard`, group: 'panels', scope: 'everywhere', keys: same('2') },
  'panel.plan': { title: () => say`Plan`, group: 'panels', scope: 'everywhere', keys: same('3') },
  'panel.generate': { title: () => say`Generate`, group: 'panels', scope: 'everywhere', keys: same('4') },
  'panel.player': { title: () => say`Player`, group: 'panels', scope: 'everywhere', keys: same('5') },
  'panel.settings': { title: () => say`Settings`, group: 'panels', scope: 'everywhere', keys: same('6', 'mod+,') },

  'project.new': {
    title: () => say`New project`,
    group: 'project',
    scope: 'everywhere',
    // Ctrl+N belongs to the browser.
    keys: same('mod+alt+N'),
  },
  'project.open': {
    title: () => say`Open a project folder`,
    group: 'project',
    scope: 'everywhere',
    keys: same('mod+O'),
    whileTyping: true,
  },
  'servers.connect': { title: () => say`Connect ComfyUI`, group: 'project', scope: 'everywhere', keys: same() },
  'project.whichModel': { title: () => say`Which model?`, group: 'project', scope: 'everywhere', keys: same() },
  'project.importConfiguration': {
    title: () => say`Import configuration…`,
    group: 'project',
    scope: 'everywhere',
    keys: same(),
  },
  'project.close': { title: () => say`Close the project`, group: 'project', scope: 'everywhere', keys: same() },
  'project.save': {
    title: () => say`Save now`,
    group: 'project',
    scope: 'everywhere',
    keys: same('mod+S'),
    whileTyping: true,
  },
  'project.export': {
    title: () => say`Export the film`,
    group: 'project',
    scope: 'everywhere',
    keys: each(['mod+E'], ['mod+M'], ['mod+E']),
    whileTyping: true,
  },
  'edit.undo': {
    title: () => say`Undo`,
    group: 'edit',
    scope: 'everywhere',
    keys: same('mod+Z'),
    repeats: true,
  },
  'edit.redo': {
    title: () => say`Redo`,
    group: 'edit',
    scope: 'everywhere',
    keys: same('mod+shift+Z', 'mod+Y'),
    repeats: true,
  },

  'run.start': {
    title: () => say`Start rendering, or go on with it`,
    group: 'render',
    scope: 'everywhere',
    keys: same('mod+Enter'),
    whileTyping: true,
  },
  'run.startSelected': {
    title: () => say`Render the selected shots`,
    group: 'render',
    scope: 'everywhere',
    keys: same('mod+shift+Enter'),
    whileTyping: true,
  },
  'run.pause': { title: () => say`Pause after this segment`, group: 'render', scope: 'generate', keys: same('P') },
  'run.stop': {
    title: () => say`Stop rendering`,
    group: 'render',
    scope: 'everywhere',
    keys: same('mod+.'),
    whileTyping: true,
  },
  'run.retry': { title: () => say`Retry everything that failed`, group: 'render', scope: 'generate', keys: same('R') },
} as const satisfies Readonly<Record<string, Command>>;
