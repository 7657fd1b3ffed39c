// The requests about secrets. A value comes in and never goes out: what is answered is where each one is.
import { ok, type Result } from '#shared/result.ts';
import type { Handlers } from './answer-request.ts';
import type { StudioParts } from './open-studio-parts.ts';
import type { StudioEvents } from './studio-events.ts';

export function secretHandlers({ secrets }: StudioParts, events: StudioEvents) {
  /** With a token an engine can be used, without it no more: what stands in its way is looked at again. */
  const told = <T>(changed: Result<T>): Result<T> => {
    if (changed.ok) events.send('plan.changed', {});
    return changed;
  };
  return {
    'secrets.state': async () => ok(await secrets.state()),
    'secrets.set': async ({ name, value }) => told(await secrets.set(name, value)),
    'secrets.clear': async ({ name }) => told(await secrets.clear(name)),
  } satisfies Partial<Handlers>;
}
