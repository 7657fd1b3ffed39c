// A planned segment as another engine would render it, once its own has failed for good: the same clip, asked for in the other's
// terms. Pure.
import { framesInDuration, handleFramesFor } from '#shared/frame-math.ts';
import type { EngineLimits } from '#shared/model/engine.ts';
import type { ProjectSettings } from '#shared/model/project.ts';
import type { Shot } from '#shared/model/storyboard.ts';
import type { PlanSegment, VideoPlan } from '#shared/model/video-plan.ts';
import { stepsFor } from './plan-one-shot.ts';
import { framesToAsk } from './plan-shot.ts';
import { promptOf } from './prompt-words.ts';
import { costOf } from './segment-cost.ts';
import { renderSize } from './shot-size.ts';
import { shotEngineOf } from './time-shots.ts';

export interface FallbackContext {
  readonly limits: EngineLimits;
  readonly settings: ProjectSettings;
  readonly plan: Pick<VideoPlan, 'filmFramesPerSecond' | 'width' | 'height'>;
}

/** null: the other engine cannot: it does not take the start, the length or the shape. */
export function fallbackSegment(
  segment: PlanSegment,
  shot: Shot,
  { limits, settings, plan }: FallbackContext,
): PlanSegment | null {
  const isSame = segment.engine === limits.engine && segment.model === limits.model;
  if ((isSame && segment.workflowFile === limits.workflowFile) || !canStart(segment, limits)) return null;
  const { engineFramesPerSecond: rate } = shotEngineOf(limits, plan.filmFramesPerSecond);
  const size = renderSize(settings, shot, plan, limits, segment.start.kind !== 'text');
  const framesKept = framesInDuration(segment.durationSeconds, rate);
  const handle = handleFramesFor(segment.handleFrames, segment.framesPerSecond, rate);
  const needed = framesKept + segment.framesDroppedAtStart + handle;
  const framesRequested = framesToAsk(needed, rate, limits);
  const words = promptOf(shot, segment.segmentIndex, { settings, makesAudio: limits.makesAudio });
  if (framesKept < 1 || framesRequested === null || size.isRefused || words.problems.length > 0) return null;
  const work = { framesRequested, framesPerSecond: rate, sizeName: size.name, withAudio: limits.makesAudio };
  const { background, dialogue } = words.parts;
  return {
    ...segment,
    ...{ prompt: words.prompt, promptParts: background === '' && dialogue === '' ? null : words.parts },
    ...{ engine: limits.engine, model: limits.model, workflowFile: limits.workflowFile },
    ...{ width: size.width, height: size.height, framesPerSecond: rate },
    ...{ framesKept, framesRequested, handleFrames: handle },
    framesDroppedAtEnd: framesRequested - framesKept - segment.framesDroppedAtStart,
    durationSeconds: framesKept / rate,
    endImagePath: limits.takesEndImage ? segment.endImagePath : null,
    loras: limits.takesLoras ? segment.loras : [],
    references: segment.references.slice(0, limits.mostReferences),
    steps: shot.steps ?? stepsFor(limits, settings.quality),
    withAudio: limits.makesAudio,
    cost: costOf(limits, work),
  };
}

function canStart({ start, endImagePath }: PlanSegment, limits: EngineLimits): boolean {
  const { takesStartImage, takesTextOnly, needsEndImage } = limits;
  if (needsEndImage && endImagePath === null) return false;
  return start.kind === 'text' ? takesTextOnly : takesStartImage;
}
