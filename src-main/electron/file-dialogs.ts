// The system's dialogs, on top of the window.
import { type BrowserWindow, dialog } from 'electron';
import { describeError } from '#shared/describe-error.ts';
import { say } from '#shared/i18n/say.ts';
import type { StudioErrorWire } from '#shared/studio-error.ts';
import { quitQuestion } from './orderly-quit.ts';

export async function pickFolder(window: BrowserWindow | null): Promise<string | null> {
  const options = {
    title: say`Open a project folder`,
    properties: ['openDirectory' as const, 'createDirectory' as const],
  };
  const picked = await (window === null ? dialog.showOpenDialog(options) : dialog.showOpenDialog(window, options));
  return picked.canceled ? null : (picked.filePaths[0] ?? null);
}

export async function showProblem(window: BrowserWindow, error: StudioErrorWire): Promise<void> {
  const detail = [error.filePath, error.jsonPath, error.remedy].filter(Boolean).join('\n');
  await dialog.showMessageBox(window, { type: 'warning', message: error.message, detail, buttons: [say`OK`] });
}

/** Before there is a window. */
export function showStartFailure(error: StudioErrorWire): void {
  dialog.showErrorBox(say`Longtake cannot start`, describeError(error));
}

/** true: quit; the run is gone on with when its project is opened again. */
export async function askToStopTheRun(window: BrowserWindow | null): Promise<boolean> {
  const { message, detail, stay, leave } = quitQuestion();
  const options = {
    type: 'question' as const,
    message,
    detail,
    buttons: [stay, leave],
    defaultId: 0,
    cancelId: 0,
  };
  const answer = await (window === null ? dialog.showMessageBox(options) : dialog.showMessageBox(window, options));
  return answer.response === 1;
}

/** true: load the page once more. */
export async function askToReload(window: BrowserWindow): Promise<boolean> {
  const answer = await dialog.showMessageBox(window, {
    type: 'warning',
    message: say`The window failed again.`,
    detail: say`A run goes on without it. If this keeps happening, start Longtake with LONGTAKE_DISABLE_GPU=1: the window then draws without the graphics card.`,
    buttons: [say`Load again`, say`Leave it`],
    defaultId: 0,
    cancelId: 1,
  });
  return answer.response === 0;
}
