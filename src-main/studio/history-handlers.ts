// Requests about what was: earlier runs, what has changed since the last one, and the log.
import { say } from '#shared/i18n/say.ts';
import type { LogTail } from '#shared/model/history.ts';
import { layout } from '#shared/model/project-layout.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { readLogEnd } from '../logging/index.ts';
import { diskError, resolveInside } from '../storage/index.ts';
import type { Handlers } from './answer-request.ts';
import type { WithDesk } from './desk-holder.ts';
import type { ProjectDesk } from './project-desk.ts';
import { sinceLastRun } from './since-last-run.ts';

export function historyHandlers(withDesk: WithDesk) {
  return {
    'plan.sinceLastRun': () => withDesk(sinceLastRun),
    'runs.history': () => withDesk(async ({ history, runs }) => ok(await history.list(runs.view()))),
    'runs.read': ({ runId }) => withDesk((desk) => readRun(desk, runId)),
    'log.tail': ({ lines }) => withDesk((desk) => readLog(desk, lines)),
  } satisfies Partial<Handlers>;
}

async function readRun({ history, runs }: ProjectDesk, runId: string) {
  const record = await history.read(runId, runs.view());
  if (record !== null) return ok(record);
  return err({
    code: 'file-missing' as const,
    message: say`The journal of this run is no longer there.`,
    remedy: say`Choose another one.`,
  });
}

async function readLog({ store }: ProjectDesk, lines: number): Promise<Result<LogTail>> {
  // A folder from elsewhere must not show what lies outside of it.
  const path = await resolveInside(store.folderPath, layout.logFile);
  if (!path.ok) return path;
  try {
    return ok({ filePath: path.value, ...(await readLogEnd(path.value, lines)) });
  } catch (cause) {
    return err(diskError('read', path.value, cause));
  }
}
