export { environmentForOthers } from './environment-for-others.ts';
export { type LogFile, type LogFileOptions, openLogFile } from './log-file.ts';
export { type LogEnd, readLogEnd } from './log-tail.ts';
export { createLogger, type LogFacts, type Logger, type LogSink } from './logger.ts';
export { redact } from './redact.ts';
