// Brings a finished prediction's film here, with what it cost and everything that was sent for it.
import { join } from 'node:path';
import { say } from '#shared/i18n/say.ts';
import type { CostEstimate, PlanSegment } from '#shared/model/video-plan.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { StudioError } from '#shared/studio-error.ts';
import { probeVideo } from '../media/index.ts';
import {
  findModel,
  hasSucceeded,
  outputGone,
  outputOf,
  type Prediction,
  predictionError,
  type ReplicateClient,
  wrongOutput,
} from '../replicate/index.ts';
import { writeFileAtomically } from '../storage/index.ts';
import type { FetchedTake, SegmentRequest } from './engine.ts';
import { unknownThere } from './replicate-follow.ts';
import type { ReplicatePage } from './replicate-page.ts';

export async function fetchPrediction(
  client: ReplicateClient,
  page: ReplicatePage & { readonly predictionId: string },
  { segment }: SegmentRequest,
  folderPath: string,
  signal: AbortSignal,
): Promise<Result<FetchedTake>> {
  const asked = await client.find(page.predictionId, signal);
  if (!asked.ok) return asked;
  const one = asked.value;
  if (one === null) return err(unknownThere(page.predictionId));
  if (!hasSucceeded(one)) return err(predictionError(one, page.model) ?? notReady());
  const media = await bringOutput(client, one, folderPath, signal);
  if (!media.ok) return media;
  const seconds = one.metrics?.predict_time ?? null;
  return ok({
    mediaPath: media.value,
    ...(await rateOf(media.value, segment)),
    mediaIsClean: true,
    lastFramePath: null,
    server: { url: client.baseUrl, version: one.version ?? '', device: '' },
    startedAtIso: one.started_at ?? one.created_at ?? page.at,
    gpuSeconds: seconds,
    graphSha256: null,
    models: [{ slot: '', file: page.model }],
    textAsSent: textOf(page) ?? segment.prompt,
    ...costOf(page.model, seconds),
    inputAsSent: inputAsSent(page, one),
  });
}

async function bringOutput(
  client: ReplicateClient,
  { output, data_removed: isRemoved, id }: Prediction,
  folderPath: string,
  signal: AbortSignal,
): Promise<Result<string>> {
  const place = outputOf(output);
  if (place === null) {
    return err(isRemoved === true || output == null ? outputGone() : wrongOutput(`${id}: ${typeof output}`));
  }
  const mediaPath = join(folderPath, `take${place.ending}`);
  const brought =
    place.kind === 'url'
      ? await client.download(place.url, mediaPath, signal)
      : await writeFileAtomically(mediaPath, place.bytes);
  return brought.ok ? ok(mediaPath) : brought;
}

/**
 * The film's own, where it is another than the model's: played at that one it would be too slow or too fast, and its sound would run
 * away. What comes to less than half a frame by its end is how containers count time, not another rate.
 */
async function rateOf(
  mediaPath: string,
  { framesPerSecond: planned }: PlanSegment,
): Promise<{ readonly framesPerSecond?: number }> {
  const facts = await probeVideo(mediaPath);
  const own = facts.ok ? facts.value.framesPerSecond : null;
  if (!facts.ok || own === null || own < SLOWEST || own > FASTEST) return {};
  const framesApart = Math.abs(planned / own - 1) * facts.value.frameCount;
  return framesApart < 0.5 ? {} : { framesPerSecond: own };
}

/** Beyond these no film runs: its time stamps are wrong. */
const SLOWEST = 1;
const FASTEST = 240;

/** Only a model that is paid by the second of its graphics card tells its price with its clip. */
function costOf(modelName: string, seconds: number | null): { readonly cost?: CostEstimate } {
  const model = findModel(modelName);
  const rate = model.ok ? model.value.gpuSecond : null;
  if (rate === null || seconds === null) return {};
  const estimate = Math.round(seconds * rate.usd * 10_000) / 10_000;
  return { cost: { estimate, currency: 'USD', source: rate.source, date: rate.asOf } };
}

const textOf = ({ input }: ReplicatePage): string | null => (typeof input.prompt === 'string' ? input.prompt : null);

function inputAsSent({ model, version, input }: ReplicatePage, { id }: Prediction): [string, string][] {
  const values = Object.entries(input).map(([name, value]): [string, string] => [
    name,
    typeof value === 'string' ? value : JSON.stringify(value),
  ]);
  const of: [string, string][] = version === null ? [] : [['version', version]];
  return [['model', model], ...of, ['prediction', id], ...values];
}

const notReady = (): StudioError => ({
  code: 'server-lost-job',
  message: say`Replicate has not finished this clip yet.`,
  remedy: say`It is waited for again.`,
});
