// A film that does not decode: what is damaged in it is found and made again from the takes.
import { say } from '#shared/i18n/say.ts';
import type { Finding } from '#shared/studio-error.ts';
import { encodedFromTake, type FilmPlan, type Piece, removeAllPieces } from '../film/index.ts';
import { checkPictureDecodes, type Ffmpeg } from '../media/index.ts';
import type { ExportContext } from './export-work.ts';

export interface Mended {
  readonly plan: FilmPlan;
  readonly findings: readonly Finding[];
}

/** Clips that do not decode are encoded from their takes instead; effects kept from before are made again. */
export async function withoutDamage(
  plan: FilmPlan,
  { ffmpeg, piecesFolderPath, signal, onProgress }: ExportContext & { readonly ffmpeg: Ffmpeg },
): Promise<Mended | null> {
  onProgress({ activity: say`Looking for what is damaged`, fraction: null });
  await removeAllPieces(piecesFolderPath);
  const damaged = new Set<string>();
  const clips = new Set(plan.pieces.flatMap((piece) => (piece.kind === 'copy' ? [piece.clipPath] : [])));
  for (const clipPath of clips) {
    const whole = await checkPictureDecodes(ffmpeg, clipPath, signal);
    if (!whole.ok && whole.error.code === 'stopped') return null;
    if (!whole.ok) damaged.add(clipPath);
  }
  const pieces = plan.pieces.map((piece): Piece => {
    const isLost =
      piece.kind === 'copy' && damaged.has(piece.clipPath) && piece.range.footage.takePath !== piece.clipPath;
    return isLost ? encodedFromTake(piece) : piece;
  });
  return { plan: { ...plan, pieces }, findings: [...damaged].map(clipDamaged) };
}

const clipDamaged = (filePath: string): Finding => ({
  severity: 'warning',
  code: 'output-damaged',
  message: say`This clip is damaged; its frames were encoded again from the take.`,
  remedy: say`Delete it and press Start: it is cut again from its take. Look whether the disk is failing.`,
  filePath,
});
