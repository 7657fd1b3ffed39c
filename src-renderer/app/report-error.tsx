// How the user hears of errors and of what the studio tells.
import type { EventPayload } from '#shared/contract/studio-client.ts';
import { say } from '#shared/i18n/say.ts';
import type { StudioErrorWire } from '#shared/studio-error.ts';
import { showToast } from './show-toast.tsx';

/** Everything worth pasting into a bug report. */
export function errorDetails(error: StudioErrorWire): string {
  const { code, message, remedy, ...facts } = error;
  const lines = Object.entries(facts).map(([name, value]) => `${name}: ${value}`);
  return [`[${code}] ${message}`, remedy, ...lines].filter(Boolean).join('\n');
}

/** @param retry what was tried, where trying it again makes sense */
export function reportError(error: StudioErrorWire, retry?: () => void): void {
  const { filePath } = error;
  const place = filePath && !`${error.message} ${error.remedy}`.includes(filePath) ? filePath : undefined;
  showToast({
    tone: 'problem',
    key: `${error.code} ${error.message} ${place ?? ''}`,
    place,
    title: error.message,
    text: error.remedy,
    details: errorDetails(error),
    ...(retry && { actions: [{ label: say`Retry`, act: retry }] }),
  });
}

export function showNotice({ severity, message }: EventPayload<'notice'>): void {
  showToast({ tone: severity, title: message });
}
