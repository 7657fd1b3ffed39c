// Who carries out which command at the moment. The newest one mounted has it, the one before gets it back.
import { createStore, type StoreApi } from 'zustand/vanilla';
import { COMMAND_IDS, type CommandId } from './command-table.ts';

export type CommandHandler = () => void;

export interface CommandState {
  /** Newest last. */
  readonly handlers: ReadonlyMap<CommandId, readonly CommandHandler[]>;
  /** Returns its own undo. */
  offer(id: CommandId, handler: CommandHandler): () => void;
  /** false: nobody carries it out now. */
  run(id: CommandId): boolean;
}

export type CommandStore = StoreApi<CommandState>;

export function createCommandStore(): CommandStore {
  return createStore<CommandState>()((set, get) => {
    const change = (id: CommandId, by: (of: readonly CommandHandler[]) => readonly CommandHandler[]) =>
      set(({ handlers }) => ({ handlers: new Map(handlers).set(id, by(handlers.get(id) ?? [])) }));
    return {
      handlers: new Map(),
      offer(id, handler) {
        change(id, (list) => [...list, handler]);
        return () => change(id, (list) => list.filter((other) => other !== handler));
      },
      run(id) {
        const handler = get().handlers.get(id)?.at(-1);
        handler?.();
        return handler !== undefined;
      },
    };
  });
}

export const isAvailable = ({ handlers }: Pick<CommandState, 'handlers'>, id: CommandId): boolean =>
  (handlers.get(id)?.length ?? 0) > 0;

/** In the order of the table. */
export const availableCommands = (state: Pick<CommandState, 'handlers'>): CommandId[] =>
  COMMAND_IDS.filter((id) => isAvailable(state, id));
