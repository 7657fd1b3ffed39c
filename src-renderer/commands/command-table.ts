// Every command of the page: what it is called, where its keys are heard, and which keys it has in each preset.
import type { PanelName } from '#shared/model/project-view.ts';
import { APP_COMMANDS } from './app-commands.ts';
import type { Command } from './command.ts';
import { EDIT_COMMANDS } from './edit-commands.ts';
import { PLAYER_COMMANDS } from './player-commands.ts';

const TABLE = { ...APP_COMMANDS, ...EDIT_COMMANDS, ...PLAYER_COMMANDS };

export type CommandId = keyof typeof TABLE;

export const COMMANDS: Readonly<Record<CommandId, Command>> = TABLE;
export const COMMAND_IDS = Object.keys(TABLE) as readonly CommandId[];

/** The command of a panel's button in the rail. */
export const panelCommand = (panel: PanelName): CommandId => `panel.${panel}`;
