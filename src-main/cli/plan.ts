// longtake plan DIR: what would be rendered, and why.
import type { PlanView } from '#shared/contract/shapes.ts';
import { describeError } from '#shared/describe-error.ts';
import { planToJson } from '#shared/model/plan-json.ts';
import { type Command, type CommandContext, EXIT } from './command.ts';
import { lookAtProject } from './look-at-project.ts';

export const planCommand: Command = {
  name: 'plan',
  summary: 'show the segments a project is split into, and what would be rendered',
  usage:
    'longtake plan DIR [--engine draft|comfyui|wan-cli|replicate [--model NAME]] [--server URL] [--workflow FILE] [--folder DIR]… [--json]',
  run(context) {
    return lookAtProject(this, context, async ({ studio, project, asJson, failed }) => {
      const plan = await studio.call('plan.build', {});
      if (!plan.ok) return failed(plan.error);
      // What is wrong with the files decides what the plan can be: it belongs to its problems.
      const fileProblems = project.problems.map((problem) => ({ ...problem, severity: 'problem' as const }));
      const whole = {
        ...plan.value,
        plan: { ...plan.value.plan, problems: [...fileProblems, ...plan.value.plan.problems] },
      };
      if (asJson) context.write(`${JSON.stringify(planToJson(whole.plan, whole.standings, whole.estimates))}\n`);
      else writePlan(context, whole);
      return EXIT.done;
    });
  },
};

function writePlan(context: CommandContext, { plan, standings, engineName, estimates, cost }: PlanView): void {
  const rows = plan.segments.map((segment) => {
    const standing = standings[segment.key];
    const dropped = `${segment.framesDroppedAtStart},${segment.framesDroppedAtEnd}`;
    const frames = `${segment.framesKept} of ${segment.framesRequested} frames (${dropped} dropped)`;
    const isRendered = standing?.status === 'will-render' || standing?.status === 'stale';
    const time = isRendered ? timeInWords(estimates[segment.key]?.seconds) : '';
    return `${segment.key.padEnd(10)} ${segment.durationSeconds.toFixed(2).padStart(6)} s  ${frames.padEnd(30)} ${(standing?.status ?? '').padEnd(12)} ${time.padEnd(9)} ${standing?.reasons.join(' ') ?? ''}`.trimEnd();
  });
  const toRender = plan.segments.filter(({ key }) => ['will-render', 'stale'].includes(standings[key]?.status ?? ''));
  const known = toRender.flatMap(({ key }) => estimates[key]?.seconds ?? []);
  const total = known.reduce((sum, one) => sum + one, 0);
  const unknown = toRender.length - known.length;
  const gpu = `${toRender.length} to render${known.length > 0 ? `, ${timeInWords(total)} of GPU time` : ''}${unknown > 0 ? `, ${unknown} never measured` : ''}`;
  const money =
    cost === null
      ? []
      : [`about $${cost.estimate.toFixed(2)}${cost.unknown > 0 ? `, ${cost.unknown} without a known price` : ''}`];
  const problems = plan.problems.map((problem) => `${problem.severity}: ${describeError(problem)}`);
  const seconds = (plan.filmFrames / plan.filmFramesPerSecond).toFixed(2);
  const head = `${plan.segments.length} segments of ${plan.shots.length} shots, ${seconds} s at ${plan.filmFramesPerSecond} fps, ${plan.width}×${plan.height}, ${engineName}`;
  context.write(`${[head, gpu, ...money, ...rows, ...problems].join('\n')}\n`);
}

function timeInWords(seconds: number | undefined): string {
  if (seconds === undefined) return '?';
  return seconds < 90 ? `~${Math.round(seconds)} s` : `~${Math.round(seconds / 60)} min`;
}
