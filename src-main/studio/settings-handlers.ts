// The requests about settings, and what becomes of the rest of the studio when they change.
import type { StudioSettings } from '#shared/model/settings.ts';
import { ok } from '#shared/result.ts';
import type { Handlers } from './answer-request.ts';
import type { DeskHolder } from './desk-holder.ts';
import type { StudioParts } from './open-studio-parts.ts';
import type { StudioEvents } from './studio-events.ts';

type SettingsKey = keyof StudioSettings;

/** What the width of a panel or the colour of the page is set to changes no plan. */
const PLANS_BY: readonly SettingsKey[] = ['servers', 'workflowFolders', 'comfyRoot', 'ffmpegPath', 'wan', 'engines'];

export function settingsHandlers(parts: StudioParts, events: StudioEvents, holder: DeskHolder) {
  const { settings } = parts;
  return {
    // Anew from the file: the command line beside this studio, or the user's editor, may have written it.
    'settings.get': async () => {
      const before = settings.get();
      const now = await settings.reread();
      const changed = differing(before, now);
      if (changed.size > 0) await takeUp(changed, now);
      return ok(now);
    },
    'settings.change': async (patch) => {
      const changed = await settings.change(patch);
      if (changed.ok) await takeUp(new Set(Object.keys(patch) as SettingsKey[]), changed.value);
      return changed;
    },
  } satisfies Partial<Handlers>;

  async function takeUp(changed: ReadonlySet<SettingsKey>, now: StudioSettings): Promise<void> {
    // First: who is told of the change says it in the new language.
    const isOtherLanguage = parts.speak();
    events.send('settings.changed', now);
    if (changed.has('workflowFolders') || isOtherLanguage) {
      events.send('workflows.changed', await parts.registry.rescan());
    }
    if (isOtherLanguage) await sayAgain(parts, holder);
    if (PLANS_BY.some((key) => changed.has(key)) || isOtherLanguage) events.send('plan.changed', {});
  }
}

function differing(before: StudioSettings, now: StudioSettings): ReadonlySet<SettingsKey> {
  const keys = Object.keys(now) as SettingsKey[];
  return new Set(keys.filter((key) => JSON.stringify(before[key]) !== JSON.stringify(now[key])));
}

/** What was found wrong with the project's files was said when they were read. */
async function sayAgain({ logger }: StudioParts, { desk }: DeskHolder): Promise<void> {
  const read = await desk?.store.reload();
  if (read?.ok === false) logger.failure(read.error);
}
