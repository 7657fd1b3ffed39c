// Where the files that come with the app are: beside app.asar when packaged, in the repository otherwise.
import { join } from 'node:path';

export interface AppPlaces {
  readonly isPackaged: boolean;
  /** The repository, or app.asar. */
  readonly appPath: string;
  /** Electron's `process.resourcesPath`. */
  readonly packagedResourcesPath: string;
}

export interface ShippedPaths {
  readonly workflowsPath: string;
  readonly resourcesPath: string;
  readonly pagePath: string;
  readonly preloadPath: string;
  readonly iconPath: string;
}

export function shippedPaths({ isPackaged, appPath, packagedResourcesPath }: AppPlaces): ShippedPaths {
  // Other programs (ffmpeg) and the user open these; nothing but Electron can look into app.asar.
  const openPath = isPackaged ? packagedResourcesPath : appPath;
  return {
    workflowsPath: join(openPath, 'workflows'),
    resourcesPath: join(openPath, 'resources'),
    pagePath: join(appPath, 'out', 'renderer'),
    preloadPath: join(appPath, 'out', 'preload', 'index.cjs'),
    iconPath: join(openPath, 'resources', 'icons', 'icon.png'),
  };
}
