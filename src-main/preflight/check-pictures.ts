// The pictures a run would start and end on: whether they can be read, and what the render's proportions do to them.
import { formatFixed, many, say } from '#shared/i18n/say.ts';
import type { PlanSegment } from '#shared/model/video-plan.ts';
import { type Finding, toWireError } from '#shared/studio-error.ts';
import type { EngineCheck } from '../engines/index.ts';
import type { Ffmpeg, ImageSize } from '../media/index.ts';
import { createPictureMemory, type PictureLook } from './look-at-picture.ts';
import { fitPicture, type PictureFit, proportionInWords } from './picture-fit.ts';

interface PictureUse {
  readonly shotId: string;
  readonly filePath: string;
  readonly role: 'start' | 'end' | 'reference' | 'overlay';
  readonly render: ImageSize;
}

// Below that nobody sees it; above, the whole shot is soft.
const LARGEST_ENLARGEMENT = 1.5;
const AT_ONCE = 4;
/** A second or two of decoding at each check; the next check goes on with others. */
const DECODES_PER_CHECK = 40;

type CheckPictures = (
  segments: readonly PlanSegment[],
  ffmpeg: Pick<Ffmpeg, 'path'> | null,
  signal: AbortSignal,
) => Promise<EngineCheck>;

/**
 * Looks at keyframes and end pictures, each file once and again when it changed. Last frames of earlier segments are the
 * run's own. An abort leaves pictures unlooked at, which is said and is no problem of theirs.
 */
export function createPictureCheck(decodesPerCheck = DECODES_PER_CHECK): CheckPictures {
  const memory = createPictureMemory();
  return async (segments, ffmpeg, signal) => {
    const uses = usesOf(segments);
    const filePaths = [...new Set(uses.map(({ filePath }) => filePath))];
    if (filePaths.length === 0)
      return { findings: [], looked: [{ what: say`Pictures`, result: say`none are needed` }] };
    const look = memory.startCheck(decodesPerCheck);
    const looks = await lookAtAll(filePaths, (filePath) => look(filePath, ffmpeg, signal));
    const findings = uses.flatMap((use) => findingsOf(use, looks.get(use.filePath)?.size));
    return { findings, looked: [{ what: say`Pictures`, result: inWords(filePaths.length, [...looks.values()]) }] };
  };
}

/** The one of this process: what it has seen once it need not read again. */
export const checkPictures = createPictureCheck();

async function lookAtAll(filePaths: readonly string[], look: (filePath: string) => Promise<PictureLook | null>) {
  const looks = new Map<string, PictureLook>();
  const waiting = filePaths.values();
  const worker = async () => {
    for (const filePath of waiting) {
      const seen = await look(filePath);
      if (seen !== null) looks.set(filePath, seen);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return looks;
}

function inWords(asked: number, looks: readonly PictureLook[]): string {
  const unreadable = looks.filter(({ size }) => !size.ok).length;
  const byHeader = looks.filter(({ size, isDecoded }) => size.ok && !isDecoded).length;
  const unseen = asked - looks.length;
  const parts = [
    ...(looks.length === 0 ? [] : [unreadable === 0 ? say`all readable` : say`${unreadable} cannot be read`]),
    ...(byHeader === 0 ? [] : [say`${byHeader} by header and end only, not decoded`]),
    ...(unseen === 0 ? [] : [many(unseen, 'not looked at: {{count}} picture', 'not looked at: {{count}} pictures')]),
  ];
  return `${asked}: ${parts.join('; ')}`;
}

function usesOf(segments: readonly PlanSegment[]): PictureUse[] {
  return segments.flatMap(({ shotId, start, endImagePath, references, overlays, width, height }) => {
    const render = { width, height };
    const besides = [
      ...references.map((filePath) => ({ shotId, filePath, role: 'reference' as const, render })),
      ...overlays.map(({ image }) => ({ shotId, filePath: image, role: 'overlay' as const, render })),
    ];
    const startUse =
      start.kind === 'keyframe' ? [{ shotId, filePath: start.filePath, role: 'start' as const, render }] : [];
    const endUse = endImagePath === null ? [] : [{ shotId, filePath: endImagePath, role: 'end' as const, render }];
    return [...startUse, ...endUse, ...besides];
  });
}

function findingsOf(use: PictureUse, size: PictureLook['size'] | undefined): Finding[] {
  const { shotId, filePath, role, render } = use;
  if (size === undefined) return [];
  const place = { filePath, shotId };
  const which = nameOf(role, shotId);
  if (!size.ok) {
    const error = toWireError(size.error);
    return [{ severity: 'problem', ...error, message: say`${which} cannot be used. ${error.message}`, ...place }];
  }
  // Only what fills the frame is cut and enlarged.
  if (role === 'reference' || role === 'overlay') return [];
  const { cut, enlargement } = fitPicture(size.value, render);
  const findings: Finding[] = [];
  if (cut !== null) {
    findings.push({
      severity: 'warning',
      code: 'bad-file',
      message: cutInWords(which, proportionInWords(size.value), proportionInWords(render), cut),
      remedy: say`Crop it yourself to choose what is kept, or change the size of the render in the project.`,
      ...place,
    });
  }
  if (enlargement > LARGEST_ENLARGEMENT) {
    findings.push({
      severity: 'warning',
      code: 'bad-file',
      message: say`${which} is small: ${inPixels(size.value)} is enlarged ${formatFixed(enlargement, 1)} times to fill ${inPixels(render)}.`,
      remedy: say`Use a larger picture, or render smaller.`,
      ...place,
    });
  }
  return findings;
}

function nameOf(role: PictureUse['role'], shotId: string): string {
  switch (role) {
    case 'start':
      return say`The start picture of shot ${shotId}`;
    case 'end':
      return say`The end picture of shot ${shotId}`;
    case 'reference':
      return say`A reference image of shot ${shotId}`;
    case 'overlay':
      return say`A picture laid over shot ${shotId}`;
  }
}

function cutInWords(which: string, its: string, rendered: string, cut: NonNullable<PictureFit['cut']>): string {
  const percent = Math.round(cut.share * 100);
  return cut.sides === 'top-and-bottom'
    ? say`${which} is ${its}, rendered as ${rendered}: top and bottom are cut (${percent} % of it).`
    : say`${which} is ${its}, rendered as ${rendered}: left and right are cut (${percent} % of it).`;
}

const inPixels = ({ width, height }: ImageSize): string => `${width}×${height}`;
