export { openRecentProjects, type RecentProjects } from './recent-projects.ts';
export { openSettings, type SettingsStore } from './settings-store.ts';
