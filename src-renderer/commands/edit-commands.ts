// Commands of the Storyboard and the Plan panel.
import { say } from '#shared/i18n/say.ts';
import { type Command, each, same } from './command.ts';

export const EDIT_COMMANDS = {
  'shot.add': { title: () => say`Add a shot`, group: 'storyboard', scope: 'storyboard', keys: same('N') },
  'shot.duplicate': {
    title: () => say`Duplicate the selected shots`,
    group: 'storyboard',
    scope: 'storyboard',
    // Premiere: Ctrl+Shift+/, which types a question mark on its keyboards.
    keys: each(['mod+D'], ['mod+?', 'mod+D'], ['mod+D']),
  },
  'shot.split': {
    title: () => say`Split the shot in two`,
    group: 'storyboard',
    scope: 'storyboard',
    keys: each(['S', 'mod+B'], ['mod+K'], ['mod+B', 'mod+\\']),
  },
  'shot.remove': {
    title: () => say`Remove the selected shots`,
    group: 'storyboard',
    scope: 'storyboard',
    keys: each(['delete', 'backspace'], ['delete', 'backspace', 'shift+Delete'], ['backspace', 'delete']),
  },
  'shot.moveEarlier': {
    title: () => say`Move the selected shots earlier`,
    group: 'storyboard',
    scope: 'storyboard',
    keys: same('alt+ArrowLeft', 'alt+ArrowUp'),
    repeats: true,
  },
  'shot.moveLater': {
    title: () => say`Move the selected shots later`,
    group: 'storyboard',
    scope: 'storyboard',
    keys: same('alt+ArrowRight', 'alt+ArrowDown'),
    repeats: true,
  },
  'shot.longer': {
    title: () => say`Make the shot a frame longer`,
    group: 'storyboard',
    scope: 'storyboard',
    keys: each(['.'], ['mod+ArrowRight', '.'], ['.']),
    repeats: true,
  },
  'shot.shorter': {
    title: () => say`Make the shot a frame shorter`,
    group: 'storyboard',
    scope: 'storyboard',
    keys: each([','], ['mod+ArrowLeft', ','], [',']),
    repeats: true,
  },
  'shot.selectAll': {
    title: () => say`Select all shots`,
    group: 'storyboard',
    scope: 'storyboard',
    keys: same('mod+A'),
  },
  'shot.selectNone': {
    title: () => say`Select only this shot`,
    group: 'storyboard',
    scope: 'storyboard',
    keys: same('mod+shift+A'),
  },
  'storyboard.search': {
    title: () => say`Search the shots`,
    group: 'storyboard',
    scope: 'storyboard',
    keys: same('mod+F'),
    whileTyping: true,
  },
  'storyboard.toggleView': {
    title: () => say`Cards or table`,
    group: 'storyboard',
    scope: 'storyboard',
    keys: same('V'),
  },

  'plan.build': { title: () => say`Build the plan again`, group: 'plan', scope: 'plan', keys: same('B') },
  'plan.check': { title: () => say`Check whether it can run`, group: 'plan', scope: 'plan', keys: same('C') },
  'plan.zoomIn': {
    title: () => say`Timeline: zoom in`,
    group: 'plan',
    scope: 'plan',
    keys: each(['[plus]', '='], ['=', '[plus]'], ['mod+=', 'mod+[plus]']),
    repeats: true,
  },
  'plan.zoomOut': {
    title: () => say`Timeline: zoom out`,
    group: 'plan',
    scope: 'plan',
    keys: each(['-'], ['-'], ['mod+-']),
    repeats: true,
  },
  'plan.zoomFit': {
    title: () => say`Timeline: the whole film`,
    group: 'plan',
    scope: 'plan',
    keys: each(['0', 'shift+Z'], ['\\'], ['shift+Z']),
  },
} as const satisfies Readonly<Record<string, Command>>;
