// Opens what a studio stands on, in dependency order: settings, workflows, ffmpeg, log.
import { join } from 'node:path';
import { language } from '#shared/i18n/say.ts';
import { layout } from '#shared/model/project-layout.ts';
import { ok, type Result } from '#shared/result.ts';
import { openReplicateService, type ReplicateService } from '../engines/index.ts';
import { speakLanguage } from '../i18n/index.ts';
import { createLogger, type LogFile, type Logger, openLogFile } from '../logging/index.ts';
import { type Ffmpeg, locateFfmpeg } from '../media/index.ts';
import { openRenderTimes, type RenderTimes } from '../render-times/index.ts';
import {
  type Environment,
  openRecentProjects,
  openSecretStore,
  openSettings,
  type RecentProjects,
  type SecretStore,
  type SettingsStore,
} from '../settings/index.ts';
import { resolveInside } from '../storage/index.ts';
import { createPixelHasher, type PixelHasher } from '../takes/index.ts';
import { openWorkflowRegistry, type WorkflowRegistry } from '../workflows/index.ts';
import { createEngineChooser, type EngineChooser } from './choose-engine.ts';
import { createRecentPictures, type RecentPictures } from './recent-picture.ts';
import { replicateAddress } from './replicate-address.ts';
import { createServerRestarter, type ServerRestarter } from './restart-server.ts';
import type { StudioOptions } from './studio.ts';

export interface StudioParts {
  readonly options: StudioOptions;
  readonly logger: Logger;
  readonly settings: SettingsStore;
  readonly secrets: SecretStore;
  readonly recent: RecentProjects;
  readonly recentPictures: RecentPictures;
  readonly registry: WorkflowRegistry;
  readonly engines: EngineChooser;
  readonly replicate: ReplicateService;
  readonly now: () => Date;
  /** null: none was found; then nothing can be cut, and the page says so. */
  readonly ffmpeg: Ffmpeg | null;
  readonly hasher: PixelHasher | null;
  readonly restarter: ServerRestarter;
  /** What rendering took before. */
  readonly renderTimes: RenderTimes;
  /** The folder whose `logs/pipeline.log` is written; null: only the app's own log. */
  setLogFolder(projectFolderPath: string | null): Promise<void>;
  /** Speaks what the settings say now; true: that is another language than before. */
  speak(): boolean;
  close(): Promise<void>;
}

export async function openStudioParts(
  options: StudioOptions,
  onWorkflowsChanged: () => void,
): Promise<Result<StudioParts>> {
  const log = createLogFiles(join(options.appDataPath, 'logs', 'longtake.log'));
  const logger = createLogger(log.write);
  const { appDataPath, environment = process.env } = options;
  const settings = await openSettings(appDataPath, logger, environment);
  const speak = speaker(options, settings);
  // Before the rest opens: what is wrong with it is said too.
  speak();
  const registry = await openWorkflowRegistry({
    databasePath: join(options.appDataPath, 'registry.sqlite'),
    shippedFolder: options.workflowsPath,
    userFolders: () => [...(options.overrides?.workflowFolders ?? []), ...settings.get().workflowFolders],
    importFolder: join(options.appDataPath, 'workflows'),
    ...(options.host === 'cli' ? {} : { onChange: () => onWorkflowsChanged() }),
    logger,
  });
  if (!registry.ok) return registry;
  const secrets = await openSecretStore({ appDataPath, logger, environment, keyStore: options.keyStore ?? null });
  const found = await locateFfmpeg(settings.get().ffmpegPath);
  if (!found.ok) logger.failure(found.error);
  const ffmpeg = found.ok ? found.value : null;
  const hasher = ffmpeg === null ? null : createPixelHasher(ffmpeg);
  const renderTimes = openTimes(join(options.appDataPath, 'render-times.sqlite'), logger);
  if (!renderTimes.ok) return renderTimes;
  const replicate = await openReplicate(secrets, appDataPath, environment, logger);
  const engines = createEngineChooser({
    registry: registry.value,
    settings,
    logger,
    secrets,
    replicate,
    overrides: options.overrides ?? {},
    ffmpeg,
    appDataPath,
    now: () => new Date(),
  });
  const recent = openRecentProjects(options.appDataPath);
  const recentPictures = createRecentPictures(options.appDataPath, recent, logger);
  const restarter = createServerRestarter({ settings, logger, logFolderPath: join(appDataPath, 'logs') });
  return ok({
    options,
    restarter,
    logger,
    settings,
    secrets,
    replicate,
    recent,
    recentPictures,
    speak,
    registry: registry.value,
    engines,
    now: () => new Date(),
    ffmpeg,
    hasher,
    renderTimes: renderTimes.value,
    setLogFolder: log.setFolder,
    async close() {
      restarter.close();
      await recentPictures.close();
      await engines.close();
      replicate.close();
      registry.value.close();
      renderTimes.value.close();
      log.close();
    },
  });
}

function openReplicate(
  secrets: SecretStore,
  folderPath: string,
  environment: Environment,
  logger: Logger,
): Promise<ReplicateService> {
  const token = () => secrets.get('replicate');
  return openReplicateService({ token, ...replicateAddress(environment, logger), folderPath, logger });
}

function speaker({ host, systemLocale }: StudioOptions, settings: SettingsStore): () => boolean {
  return () => {
    const before = language();
    // Scripts read what the command line says.
    return host !== 'cli' && speakLanguage(settings.get().language, systemLocale) !== before;
  };
}

/** Estimates are a comfort: a database that cannot be opened costs what was measured before, not the work. */
function openTimes(databasePath: string, logger: Logger): Result<RenderTimes> {
  const opened = openRenderTimes({ databasePath, logger });
  if (opened.ok) return opened;
  logger.failure(opened.error);
  return openRenderTimes({ databasePath: ':memory:', logger });
}

function createLogFiles(appLogPath: string) {
  const appLog = openLogFile(appLogPath);
  let projectLog: LogFile | null = null;
  return {
    write: (line: string) => {
      appLog.write(line);
      projectLog?.write(line);
    },
    async setFolder(folderPath: string | null): Promise<void> {
      projectLog?.close();
      projectLog = null;
      // A folder from elsewhere must not aim the log out of itself.
      const path = folderPath === null ? null : await resolveInside(folderPath, layout.logFile);
      projectLog = path?.ok ? openLogFile(path.value) : null;
    },
    close: () => {
      projectLog?.close();
      appLog.close();
    },
  };
}
