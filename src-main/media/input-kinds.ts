// What ffmpeg is given to read, whatever lies on disk.
import type { StudioError } from '#shared/studio-error.ts';

export type MediaKind = 'picture' | 'film';

export interface MediaInput {
  readonly kind: MediaKind;
  /** What goes before the output arguments: `-f <format> -i file:<path>`. */
  readonly args: readonly string[];
  /** What ffmpeg reads from `pipe:0`, for one run; absent where ffmpeg opens the file itself. */
  readonly stdin?: AsyncIterable<Uint8Array>;
  /** After the run: why `stdin` ended before its last picture; null where it did not. */
  readonly failure: () => StudioError | null;
}
