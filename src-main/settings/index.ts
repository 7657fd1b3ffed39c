export { openRecentProjects, type RecentProjects } from './recent-projects.ts';
export { findRestartCommand, type RestartCommands } from './restart-commands.ts';
export { type KeyStore, openSecretStore, type SecretName, type SecretStore } from './secret-store.ts';
export { isSameServer, tidyServerUrl } from './server-url.ts';
export { type Environment, programPath } from './settings-from-environment.ts';
export { noRestartCommand, openSettings, type SettingsStore } from './settings-store.ts';
