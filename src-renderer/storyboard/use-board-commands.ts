// The storyboard's commands, about the shots chosen at the moment they are given.
import { say } from '#shared/i18n/say.ts';
import { useStores } from '../app/stores-context.ts';
import { useCommands } from '../commands/use-commands.ts';
import { inFilmOrder } from './shot-actions.ts';
import { focusIn, type ShotList } from './shot-list.ts';
import { useShotActions } from './use-shot-actions.ts';

interface BoardTools {
  readonly toSearch: () => void;
  readonly toggleView: () => void;
}

export function useBoardCommands(list: ShotList, tools: BoardTools): void {
  const { shots, listedIds, narrowed } = list;
  const { storyboard } = useStores();
  const actions = useShotActions();
  const focusId = () => focusIn(list, storyboard.getState());
  const chosenIds = () => {
    const chosen = inFilmOrder(shots, storyboard.getState().chosen.ids).map(({ shotId }) => shotId);
    return chosen.length > 0 ? chosen : [focusId()];
  };
  const move = (by: -1 | 1) => {
    if (narrowed) storyboard.getState().announce(orderWords());
    else void actions.move(chosenIds(), by);
  };
  useCommands({
    'shot.add': () => void actions.add(chosenIds().at(-1) ?? null),
    'shot.duplicate': () => void actions.duplicate(chosenIds()),
    'shot.split': () => void actions.split(focusId(), null),
    'shot.remove': () => void actions.remove(chosenIds()),
    'shot.moveEarlier': () => move(-1),
    'shot.moveLater': () => move(1),
    'shot.longer': () => actions.trim(focusId(), 1),
    'shot.shorter': () => actions.trim(focusId(), -1),
    'shot.selectAll': () => storyboard.getState().chooseAll(listedIds),
    'shot.selectNone': () => storyboard.getState().chooseOne(),
    'storyboard.search': tools.toSearch,
    'storyboard.toggleView': tools.toggleView,
  });
}

/** Why shots do not move now. */
export const orderWords = (): string => say`The order cannot be changed while not all shots are listed.`;
