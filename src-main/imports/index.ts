// The door of the imports room: what the configuration of an older tool means here. Pure; nothing is written.
export type { ConfigImport } from './config-import.ts';
export { isConfiguration, readConfiguration } from './read-configuration.ts';
