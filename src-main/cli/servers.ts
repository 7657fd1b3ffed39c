// longtake servers: what each ComfyUI is, how busy, whether it can render a project, and what starts it again.
import { resolve } from 'node:path';
import type { ServerStatus } from '#shared/contract/shapes.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { StudioError } from '#shared/studio-error.ts';
import { appDataPath } from '../host-paths/index.ts';
import { openSettings } from '../settings/index.ts';
import type { Studio } from '../studio/index.ts';
import {
  type Command,
  type CommandContext,
  EXIT,
  type ExitCode,
  fail,
  loggerOf,
  parseCommandLine,
  usageError,
  withStudio,
} from './command.ts';
import { readEngineOptions } from './engine-options.ts';
import { serverTable } from './server-table.ts';

const OPTIONS = {
  server: { type: 'string', multiple: true },
  project: { type: 'string' },
  'set-restart': { type: 'string' },
  'no-restart': { type: 'boolean', default: false },
  'allow-restart': { type: 'string' },
  json: { type: 'boolean', default: false },
} as const;

export const serversCommand: Command = {
  name: 'servers',
  summary: 'look at ComfyUI servers, and say what starts one again',
  usage:
    'longtake servers [--server URL]… [--project DIR] [--set-restart "COMMAND" | --no-restart] [--allow-restart yes|no] [--json]',
  async run(context) {
    const parsed = parseCommandLine(this, context, OPTIONS);
    if (!parsed.ok) return parsed.error;
    const { values, positionals } = parsed.value;
    if (positionals.length > 0) return usageError(this, context, `"${positionals[0]}" is too much here.`);
    const overrides = readEngineOptions({ server: values.server });
    if (!overrides.ok) return usageError(this, context, overrides.error);
    const edit = readEdit(values);
    if (!edit.ok) return usageError(this, context, edit.error);
    const { json } = values;
    const edited = edit.value === null ? ok(undefined) : await editSettings(edit.value, context);
    if (!edited.ok) return fail(context, edited.error, json);
    // The question is about ComfyUI, whatever engine the project names.
    const session = { ...overrides.value, ...(values.project === undefined ? {} : { engine: 'comfyui' as const }) };
    return withStudio(context, json, { lookOnly: true, overrides: session }, async (studio) => {
      const urls = values.server ?? (await serversOfSettings(studio));
      if (urls.length === 0) return usageError(this, context, 'Name a server; the settings have none.');
      if (values.project !== undefined) {
        const opened = await studio.call('project.open', { folderPath: resolve(values.project) });
        if (!opened.ok) return fail(context, opened.error, json);
      }
      return tell(context, studio, [...new Set(urls)], json);
    });
  },
};

/** What is to become of one server's restart command; undefined: it stays as it is. */
interface RestartEdit {
  readonly url: string;
  /** null takes it away. */
  readonly command: string | null | undefined;
  readonly byItself: boolean | undefined;
}

/** The error is a sentence for the usage; null: nothing is to be changed. */
function readEdit(values: {
  server?: string[] | undefined;
  'set-restart'?: string | undefined;
  'no-restart': boolean;
  'allow-restart'?: string | undefined;
}): Result<RestartEdit | null, string> {
  const { 'set-restart': set, 'no-restart': takesAway, 'allow-restart': allow } = values;
  if (set === undefined && !takesAway && allow === undefined) return ok(null);
  const [url, ...more] = values.server ?? [];
  if (url === undefined || more.length > 0) return err('Name the one server whose restart command is meant.');
  if (takesAway && (set !== undefined || allow !== undefined)) {
    return err('--no-restart takes the command away; it goes with neither --set-restart nor --allow-restart.');
  }
  if (allow !== undefined && allow !== 'yes' && allow !== 'no') return err('--allow-restart is yes or no.');
  if (set?.trim() === '') return err('The restart command is empty.');
  return ok({ url, command: takesAway ? null : set, byItself: allow === undefined ? undefined : allow === 'yes' });
}

async function editSettings({ url, command, byItself }: RestartEdit, context: CommandContext) {
  const settings = await openSettings(appDataPath(), loggerOf(context));
  const set: Result<unknown, StudioError> =
    command === undefined ? ok(undefined) : await settings.setRestartCommand(url, command);
  return set.ok && byItself !== undefined ? settings.allowRestart(url, byItself) : set;
}

async function serversOfSettings(studio: Studio): Promise<readonly string[]> {
  const settings = await studio.call('settings.get', {});
  return settings.ok ? settings.value.servers : [];
}

async function tell(
  context: CommandContext,
  studio: Studio,
  urls: readonly string[],
  asJson: boolean,
): Promise<ExitCode> {
  const answers = await Promise.all(urls.map((url) => studio.call('servers.check', { url })));
  const statuses: ServerStatus[] = [];
  for (const answer of answers) {
    if (!answer.ok) return fail(context, answer.error, asJson);
    statuses.push(answer.value);
  }
  if (asJson) for (const status of statuses) context.write(`${JSON.stringify(toJson(status))}\n`);
  else context.write(serverTable(statuses));
  return statuses.every(({ reachable }) => reachable) ? EXIT.done : EXIT.someFailed;
}

function toJson(status: ServerStatus) {
  const { error, restart, canRender } = status;
  return {
    url: status.url,
    reachable: status.reachable,
    version: status.version,
    device: status.device,
    vram_total_bytes: status.vramTotalBytes,
    vram_free_bytes: status.vramFreeBytes,
    pytorch: status.pytorchVersion,
    queue: status.queueRemaining,
    others: status.othersQueued,
    sage_attention: status.sageAttention.usable,
    can_render: canRender?.able ?? null,
    reasons: canRender?.reasons ?? [],
    restart: { offered: restart.offered, by_itself: restart.byItself },
    ...(error === null ? {} : { error: { code: error.code, message: error.message, remedy: error.remedy } }),
  };
}
