// What the studio refuses, in words: each once, whoever asks.

import { join } from 'node:path';
import { say } from '#shared/i18n/say.ts';
import { layout } from '#shared/model/project-layout.ts';
import type { StudioError } from '#shared/studio-error.ts';

export const noStoryboard = (fileCount: number): StudioError => ({
  code: fileCount === 0 ? 'file-missing' : 'bad-file',
  message: fileCount === 0 ? say`The project has no storyboard.` : say`The storyboard cannot be read.`,
  remedy:
    fileCount === 0
      ? say`Put one into the folder \`storyboards\`, its name containing "storyboard".`
      : say`See the problems of the project.`,
});
export const projectFileDamaged = (folderPath: string): StudioError => ({
  code: 'bad-file',
  message: say`project.json cannot be read, so nothing is rendered.`,
  remedy: say`Mend it in a text editor, or remove it to start with the defaults.`,
  filePath: join(folderPath, layout.projectFile),
});
export const projectClosed = (): StudioError => ({
  code: 'no-project',
  message: say`The project was closed before the work could start.`,
  remedy: say`Open it again and start anew.`,
});
export const runActive = (): StudioError => ({
  code: 'run-active',
  message: say`A run is under way.`,
  remedy: say`Wait for it, or stop it first.`,
});
export const exportActive = (): StudioError => ({
  code: 'run-active',
  message: say`An export is under way.`,
  remedy: say`Wait for it, or cancel it first.`,
});
/** What keeps a project from being closed. */
export const busy = ({ exports }: { readonly exports: { isBusy(): boolean } }): StudioError =>
  exports.isBusy() ? exportActive() : runActive();
export const ffmpegMissing = (): StudioError => ({
  code: 'ffmpeg-missing',
  message: say`No ffmpeg was found; without it no clip can be cut.`,
  remedy: say`Install ffmpeg, or name its path in LONGTAKE_FFMPEG.`,
});
export const noDialog = (): StudioError => ({
  code: 'not-supported',
  message: say`This host has no folder dialog.`,
  remedy: say`Choose the folder in the page.`,
});
export const noProject = (): StudioError => ({
  code: 'no-project',
  message: say`No project is open.`,
  remedy: say`Open one in the Project panel.`,
});
export const noServer = (): StudioError => ({
  code: 'server-unreachable',
  message: say`The project renders with ComfyUI, but no server is named.`,
  remedy: say`Name one in the Project panel, for example http://127.0.0.1:8188, or choose the draft engine.`,
});
export const testActive = (): StudioError => ({
  code: 'run-active',
  message: say`A test of one second is under way.`,
  remedy: say`Wait for it, or stop it first.`,
});
export const nothingTested = (): StudioError => ({
  code: 'no-run',
  message: say`Nothing is being tested.`,
  remedy: '',
});
export const notInPlan = (name: string): StudioError => ({
  code: 'bad-request',
  message: say`The plan has no "${name}".`,
  remedy: say`Choose one of the plan.`,
});
export const noRun = (): StudioError => ({ code: 'no-run', message: say`Nothing is being rendered.`, remedy: '' });
export const nothingToAddTo = (): StudioError => ({
  code: 'no-run',
  message: say`No run is open that this could be added to.`,
  remedy: say`Start one, or let the unfinished one go on first.`,
});
export const onlyOneAgain = (): StudioError => ({
  code: 'bad-request',
  message: say`One segment at a time can be rendered again on purpose.`,
  remedy: say`Name exactly one segment.`,
});
export const notItsServer = (url: string): StudioError => ({
  code: 'bad-request',
  message: say`This run does not render with ComfyUI, so ${url} has nothing to do in it.`,
  remedy: say`Stop it, choose ComfyUI in the Project panel and start again.`,
});
