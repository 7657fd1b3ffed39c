// What of the plan differs from what the newest run was started with.
import { z } from 'zod/v4';
import { say } from '#shared/i18n/say.ts';
import type { PlanDifference } from '#shared/model/history.ts';
import { videoPlan } from '#shared/model/video-plan.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { planDifference } from '../plan/index.ts';
import { readFrozen } from '../run/index.ts';
import type { ProjectDesk } from './project-desk.ts';

const frozenSettings = z.object({ models: z.record(z.string(), z.string()) });

export async function sinceLastRun({ history, planner, runs }: ProjectDesk): Promise<Result<PlanDifference>> {
  const newest = await history.newest(runs.view());
  if (newest === null) return ok({ run: null, segments: [] });
  const frozen = await readFrozen(newest.journalPath);
  const plan = videoPlan.safeParse(frozen?.plan);
  const settings = frozenSettings.safeParse(frozen?.settings);
  if (!plan.success || !settings.success) {
    return err({
      code: 'bad-file',
      message: say`What the last run was started with cannot be read any more.`,
      remedy: say`After the next run there is something to compare with again.`,
      filePath: newest.journalPath,
    });
  }
  const planned = planner.plan();
  if (!planned.ok) return planned;
  const was = { plan: plan.data, models: settings.data.models };
  const is = { plan: planned.value.plan, models: planned.value.settings.models };
  return ok({ run: newest.summary, segments: planDifference(was, is) });
}
