// `{product_name}` and the like in what is said to the model. Pure.
import { say } from '#shared/i18n/say.ts';
import type { ProjectSettings } from '#shared/model/project.ts';
import type { Shot } from '#shared/model/storyboard.ts';
import type { Obstacle } from './shot-obstacles.ts';

// In doubled braces, as some prompts have them, nothing is a variable; nor is anything but one plain name.
const VARIABLE = /(?<!\{)\{([a-z][a-z0-9_]*)\}(?!\})/gi;

/** What stands for a name; null: nothing does. */
export type Values = (name: string) => string | null;

/** The project's own, and a few that every shot has of itself. */
export function valuesOf(
  { shotId, scene, character }: Pick<Shot, 'shotId' | 'scene' | 'character'>,
  { variables }: Pick<ProjectSettings, 'variables'>,
): Values {
  const ofShot = new Map(Object.entries({ shot_id: shotId, scene: scene.trim(), character: character.trim() }));
  // A project may call one "constructor".
  return (name) => (Object.hasOwn(variables, name) ? (variables[name] ?? null) : ofShot.get(name) || null);
}

/** Values are put in as they are: braces in them are no variables. */
export function fillVariables(
  text: string,
  values: Values,
): { readonly text: string; readonly missing: readonly string[] } {
  const missing = new Set<string>();
  const filled = text.replace(VARIABLE, (whole: string, name: string) => {
    const value = values(name);
    if (value === null) missing.add(name);
    return value ?? whole;
  });
  return { text: filled, missing: [...missing] };
}

/** @param key the field of the shot whose text has it; 'style': the project's */
export function variableMissing(name: string, key: string): Obstacle {
  const written = `{${name}}`;
  return {
    key,
    reason:
      key === 'style'
        ? say`Nothing is given for the variable ${written} in the "style" of the project.`
        : say`Nothing is given for the variable ${written} in "${key}".`,
    remedy: say`Give "${name}" a value among the project's variables, or write it without braces.`,
  };
}
