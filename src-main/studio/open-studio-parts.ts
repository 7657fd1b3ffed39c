// Opens what a studio stands on, in dependency order: settings, workflows, ffmpeg, log.
import { appendFileSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { layout } from '#shared/model/project-layout.ts';
import { ok, type Result } from '#shared/result.ts';
import { createLogger, type Logger } from '../logging/index.ts';
import { type Ffmpeg, locateFfmpeg } from '../media/index.ts';
import { createPixelHasher, type PixelHasher } from '../run/index.ts';
import { openRecentProjects, openSettings, type RecentProjects, type SettingsStore } from '../settings/index.ts';
import { openWorkflowRegistry, type WorkflowRegistry } from '../workflows/index.ts';
import { createEngineChooser, type EngineChooser } from './choose-engine.ts';
import type { StudioOptions } from './studio.ts';

export interface StudioParts {
  readonly options: StudioOptions;
  readonly logger: Logger;
  readonly settings: SettingsStore;
  readonly recent: RecentProjects;
  readonly registry: WorkflowRegistry;
  readonly engines: EngineChooser;
  readonly now: () => Date;
  /** null: none was found; then nothing can be cut, and the page says so. */
  readonly ffmpeg: Ffmpeg | null;
  readonly hasher: PixelHasher | null;
  /** The folder whose `logs/pipeline.log` is written; null: only the app's own log. */
  setLogFolder(projectFolderPath: string | null): void;
  close(): Promise<void>;
}

export async function openStudioParts(
  options: StudioOptions,
  onWorkflowsChanged: () => void,
): Promise<Result<StudioParts>> {
  const log = createLogFiles(join(options.appDataPath, 'logs', 'longtake.log'));
  const logger = createLogger(log.write);
  const settings = await openSettings(options.appDataPath, logger);
  const registry = await openWorkflowRegistry({
    databasePath: join(options.appDataPath, 'registry.sqlite'),
    shippedFolder: options.workflowsPath,
    userFolders: () => [...(options.overrides?.workflowFolders ?? []), ...settings.get().workflowFolders],
    importFolder: join(options.appDataPath, 'workflows'),
    ...(options.host === 'cli' ? {} : { onChange: () => onWorkflowsChanged() }),
    logger,
  });
  if (!registry.ok) return registry;
  const found = await locateFfmpeg(settings.get().ffmpegPath);
  if (!found.ok) logger.failure(found.error);
  const ffmpeg = found.ok ? found.value : null;
  const hasher = ffmpeg === null ? null : createPixelHasher(ffmpeg);
  const engines = createEngineChooser({
    registry: registry.value,
    settings,
    logger,
    overrides: options.overrides ?? {},
    ffmpeg,
  });
  return ok({
    options,
    logger,
    settings,
    recent: openRecentProjects(options.appDataPath),
    registry: registry.value,
    engines,
    now: () => new Date(),
    ffmpeg,
    hasher,
    setLogFolder: log.setFolder,
    async close() {
      await engines.close();
      registry.value.close();
    },
  });
}

function createLogFiles(appLogPath: string) {
  let projectLogPath: string | null = null;
  const append = (path: string, line: string) => {
    try {
      mkdirSync(dirname(path), { recursive: true });
      appendFileSync(path, `${line}\n`);
    } catch {
      // A full or read-only disk must not stop the work; the page is told by the work itself.
    }
  };
  return {
    write: (line: string) => {
      append(appLogPath, line);
      if (projectLogPath !== null) append(projectLogPath, line);
    },
    setFolder: (folderPath: string | null) => {
      projectLogPath = folderPath === null ? null : join(folderPath, layout.logFile);
    },
  };
}
