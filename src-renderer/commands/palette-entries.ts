// What the palette offers for what is typed: commands, shots, recent projects.
import type { RecentProject } from '#shared/contract/shapes.ts';
import { say } from '#shared/i18n/say.ts';
import type { PanelName } from '#shared/model/project-view.ts';
import type { Shot } from '#shared/model/storyboard.ts';
import { listedShots } from '../storyboard/shot-filter.ts';
import { COMMANDS, type CommandId } from './command-table.ts';
import { groupTitle } from './group-words.ts';

export interface PaletteSources {
  readonly commands: readonly CommandId[];
  readonly shots: readonly Shot[];
  readonly recent: readonly RecentProject[];
}

export interface PaletteEntries extends PaletteSources {
  /** Shots that were found besides those listed. */
  readonly moreShots: number;
}

const MOST_SHOTS = 30;
const MOST_RECENT = 6;

const NO_FILTERS = { filters: new Set<never>() };
const NO_FACTS = { standing: () => undefined, keyframe: () => undefined };

/** Commands in the order of how well they fit; shots whose id is what was typed first. */
export function paletteEntries(typed: string, { commands, shots, recent }: PaletteSources): PaletteEntries {
  const words = typed.trim().toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return { commands, shots: [], moreShots: 0, recent: recent.slice(0, MOST_RECENT) };
  const shotWords = withoutShotWord(words);
  const found = listedShots(shots, { words: shotWords, ...NO_FILTERS }, NO_FACTS);
  const first = found.filter(({ shotId }) => shotId.toLowerCase().startsWith(shotWords));
  const listed = [...first, ...found.filter((shot) => !first.includes(shot)).slice(0, MOST_SHOTS)].slice(0, MOST_SHOTS);
  return {
    commands: commands
      .map((id) => ({ id, place: placeIn(COMMANDS[id].title(), groupTitle(COMMANDS[id].group), words) }))
      .filter(({ place }) => place >= 0)
      .sort((a, b) => a.place - b.place)
      .map(({ id }) => id),
    shots: listed,
    moreShots: found.length - listed.length,
    recent: recent.filter((entry) => hasAll(`${entry.name} ${entry.folderPath}`, words)).slice(0, MOST_RECENT),
  };
}

/** What belongs to the panel that is shown, then what changes something, then the ways to other places. */
export function nearestFirst(ids: readonly CommandId[], panel: PanelName): CommandId[] {
  const distance = (id: CommandId): number => {
    const { scope, group } = COMMANDS[id];
    if (scope === panel) return 0;
    if (group === 'app') return 3;
    return group === 'panels' ? 2 : 1;
  };
  return ids.toSorted((a, b) => distance(a) - distance(b));
}

/** "shot 004": as the entry itself is written. */
function withoutShotWord([first = '', ...rest]: readonly string[]): string {
  const isShotWord = rest.length > 0 && first === say`Shot ${''}`.trim().toLowerCase();
  return (isShotWord ? rest : [first, ...rest]).join(' ');
}

const hasAll = (text: string, words: readonly string[]): boolean =>
  words.every((word) => text.toLowerCase().includes(word));

/** -1: it does not fit; lower fits better: its beginning, the beginning of a word, anywhere, only in the group's name. */
function placeIn(title: string, group: string, words: readonly string[]): number {
  if (!hasAll(`${title} ${group}`, words)) return -1;
  if (!hasAll(title, words)) return 3;
  const text = title.toLowerCase();
  if (text.startsWith(words.join(' '))) return 0;
  return words.every((word) => text.split(/[^\p{L}\p{N}]+/u).some((part) => part.startsWith(word))) ? 1 : 2;
}
