// What `story` and `import` share: a story shown, and made into a project.
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { StorySource } from '#shared/model/story.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { StudioErrorWire } from '#shared/studio-error.ts';
import type { Studio } from '../studio/index.ts';
import { type CommandContext, EXIT, type ExitCode, fail } from './command.ts';

export interface StoryWish {
  readonly source: StorySource;
  /** Absolute. */
  readonly folderPath: string;
  readonly isDryRun: boolean;
  readonly asJson: boolean;
}

export async function makeStory(context: CommandContext, studio: Studio, wish: StoryWish): Promise<ExitCode> {
  const { source, folderPath, isDryRun, asJson } = wish;
  const previewed = await studio.call('story.preview', source);
  if (!previewed.ok) return fail(context, previewed.error, asJson);
  const { title, shots, totalSeconds, notes } = previewed.value;
  const made = isDryRun ? null : await studio.call('project.createFromStory', { folderPath, source });
  if (made !== null && !made.ok) return fail(context, made.error, asJson);
  if (asJson) {
    const event = isDryRun ? 'story.previewed' : 'story.created';
    const entries = shots.map(({ shotId, prompt, durationSeconds, phase, picture }) => ({
      ...{ shot_id: shotId, prompt, duration: durationSeconds, phase, picture },
    }));
    context.write(
      `${JSON.stringify({ event, folder: folderPath, title, seconds: totalSeconds, shots: entries, notes })}\n`,
    );
    return EXIT.done;
  }
  const rows = shots.map(({ shotId, prompt, durationSeconds, phase, picture }) =>
    [shotId.padEnd(8), `${durationSeconds.toFixed(2).padStart(7)} s`, phase ?? '', picture ?? '', prompt]
      .filter(Boolean)
      .join('  '),
  );
  const last = isDryRun
    ? `Nothing was written. It would be a project in ${folderPath}`
    : `The story with ${shots.length} shots, ${totalSeconds} s, is in ${folderPath}`;
  context.write(`${[title, ...rows, ...notes, last].join('\n')}\n`);
  return EXIT.done;
}

/** The whole file; the error is that of the command line, with the path as it was found. */
export async function readStoryFile(
  path: string,
): Promise<Result<{ fileName: string; text: string }, StudioErrorWire>> {
  const fileName = resolve(path);
  try {
    return ok({ fileName, text: await readFile(fileName, 'utf8') });
  } catch (cause) {
    const isMissing = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
    return err({
      code: isMissing ? 'file-missing' : 'disk-failed',
      message: isMissing ? 'The story file is not there.' : 'The story file cannot be read.',
      remedy: 'Check the path; it has to be a file that may be read.',
      filePath: fileName,
      details: cause instanceof Error ? cause.message : String(cause),
    });
  }
}
