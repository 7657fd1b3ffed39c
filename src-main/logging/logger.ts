// Log lines with facts; where they go is the sink's business.

import { describeError } from '#shared/describe-error.ts';
import type { StudioError } from '#shared/studio-error.ts';
import { redact } from './redact.ts';

export type LogLevel = 'info' | 'warn' | 'error';
export type LogFacts = Readonly<Record<string, string | number | boolean | null | undefined>>;

export interface Logger {
  info(message: string, facts?: LogFacts): void;
  warn(message: string, facts?: LogFacts): void;
  error(message: string, facts?: LogFacts): void;
  /** Logs an expected failure with its cause, which the page never sees. */
  failure(error: StudioError): void;
}

export type LogSink = (line: string) => void;

export function createLogger(sink: LogSink, now: () => Date = () => new Date()): Logger {
  const write = (level: LogLevel, message: string, facts: LogFacts = {}) => {
    const rest = Object.entries(facts)
      .filter(([, value]) => value !== undefined)
      .map(([key, value]) => `${key}=${JSON.stringify(value)}`);
    sink(redact(onOneLine([now().toISOString(), level.toUpperCase(), message, ...rest].join(' '))));
  };
  return {
    info: (message, facts) => write('info', message, facts),
    warn: (message, facts) => write('warn', message, facts),
    error: (message, facts) => write('error', message, facts),
    failure: (error) =>
      write('error', describeError(error), { code: error.code, details: error.details, cause: causeText(error.cause) }),
  };
}

/** What a server says may hold line breaks and what moves a terminal's cursor. */
function onOneLine(text: string): string {
  return text.replace(/\r?\n/g, '\\n').replace(/\p{Cc}/gu, (character) => JSON.stringify(character).slice(1, -1));
}

function causeText(cause: unknown): string | undefined {
  if (cause === undefined) return undefined;
  return cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
}
