// What starts a ComfyUI again: `restart_commands` of settings.json, by server URL. The user writes them, nobody else.
import { z } from 'zod/v4';
import type { RestartCommand } from '#shared/model/settings.ts';
import { asObject } from './as-object.ts';
import { isSameServer, tidyServerUrl } from './server-url.ts';

/** Something is there, and no zero character, which no process can be given. */
export const isUsableCommand = (command: string): boolean => command.trim() !== '' && !command.includes('\0');

const onDisk = z.object({ command: z.string().trim().refine(isUsableCommand), by_itself: z.boolean().default(false) });

export type RestartCommands = Readonly<Record<string, RestartCommand>>;

export interface ReadRestartCommands {
  /** By URL as `tidyServerUrl` writes it. */
  readonly commands: Record<string, RestartCommand>;
  /** Places in the file that cannot be used. */
  readonly wrongPlaces: readonly string[];
}

/** @param raw what stands under `restart_commands`; undefined: nothing */
export function readRestartCommands(raw: unknown): ReadRestartCommands {
  const entries = raw === undefined ? {} : asObject(raw);
  if (entries === null) return { commands: {}, wrongPlaces: ['restart_commands'] };
  const commands: [string, RestartCommand][] = [];
  const wrongPlaces: string[] = [];
  for (const [url, entry] of Object.entries(entries)) {
    const parsed = onDisk.safeParse(entry);
    if (!parsed.success) wrongPlaces.push(`restart_commands["${url}"]`);
    else commands.push([tidyServerUrl(url), { command: parsed.data.command, byItself: parsed.data.by_itself }]);
  }
  return { commands: Object.fromEntries(commands), wrongPlaces };
}

/** null: the settings name none for this server. */
export function findRestartCommand(commands: RestartCommands, url: string): RestartCommand | null {
  return Object.entries(commands).find(([key]) => isSameServer(key, url))?.[1] ?? null;
}

/** `restart_commands` with the one of this server replaced, or without it; what else stands there stays as it is. */
export function withRestartCommand(raw: unknown, url: string, next: RestartCommand | null): Record<string, unknown> {
  const entries = Object.entries(asObject(raw) ?? {});
  const others = Object.fromEntries(entries.filter(([key]) => !isSameServer(key, url)));
  if (next === null) return others;
  const [key, before] = entries.find(([known]) => isSameServer(known, url)) ?? [tidyServerUrl(url), {}];
  return { ...others, [key]: { ...asObject(before), command: next.command, by_itself: next.byItself } };
}
