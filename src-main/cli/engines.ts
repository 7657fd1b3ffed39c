// longtake engines: every engine with its models, what each can do, what it costs, and which one to take.
import { resolve } from 'node:path';
import type { EngineLimits } from '#shared/model/engine.ts';
import type { AdviceWish, EngineInfo, EngineModelInfo, ModelAdvice } from '#shared/model/engine-info.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { type Command, type CommandContext, EXIT, fail, parseCommandLine, usageError, withStudio } from './command.ts';

const OPTIONS = {
  refresh: { type: 'boolean', default: false },
  project: { type: 'string' },
  advise: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const;

export const enginesCommand: Command = {
  name: 'engines',
  summary: 'show all engines and models, or advise on one for a project',
  usage: 'longtake engines [--refresh] [--project DIR --advise cheapest|local-only|under:USD] [--json]',
  async run(context) {
    const parsed = parseCommandLine(this, context, OPTIONS);
    if (!parsed.ok) return parsed.error;
    const { values, positionals } = parsed.value;
    if (positionals.length > 0) return usageError(this, context, `"${positionals[0]}" is too much here.`);
    const wish = readWish(values.advise);
    if (!wish.ok) return usageError(this, context, wish.error);
    if ((wish.value === null) !== (values.project === undefined)) {
      return usageError(this, context, '--advise and --project go together: the advice is for one project.');
    }
    return withStudio(context, values.json, { lookOnly: true }, async (studio) => {
      const listed = await studio.call(values.refresh ? 'engines.refresh' : 'engines.list', {});
      if (!listed.ok) return fail(context, listed.error, values.json);
      if (wish.value === null || values.project === undefined) {
        writeEngines(context, listed.value, values.json);
        return EXIT.done;
      }
      const opened = await studio.call('project.open', { folderPath: resolve(values.project) });
      if (!opened.ok) return fail(context, opened.error, values.json);
      const advice = await studio.call('engines.advise', wish.value);
      if (!advice.ok) return fail(context, advice.error, values.json);
      writeAdvice(context, advice.value, values.json);
      return EXIT.done;
    });
  },
};

/** The error is a sentence for the usage; null: no advice is asked for. */
function readWish(text: string | undefined): Result<AdviceWish | null, string> {
  if (text === undefined) return ok(null);
  if (text === 'cheapest' || text === 'local-only') return ok({ kind: text });
  const usd = Number(/^under:(\d+(?:\.\d+)?)$/.exec(text)?.[1] ?? Number.NaN);
  return usd > 0 ? ok({ kind: 'best-under', usd }) : err(`"${text}" is none of cheapest, local-only, under:5.`);
}

function writeEngines(context: CommandContext, engines: readonly EngineInfo[], asJson: boolean): void {
  if (asJson) for (const engine of engines) context.write(`${JSON.stringify(engineToJson(engine))}\n`);
  else for (const engine of engines) context.write(engineInWords(engine));
}

function engineToJson({ id, name, description, isLocal, setUp, workers, models }: EngineInfo) {
  const state = { ready: setUp.ready, reason: setUp.reason, remedy: setUp.remedy };
  return { engine: id, name, description, local: isLocal, set_up: state, workers, models: models.map(modelToJson) };
}

function modelToJson({ model, name, standing, source, asOf, notes, limits, advice }: EngineModelInfo) {
  const { bestFor, quality, speed, vramGb, fiveSecondsUsd } = advice;
  return {
    ...{ model, name, standing, source, as_of: asOf, notes },
    ...{ fps: limits.framesPerSecond, lengths: lengthsOf(limits), sizes: sizesOf(limits) },
    ...{ start_image: limits.takesStartImage, text: limits.takesTextOnly, end_image: limits.takesEndImage },
    ...{ references: limits.mostReferences, audio: limits.makesAudio, loras: limits.takesLoras },
    ...{ prompt: limits.takesPrompt, negative_prompt: limits.takesNegativePrompt, seed: limits.takesSeed },
    // Each further segment of a shot starts from the last frame of the one before.
    ...{
      chains: limits.takesStartImage,
      at_once: limits.mostAtOnce,
      request_buffer: limits.requestBuffer?.factor ?? null,
    },
    price: limits.price === null ? null : priceToJson(limits.price),
    advice: { best_for: bestFor, quality, speed, vram_gb: vramGb, five_seconds_usd: fiveSecondsUsd },
  };
}

function priceToJson({ currency, rates, source, asOf }: NonNullable<EngineLimits['price']>) {
  const rows = rates.map(({ perSecond, perClip, sizeName, withAudio }) => ({
    ...{ per_second: perSecond, per_clip: perClip, size: sizeName, audio: withAudio },
  }));
  return { currency, rates: rows, source, as_of: asOf };
}

/** In frames and, where the rate is known, in seconds. */
function lengthsOf({ frameRule, framesPerSecond }: EngineLimits) {
  const seconds = (frames: number) => (framesPerSecond === null ? null : Number((frames / framesPerSecond).toFixed(3)));
  if (frameRule.kind === 'discrete') {
    const { frameCounts } = frameRule;
    return {
      kind: frameCounts.length === 1 ? 'fixed' : 'discrete',
      frames: frameCounts,
      seconds: frameCounts.map(seconds),
    };
  }
  const { minFrames, maxFrames } = frameRule;
  const ends = { min_frames: minFrames, max_frames: maxFrames, max_seconds: seconds(maxFrames) };
  return frameRule.kind === 'grid' ? { kind: 'frames', step: frameRule.step, ...ends } : { kind: 'range', ...ends };
}

const sizesOf = ({ sizeRule }: EngineLimits) =>
  sizeRule.kind === 'step'
    ? { kind: 'step', pixels: sizeRule.stepPixels }
    : { kind: 'list', sizes: sizeRule.sizes, follows_start_image: sizeRule.followsStartImage };

function engineInWords({ id, name, description, setUp, models }: EngineInfo): string {
  const state = setUp.ready ? 'ready' : `${setUp.reason} ${setUp.remedy}`;
  const rows = models.map((one) => `  ${(one.model ?? '').padEnd(36)} ${modelInWords(one)}`.trimEnd());
  return [`${name} (${id}): ${state}`, `  ${description}`, ...rows, ''].join('\n');
}

function modelInWords({ standing, limits, advice }: EngineModelInfo): string {
  const can = [
    limits.takesStartImage && 'image',
    limits.takesTextOnly && 'text',
    limits.takesEndImage && 'end frame',
    limits.mostReferences > 0 && `references (${limits.mostReferences})`,
    limits.makesAudio && 'sound',
  ].filter(Boolean);
  const cost =
    advice.fiveSecondsUsd === null || advice.fiveSecondsUsd === 0
      ? ''
      : `, about $${advice.fiveSecondsUsd.toFixed(2)} for 5 s`;
  const marked = standing === 'known' ? '' : ` [${standing}]`;
  return `${can.join(', ')}${cost}${marked}: ${advice.bestFor}`;
}

function writeAdvice(context: CommandContext, advice: readonly ModelAdvice[], asJson: boolean): void {
  for (const { engine, model, name, costUsd, ready, blocked, bestFor, quality } of advice) {
    const shots = blocked.map(({ shotId, reason }) => ({ shot: shotId, reason }));
    const json = { engine, model, name, cost_usd: costUsd, ready, blocked: shots, best_for: bestFor, quality };
    const cost = costUsd === null ? 'price not known' : `$${costUsd.toFixed(2)}`;
    const can = blocked.length === 0 ? 'all shots' : `not ${blocked.map(({ shotId }) => shotId).join(', ')}`;
    const state = ready ? '' : ', not set up';
    context.write(
      asJson ? `${JSON.stringify(json)}\n` : `${name.padEnd(36)} ${cost.padEnd(16)} ${can}${state}: ${bestFor}\n`,
    );
  }
}
