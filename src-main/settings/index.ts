export { openRecentProjects, type RecentProjects } from './recent-projects.ts';
export { findRestartCommand, type RestartCommands } from './restart-commands.ts';
export { isSameServer, tidyServerUrl } from './server-url.ts';
export { noRestartCommand, openSettings, type SettingsStore } from './settings-store.ts';
