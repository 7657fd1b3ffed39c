// A problem in one line. Apart from its shape: the page needs this without the parser.
import type { StudioErrorWire } from './studio-error.ts';

/** One line for a log or a terminal: what, where, what to do. */
export function describeError(error: StudioErrorWire): string {
  const place = [error.filePath, error.jsonPath].filter(Boolean).join(' ');
  return `${place ? `${place}: ` : ''}${error.message} ${error.remedy}`.trim();
}
