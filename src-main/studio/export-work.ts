// What every kind of export is given, and what it gives back.

import { stat } from 'node:fs/promises';
import { say } from '#shared/i18n/say.ts';
import type { ExportOptions, ExportRequest, ExportView } from '#shared/model/export.ts';
import type { Finding, StudioError } from '#shared/studio-error.ts';
import type { ProjectStore } from '../project/index.ts';
import type { Stills } from '../stills/index.ts';
import type { FilmDesk } from './film-desk.ts';
import type { StudioParts } from './open-studio-parts.ts';

export type WholeRequest = Omit<ExportRequest, 'options'> & { readonly options: ExportOptions };

export interface ExportProgress {
  readonly activity: string;
  /** null: it cannot be known. */
  readonly fraction: number | null;
  /** Of pictures in it, once that is known. */
  readonly frames?: number;
}

export interface ExportContext {
  readonly store: ProjectStore;
  readonly films: FilmDesk;
  readonly stills: Stills | null;
  readonly parts: StudioParts;
  /** Where pieces are kept between exports; inside the project, whatever links lie there. */
  readonly piecesFolderPath: string;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: ExportProgress) => void;
}

export type Exported = Pick<
  ExportView,
  'filePath' | 'bytes' | 'frames' | 'copiedFrames' | 'encodedFrames' | 'reusedFrames' | 'findings'
>;

export const stopped = (): StudioError => ({ code: 'stopped', message: say`Cancelled.`, remedy: '' });

/** For exports that are no films. */
export const written = async (filePath: string, findings: readonly Finding[] = []): Promise<Exported> => ({
  ...{ filePath, bytes: (await stat(filePath)).size, frames: null, copiedFrames: 0, encodedFrames: 0, reusedFrames: 0 },
  findings: [...findings],
});
