// The requests about settings, and what becomes of the rest of the studio when they change.
import type { StudioSettings } from '#shared/model/settings.ts';
import { ok } from '#shared/result.ts';
import type { Handlers } from './answer-request.ts';
import type { DeskHolder } from './desk-holder.ts';
import type { StudioParts } from './open-studio-parts.ts';
import type { StudioEvents } from './studio-events.ts';

/** What the width of a panel or the colour of the page is set to changes no plan. */
const PLANS_BY: ReadonlySet<keyof StudioSettings> = new Set(['servers', 'workflowFolders', 'comfyRoot', 'ffmpegPath']);

export function settingsHandlers(parts: StudioParts, events: StudioEvents, holder: DeskHolder) {
  const { registry, settings } = parts;
  return {
    'settings.get': async () => ok(settings.get()),
    'settings.change': async (patch) => {
      const changed = await settings.change(patch);
      if (!changed.ok) return changed;
      // First: who is told of the change says it in the new language.
      const isOtherLanguage = parts.speak();
      events.send('settings.changed', changed.value);
      if (patch.workflowFolders !== undefined || isOtherLanguage) {
        events.send('workflows.changed', await registry.rescan());
      }
      if (isOtherLanguage) await sayAgain(parts, holder);
      const isOtherPlan = Object.keys(patch).some((key) => PLANS_BY.has(key as keyof StudioSettings));
      if (isOtherPlan || isOtherLanguage) events.send('plan.changed', {});
      return changed;
    },
  } satisfies Partial<Handlers>;
}

/** What was found wrong with the project's files was said when they were read. */
async function sayAgain({ logger }: StudioParts, { desk }: DeskHolder): Promise<void> {
  const read = await desk?.store.reload();
  if (read?.ok === false) logger.failure(read.error);
}
