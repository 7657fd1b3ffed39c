// Why a prediction came to nothing: its status and the code at the end of what it says.
import { say } from '#shared/i18n/say.ts';
import type { StudioError } from '#shared/studio-error.ts';
import type { Prediction } from './wire.ts';

/** null: it is still under way, or it succeeded. */
export function predictionError(one: Prediction, model: string): StudioError | null {
  switch (one.status) {
    case 'starting':
    case 'queued':
    case 'processing':
    case 'succeeded':
    case 'successful':
      return null;
    case 'canceled':
      return canceled();
    case 'aborted':
      return aborted(model);
    default:
      return failed(one, model);
  }
}

export const isUnderWay = ({ status }: Prediction): boolean =>
  status === 'starting' || status === 'queued' || status === 'processing';

export const hasSucceeded = ({ status }: Prediction): boolean => status === 'succeeded' || status === 'successful';

function failed({ error, id }: Prediction, model: string): StudioError {
  const said = typeof error === 'string' ? error : error == null ? '' : JSON.stringify(error);
  const details = `${model} ${id}: ${said.slice(0, 2000)}`;
  const code = /\((E\d{4}|E\d{3})\)/.exec(said)?.[1] ?? /\b(E\d{4}|E\d{3})\b/.exec(said)?.[1] ?? null;
  if (code === 'E005' || /flagged as sensitive/i.test(said)) return { ...flagged(model), details };
  if (code === 'E003' || code === 'E004' || code === 'E1000') return { ...busy(model, said), details };
  if (code === 'E1001' || /out of memory/i.test(said)) return { ...outOfMemory(model), details };
  const reason = said === '' ? say`it gives no reason.` : said.slice(0, 400);
  if (code === 'E006') {
    return {
      // Of this clip alone: the server itself is well.
      code: 'not-supported',
      message: say`${model} does not take this input: ${reason}`,
      remedy: say`Change the prompt, the picture or the size of the shot, or choose another model.`,
      details,
    };
  }
  return {
    code: 'render-failed',
    message: say`${model} failed: ${reason}`,
    remedy: say`Try it again; if it fails the same way, change the prompt or the picture, or choose another model.`,
    details,
  };
}

const flagged = (model: string): StudioError => ({
  code: 'content-flagged',
  message: say`${model} flagged this clip as sensitive (E005): its content filter refused the prompt, a picture, or what came out.`,
  remedy: say`It is not tried again: the same would be refused again. Change words of the prompt that may have done it (violence, nudity, names of real people or brands), choose another keyframe, or use another model for this shot.`,
});

const busy = (model: string, said: string): StudioError => ({
  code: 'engine-busy',
  message: say`${model} is much asked for or down for the moment: ${said.slice(0, 300)}`,
  remedy: say`It is tried again by itself. If it stays so, choose another model.`,
});

const outOfMemory = (model: string): StudioError => ({
  code: 'out-of-memory',
  message: say`${model} ran out of memory at Replicate.`,
  remedy: say`Choose a smaller size or a shorter clip, or another model.`,
});

const canceled = (): StudioError => ({
  code: 'interrupted',
  message: say`The prediction was canceled at Replicate, and not from here.`,
  remedy: say`Render it again.`,
});

const aborted = (model: string): StudioError => ({
  code: 'engine-busy',
  message: say`Replicate gave the clip up before ${model} began with it: its deadline had passed. Nothing is charged.`,
  remedy: say`It is tried again by itself.`,
});
