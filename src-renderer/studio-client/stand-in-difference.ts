// What the stand-in says of the plan since its last run, and what it would send. `empty-history`: nothing was run yet;
// scenes beginning with `film`: nothing changed; `many`: every ninth segment changed.
import type { PlanView } from '#shared/contract/shapes.ts';
import type { SegmentDifference } from '#shared/model/history.ts';
import type { PlanSegment } from '#shared/model/video-plan.ts';
import { err, ok } from '#shared/result.ts';
import { isFilmScene } from './stand-in-film.ts';
import type { StandInAnswers } from './stand-in-studio.ts';

const RUN = {
  runId: 'run-0',
  startedAtIso: '2026-01-05T17:40:00.000Z',
  endedAtIso: '2026-01-05T18:02:00.000Z',
  state: 'finished',
  engineName: 'Draft (built in)',
  segments: 13,
  rendered: 11,
  upToDate: 2,
  failed: 0,
  seconds: 1_320,
} as const;

export function differenceAnswers(scene: string, plan: () => PlanView): StandInAnswers {
  return {
    'plan.sinceLastRun': () => {
      if (scene === 'empty-history') return ok({ run: null, segments: [] });
      return ok({ run: RUN, segments: isFilmScene(scene) ? [] : differences(scene, plan()) });
    },
    'plan.request': ({ segmentKey }) => {
      const segment = plan().plan.segments.find(({ key }) => key === segmentKey);
      if (segment) return ok({ engineName: 'ComfyUI', body: graphOf(segment) });
      return err({ code: 'bad-request', message: `The plan has no segment ${segmentKey}.`, remedy: 'Build it again.' });
    },
  };
}

function differences(scene: string, { plan: { segments } }: PlanView): SegmentDifference[] {
  const changed = segments.filter((_, place) => (scene === 'many' ? place % 9 === 0 : place === 3 || place === 4));
  const added = segments.slice(5, 7).map(({ key }) => ({ segmentKey: key, kind: 'added' as const, fields: [] }));
  const removed = ['007/0', '007/1'].map((segmentKey) => ({ segmentKey, kind: 'removed' as const, fields: [] }));
  return [...changed.map(changeOf), ...added, ...removed];
}

function changeOf({ key, prompt, seed, durationSeconds }: PlanSegment): SegmentDifference {
  const was = prompt.replace(/^\S+ /, 'Some ').replace(/, [^,]+$/, ', grain, handheld');
  return {
    segmentKey: key,
    kind: 'changed',
    fields: [
      { field: 'prompt', was, is: prompt },
      { field: 'seed', was: String(seed - 4_711), is: String(seed) },
      { field: 'length', was: `${(durationSeconds + 1).toFixed(2)} s`, is: `${durationSeconds.toFixed(2)} s` },
      { field: 'LoRAs', was: 'film_grain.safetensors (0.8)', is: 'none' },
    ],
  };
}

const graphOf = ({ prompt, negativePrompt, seed, width, height, framesRequested }: PlanSegment) => ({
  '3': {
    class_type: 'KSamplerAdvanced',
    inputs: { add_noise: 'enable', noise_seed: seed, steps: 20, cfg: 3.5, sampler_name: 'euler', model: ['54', 0] },
  },
  '6': { class_type: 'CLIPTextEncode', inputs: { text: prompt, clip: ['38', 0] } },
  '7': { class_type: 'CLIPTextEncode', inputs: { text: negativePrompt, clip: ['38', 0] } },
  '50': {
    class_type: 'WanImageToVideo',
    inputs: { width, height, length: framesRequested, batch_size: 1, positive: ['6', 0], negative: ['7', 0] },
  },
});
