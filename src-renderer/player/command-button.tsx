// An icon that carries out a command, with its name and keys in the tooltip.
import { ActionIcon, type ActionIconProps, Tooltip } from '@mantine/core';
import type { Icon } from '@tabler/icons-react';
import { COMMANDS, type CommandId } from '../commands/command-table.ts';
import { useCommand } from '../commands/use-commands.ts';
import { useKeyLabel } from '../commands/use-key-label.ts';
import { withKeys } from '../film/with-keys.ts';

interface CommandButtonProps extends Pick<ActionIconProps, 'size' | 'variant' | 'color' | 'radius'> {
  readonly id: CommandId;
  readonly icon: Icon;
  readonly iconPixels?: number;
  /** What it does now; else the command's own title. */
  readonly label?: string;
  /** Of a switch. */
  readonly pressed?: boolean;
}

export function CommandButton({ id, icon: Mark, iconPixels = 16, label, pressed, ...looks }: CommandButtonProps) {
  const { available, run } = useCommand(id);
  const keys = useKeyLabel(id);
  const words = label ?? COMMANDS[id].title();
  return (
    <Tooltip label={withKeys(words, keys)}>
      <ActionIcon
        size={30}
        {...(pressed && { variant: 'light', color: 'accent' })}
        {...looks}
        aria-label={words}
        aria-pressed={pressed}
        aria-disabled={!available}
        data-disabled={!available || undefined}
        onClick={available ? run : undefined}
      >
        <Mark size={iconPixels} />
      </ActionIcon>
    </Tooltip>
  );
}
