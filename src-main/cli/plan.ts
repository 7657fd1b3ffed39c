// longtake plan DIR: what would be rendered, and why.
import { resolve } from 'node:path';
import type { PlanView } from '#shared/contract/studio-api.ts';
import { planToJson } from '#shared/model/plan-json.ts';
import { describeError } from '#shared/studio-error.ts';
import {
  type Command,
  type CommandContext,
  EXIT,
  fail,
  fileProblemBehind,
  parseCommandLine,
  usageError,
  withStudio,
} from './command.ts';
import { engineOptions, readEngineOptions } from './engine-options.ts';

export const planCommand: Command = {
  name: 'plan',
  summary: 'show the segments a project is split into, and what would be rendered',
  usage: 'longtake plan DIR [--engine draft|comfyui] [--server URL] [--workflow FILE] [--folder DIR]… [--json]',
  async run(context) {
    const parsed = parseCommandLine(this, context, { json: { type: 'boolean', default: false }, ...engineOptions });
    if (!parsed.ok) return parsed.error;
    const [folder] = parsed.value.positionals;
    if (folder === undefined) return usageError(this, context, 'Name the project folder.');
    const overrides = readEngineOptions(parsed.value.values);
    if (!overrides.ok) return usageError(this, context, overrides.error);
    const asJson = parsed.value.values.json;
    return withStudio(context, asJson, { lookOnly: true, overrides: overrides.value }, async (studio) => {
      const opened = await studio.call('project.open', { folderPath: resolve(folder) });
      if (!opened.ok) return fail(context, opened.error, asJson);
      const plan = await studio.call('plan.build', {});
      if (!plan.ok) return fail(context, fileProblemBehind(plan.error, opened.value.problems), asJson);
      // What is wrong with the files decides what the plan can be: it belongs to its problems.
      const fileProblems = opened.value.problems.map((problem) => ({ ...problem, severity: 'problem' as const }));
      const whole = {
        ...plan.value,
        plan: { ...plan.value.plan, problems: [...fileProblems, ...plan.value.plan.problems] },
      };
      if (asJson) context.write(`${JSON.stringify(planToJson(whole.plan, whole.standings))}\n`);
      else writePlan(context, whole);
      return EXIT.done;
    });
  },
};

function writePlan(context: CommandContext, { plan, standings, engineName }: PlanView): void {
  const rows = plan.segments.map((segment) => {
    const standing = standings[segment.key];
    const dropped = `${segment.framesDroppedAtStart},${segment.framesDroppedAtEnd}`;
    const frames = `${segment.framesKept} of ${segment.framesRequested} frames (${dropped} dropped)`;
    return `${segment.key.padEnd(10)} ${segment.durationSeconds.toFixed(2).padStart(6)} s  ${frames.padEnd(30)} ${(standing?.status ?? '').padEnd(12)} ${standing?.reasons.join(' ') ?? ''}`.trimEnd();
  });
  const problems = plan.problems.map((problem) => `${problem.severity}: ${describeError(problem)}`);
  const seconds = (plan.filmFrames / plan.filmFramesPerSecond).toFixed(2);
  const head = `${plan.segments.length} segments of ${plan.shots.length} shots, ${seconds} s at ${plan.filmFramesPerSecond} fps, ${plan.width}×${plan.height}, ${engineName}`;
  context.write(`${[head, ...rows, ...problems].join('\n')}\n`);
}
