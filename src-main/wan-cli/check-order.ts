// What a task cannot do for a segment, found before anything is started: generate.py would refuse it after minutes, or, worse,
// render something else.
import { formatList, many, say } from '#shared/i18n/say.ts';
import type { PlanSegment } from '#shared/model/video-plan.ts';
import type { StudioError } from '#shared/studio-error.ts';
import { sizeName, type WanTask } from './wan-tasks.ts';

export interface GivenPictures {
  readonly hasStart: boolean;
  readonly hasEnd: boolean;
}

type Asked = Pick<PlanSegment, 'shotId' | 'segmentIndex' | 'width' | 'height' | 'framesRequested' | 'seed'>;

/** null: it can be done. */
export function checkOrder(task: WanTask, segment: Asked, given: GivenPictures): StudioError | null {
  const wrong =
    wrongFrames(task, segment) ?? wrongSize(task, segment) ?? wrongPictures(task, given) ?? wrongSeed(segment);
  if (wrong === null) return null;
  return { code: 'not-supported', ...wrong, shotId: segment.shotId, segmentIndex: segment.segmentIndex };
}

type Wrong = Pick<StudioError, 'message' | 'remedy'> | null;

/** generate.py does not check it: text-to-video then gives fewer frames, image-to-video ends in an error of its tensors. */
function wrongFrames({ task, maxFrames }: WanTask, { framesRequested: frames }: Asked): Wrong {
  if (frames % 4 === 1 && frames <= maxFrames && frames >= 5) return null;
  return {
    message: many(
      frames,
      '{{task}} cannot make {{count}} frame: it takes 5, 9, 13 and so on, up to {{most}}.',
      '{{task}} cannot make {{count}} frames: it takes 5, 9, 13 and so on, up to {{most}}.',
      { task, most: maxFrames },
    ),
    remedy: say`Build the plan again.`,
  };
}

function wrongSize({ task, sizes }: WanTask, { width, height }: Asked): Wrong {
  const size = sizeName(width, height);
  if (sizes.includes(size)) return null;
  return {
    message: say`${task} has no size ${size}.`,
    remedy: say`Choose one of ${formatList(sizes)} in the Project panel.`,
  };
}

function wrongPictures({ task, pictures }: WanTask, { hasStart, hasEnd }: GivenPictures): Wrong {
  switch (pictures) {
    case 'none':
      return hasStart || hasEnd
        ? {
            message: say`${task} goes by the prompt alone: it takes no picture to start from.`,
            remedy: say`Choose ti2v-5B, an i2v or a vace task for shots that start from a keyframe or from the shot before.`,
          }
        : null;
    case 'image':
      return hasStart
        ? null
        : {
            message: say`${task} needs a picture to start from; without one it would render an example picture of its own.`,
            remedy: say`Give the shot a keyframe, or choose ti2v-5B or a t2v task.`,
          };
    case 'first-and-last':
      return hasStart && hasEnd
        ? null
        : {
            message: say`${task} needs a picture to start from and one to end on; without them it would render example pictures of its own.`,
            remedy: say`Give the shot an end keyframe and let it fit into one segment, or choose an i2v task.`,
          };
    default:
      return null;
  }
}

const wrongSeed = ({ seed }: Asked): Wrong =>
  Number.isSafeInteger(seed) && seed >= 0
    ? null
    : {
        message: say`${seed} is no seed: below zero generate.py draws one of its own, and the take could not be made again.`,
        remedy: say`Build the plan again.`,
      };
