// All models there are for Longtake at Replicate, and which one a name means.
import { say } from '#shared/i18n/say.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { StudioError } from '#shared/studio-error.ts';
import type { ReplicateModel } from './catalogue-model.ts';
import { MINIMAX_KLING_WAN } from './minimax-kling-wan.ts';
import { OPEN_MODELS } from './open-models.ts';
import { VEO_AND_SORA } from './veo-and-sora.ts';

/** The default first; what is gone or unverified last. */
export const CATALOGUE: readonly ReplicateModel[] = (() => {
  const all = [...VEO_AND_SORA, ...MINIMAX_KLING_WAN, ...OPEN_MODELS];
  return (['known', 'unverified', 'shut-down'] as const).flatMap((standing) =>
    all.filter((one) => one.standing === standing),
  );
})();

/** @param name `owner/name` in any case, or a short name of an older tool such as `minimax`; null: the default */
export function findModel(name: string | null): Result<ReplicateModel> {
  const wanted = name?.trim().toLowerCase() ?? CATALOGUE[0]?.model;
  const found = CATALOGUE.find(({ model, shortNames }) => model === wanted || shortNames.includes(wanted ?? ''));
  if (found === undefined) return err(noSuchModel(name ?? ''));
  return found.standing === 'shut-down' ? err(shutDown(found)) : ok(found);
}

const usable = () => CATALOGUE.filter(({ standing }) => standing !== 'shut-down');

function noSuchModel(name: string): StudioError {
  const possible = usable().map(({ model, shortNames: [short] }) =>
    short === undefined ? model : `${short} (${model})`,
  );
  return {
    code: 'model-missing',
    message: say`Longtake knows no model "${name}" at Replicate.`,
    remedy: say`Use one of: ${possible.join(', ')}.`,
  };
}

function shutDown(gone: ReplicateModel): StudioError {
  return {
    code: 'not-supported',
    message: say`${gone.name} (${gone.model}) can no longer be used. ${gone.notes().join(' ')}`,
    remedy: say`Choose another model, such as ${usable()[0]?.model ?? ''}.`,
  };
}
