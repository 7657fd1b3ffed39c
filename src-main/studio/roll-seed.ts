// "Render again with a new seed": the seed is the project's from then on, unless nothing comes of it.
import { randomInt } from 'node:crypto';
import type { RunChoice } from '#shared/contract/shapes.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { ProjectStore } from '../project/index.ts';
import { onlyOneAgain } from './refusals.ts';

/** Draws a new seed for a segment that is rendered again with one. Gives what takes it back. */
export async function rollSeed(
  store: Pick<ProjectStore, 'view' | 'edit'>,
  { again, segmentKeys }: RunChoice,
): Promise<Result<() => Promise<unknown>>> {
  const [segmentKey, ...more] = segmentKeys ?? [];
  const nothing = async () => undefined;
  if (again == null) return ok(nothing);
  if (segmentKey === undefined || more.length > 0) return err(onlyOneAgain());
  if (again.seed === 'same') return ok(nothing);
  const before = store.view().settings.seedOverrides[segmentKey] ?? null;
  const setSeed = (seed: number | null) =>
    store.edit(store.view().revision, { kind: 'segment.seed', segmentKey, seed });
  const rolled = await setSeed(randomInt(2 ** 31));
  return rolled.ok ? ok(() => setSeed(before)) : rolled;
}
