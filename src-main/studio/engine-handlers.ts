// The requests about engines and their models: what there is, whether it is set up, which one to take.
import type { AdviceWish } from '#shared/model/engine-info.ts';
import { err, ok } from '#shared/result.ts';
import { adviseModels } from './advise-models.ts';
import type { Handlers } from './answer-request.ts';
import type { WithDesk } from './desk-holder.ts';
import { knownEngines } from './known-engines.ts';
import type { StudioParts } from './open-studio-parts.ts';
import { noStoryboard } from './refusals.ts';

const REFRESH_TIMEOUT_MS = 60_000;

export function engineHandlers(parts: StudioParts, withDesk: WithDesk) {
  return {
    'engines.list': async () => ok(await knownEngines(parts)),
    'engines.refresh': async () => {
      const refreshed = await parts.replicate.schemas.refresh(AbortSignal.timeout(REFRESH_TIMEOUT_MS));
      return refreshed.ok ? ok(await knownEngines(parts)) : refreshed;
    },
    'engines.advise': (wish: AdviceWish) =>
      withDesk(async ({ store }) => {
        const { storyboard, storyboardFiles, keyframes, settings } = store.view();
        if (storyboard === null) return err(noStoryboard(storyboardFiles.length));
        return ok(await adviseModels({ storyboard, keyframes, settings, engines: await knownEngines(parts) }, wish));
      }),
  } satisfies Partial<Handlers>;
}
