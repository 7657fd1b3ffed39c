// The pictures a run would start and end on: whether they can be decoded, and what the render's proportions do to them.
import type { PlanSegment } from '#shared/model/video-plan.ts';
import type { Finding } from '#shared/studio-error.ts';
import type { EngineCheck } from '../engines/index.ts';
import { type Ffmpeg, type ImageSize, imageSize } from '../media/index.ts';
import { fitPicture, proportionInWords } from './picture-fit.ts';

interface PictureUse {
  readonly shotId: string;
  readonly filePath: string;
  readonly role: 'start' | 'end';
  readonly render: ImageSize;
}

// Below that nobody sees it; above, the whole shot is soft.
const LARGEST_ENLARGEMENT = 1.5;
const AT_ONCE = 4;

/** Looks at keyframes and end pictures, each file once. Last frames of earlier segments are the run's own. */
export async function checkPictures(
  segments: readonly PlanSegment[],
  ffmpeg: Pick<Ffmpeg, 'path'> | null,
  signal: AbortSignal,
): Promise<EngineCheck> {
  const uses = usesOf(segments);
  const filePaths = [...new Set(uses.map(({ filePath }) => filePath))];
  if (filePaths.length === 0) return { findings: [], looked: [{ what: 'Pictures', result: 'none are needed' }] };
  if (ffmpeg === null) return { findings: [], looked: [{ what: 'Pictures', result: 'not looked at without ffmpeg' }] };
  const sizes = await readSizes(filePaths, ffmpeg, signal);
  const findings = uses.flatMap((use) => findingsOf(use, sizes.get(use.filePath)));
  const unreadable = [...sizes.values()].filter((size) => !size.ok).length;
  const result = unreadable === 0 ? 'all readable' : `${unreadable} cannot be read`;
  return { findings, looked: [{ what: 'Pictures', result: `${filePaths.length}: ${result}` }] };
}

function usesOf(segments: readonly PlanSegment[]): PictureUse[] {
  return segments.flatMap(({ shotId, start, endImagePath, width, height }) => {
    const render = { width, height };
    const startUse =
      start.kind === 'keyframe' ? [{ shotId, filePath: start.filePath, role: 'start' as const, render }] : [];
    const endUse = endImagePath === null ? [] : [{ shotId, filePath: endImagePath, role: 'end' as const, render }];
    return [...startUse, ...endUse];
  });
}

type SizeByPath = ReadonlyMap<string, Awaited<ReturnType<typeof imageSize>>>;

async function readSizes(
  filePaths: readonly string[],
  ffmpeg: Pick<Ffmpeg, 'path'>,
  signal: AbortSignal,
): Promise<SizeByPath> {
  const sizes = new Map<string, Awaited<ReturnType<typeof imageSize>>>();
  const waiting = filePaths.values();
  const worker = async () => {
    for (const filePath of waiting) sizes.set(filePath, await imageSize(ffmpeg, filePath, signal));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return sizes;
}

function findingsOf(use: PictureUse, size: Awaited<ReturnType<typeof imageSize>> | undefined): Finding[] {
  const { shotId, filePath, role, render } = use;
  if (size === undefined) return [];
  const place = { filePath, shotId };
  const which = `The ${role} picture of shot ${shotId}`;
  if (!size.ok) {
    const { cause: _cause, ...error } = size.error;
    return [{ severity: 'problem', ...error, message: `${which} cannot be used. ${error.message}`, ...place }];
  }
  const { cut, enlargement } = fitPicture(size.value, render);
  const findings: Finding[] = [];
  if (cut !== null) {
    findings.push({
      severity: 'warning',
      code: 'bad-file',
      message: `${which} is ${proportionInWords(size.value)}, rendered as ${proportionInWords(render)}: ${cut.sides} are cut (${Math.round(cut.share * 100)} % of it).`,
      remedy: 'Crop it yourself to choose what is kept, or change the size of the render in the project.',
      ...place,
    });
  }
  if (enlargement > LARGEST_ENLARGEMENT) {
    findings.push({
      severity: 'warning',
      code: 'bad-file',
      message: `${which} is small: ${inPixels(size.value)} is enlarged ${enlargement.toFixed(1)} times to fill ${inPixels(render)}.`,
      remedy: 'Use a larger picture, or render smaller.',
      ...place,
    });
  }
  return findings;
}

const inPixels = ({ width, height }: ImageSize): string => `${width}×${height}`;
