// What the studio says in German: the catalogues of its rooms and of src-shared. One line for each file in german/.

import { german as model } from '#shared/i18n/german/model.ts';
import { type Language, languageOf } from '#shared/i18n/languages.ts';
import { addWords, speak } from '#shared/i18n/say.ts';
import type { StudioSettings } from '#shared/model/settings.ts';
import { german as comfyui } from './german/comfyui.ts';
import { german as draft } from './german/draft.ts';
import { german as electron } from './german/electron.ts';
import { german as engines } from './german/engines.ts';
import { german as exports } from './german/exports.ts';
import { german as film } from './german/film.ts';
import { german as graph } from './german/graph.ts';
import { german as hostPaths } from './german/host-paths.ts';
import { german as http } from './german/http.ts';
import { german as imports } from './german/imports.ts';
import { german as launch } from './german/launch.ts';
import { german as logging } from './german/logging.ts';
import { german as media } from './german/media.ts';
import { german as plan } from './german/plan.ts';
import { german as preflight } from './german/preflight.ts';
import { german as project } from './german/project.ts';
import { german as renderTimes } from './german/render-times.ts';
import { german as replicate } from './german/replicate.ts';
import { german as run } from './german/run.ts';
import { german as seams } from './german/seams.ts';
import { german as served } from './german/served.ts';
import { german as settings } from './german/settings.ts';
import { german as severalRooms } from './german/several-rooms.ts';
import { german as stills } from './german/stills.ts';
import { german as storage } from './german/storage.ts';
import { german as story } from './german/story.ts';
import { german as studio } from './german/studio.ts';
import { german as takes } from './german/takes.ts';
import { german as timeline } from './german/timeline.ts';
import { german as wanCli } from './german/wan-cli.ts';
import { german as workflows } from './german/workflows.ts';

export const CATALOGUES: readonly Readonly<Record<string, string>>[] = [
  model,
  comfyui,
  severalRooms,
  draft,
  electron,
  engines,
  exports,
  film,
  graph,
  hostPaths,
  http,
  imports,
  launch,
  logging,
  media,
  plan,
  preflight,
  project,
  renderTimes,
  replicate,
  run,
  seams,
  served,
  settings,
  stills,
  storage,
  story,
  studio,
  takes,
  timeline,
  wanCli,
  workflows,
];

let isGermanKnown = false;

/** From now on the whole process speaks it. @param systemLocale such as `de-AT`; undefined: English */
export function speakLanguage(setting: StudioSettings['language'], systemLocale: string | undefined): Language {
  const language = setting === 'system' ? languageOf(systemLocale) : setting;
  if (language === 'de' && !isGermanKnown) {
    for (const words of CATALOGUES) addWords('de', words);
    isGermanKnown = true;
  }
  speak(language);
  return language;
}
