// Which engine renders which shot, as far as a plan must know.
import type { EngineLimits } from '#shared/model/engine.ts';
import type { Shot } from '#shared/model/storyboard.ts';
import type { Result } from '#shared/result.ts';

export interface PlanEngines {
  /** The project's: its rate and size are the film's where nothing else is set. */
  readonly project: EngineLimits;
  /** The project's, or what the shot names in its place; an error where that cannot be had. */
  limitsOf(shot: Shot): Result<EngineLimits>;
}
