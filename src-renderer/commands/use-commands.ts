// What a mounted component's commands do now.
import { useEffect, useEffectEvent } from 'react';
import { useStore } from 'zustand';
import { useStores } from '../app/stores-context.ts';
import { type CommandHandler, isAvailable } from './command-store.ts';
import { COMMAND_IDS, type CommandId } from './command-table.ts';

export type CommandHandlers = { readonly [Id in CommandId]?: CommandHandler | undefined };

/** While the component is mounted. A handler that is missing: the command is not available. Handlers may be new each time. */
export function useCommands(handlers: CommandHandlers): void {
  const { commands } = useStores();
  const act = useEffectEvent((id: CommandId) => handlers[id]?.());
  const offered = COMMAND_IDS.filter((id) => handlers[id] !== undefined).join(' ');
  useEffect(() => {
    const ids = offered.split(' ').filter((id): id is CommandId => id !== '');
    const undo = ids.map((id) => commands.getState().offer(id, () => act(id)));
    return () => {
      for (const takeBack of undo) takeBack();
    };
  }, [commands, offered]);
}

/** For buttons and menus that carry out a command of somebody else. */
export function useCommand(id: CommandId): { readonly available: boolean; readonly run: () => void } {
  const { commands } = useStores();
  const available = useStore(commands, (state) => isAvailable(state, id));
  return { available, run: () => void commands.getState().run(id) };
}
