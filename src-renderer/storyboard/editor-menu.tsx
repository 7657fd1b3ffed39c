// What can be done with the one shot of the editor: earlier, later, duplicate, split, remove.
import { ActionIcon, Button, Menu, Popover, TextInput, Tooltip } from '@mantine/core';
import {
  IconArrowDown,
  IconArrowsSplit2,
  IconArrowUp,
  IconCopy,
  IconDots,
  IconScissors,
  IconTrash,
} from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { say } from '#shared/i18n/say.ts';
import { useFilmRate } from './film-rate.ts';
import { parseDuration } from './parse-duration.ts';
import styles from './shot-editor.module.css';
import { useShotActions } from './use-shot-actions.ts';

interface EditorMenuProps {
  readonly shotId: string;
  readonly place: number;
  readonly count: number;
}

export function EditorMenu({ shotId, place, count }: EditorMenuProps) {
  const actions = useShotActions();
  const [splits, setSplits] = useState(false);
  return (
    <>
      <Tooltip label={say`Earlier in the film`}>
        <ActionIcon aria-label={say`Move up`} disabled={place === 0} onClick={() => void actions.move([shotId], -1)}>
          <IconArrowUp size={17} stroke={1.6} />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={say`Later in the film`}>
        <ActionIcon
          aria-label={say`Move down`}
          disabled={place === count - 1}
          onClick={() => void actions.move([shotId], 1)}
        >
          <IconArrowDown size={17} stroke={1.6} />
        </ActionIcon>
      </Tooltip>
      <Popover
        withRoles={false}
        opened={splits}
        onChange={setSplits}
        position="bottom-end"
        trapFocus
        returnFocus
        withArrow
        shadow="md"
      >
        <Popover.Target>
          <span>
            <Menu position="bottom-end" width={220} returnFocus={!splits}>
              <Menu.Target>
                <Tooltip label={say`More for this shot`}>
                  <ActionIcon aria-label={say`More for this shot`}>
                    <IconDots size={17} stroke={1.6} />
                  </ActionIcon>
                </Tooltip>
              </Menu.Target>
              <Menu.Dropdown>
                <Menu.Item
                  leftSection={<IconCopy size={15} stroke={1.6} />}
                  onClick={() => void actions.duplicate([shotId])}
                >
                  {say`Duplicate`}
                </Menu.Item>
                <Menu.Item
                  leftSection={<IconArrowsSplit2 size={15} stroke={1.6} />}
                  onClick={() => void actions.split(shotId, null)}
                >
                  {say`Split in the middle`}
                </Menu.Item>
                <Menu.Item leftSection={<IconScissors size={15} stroke={1.6} />} onClick={() => setSplits(true)}>
                  {say`Split at…`}
                </Menu.Item>
              </Menu.Dropdown>
            </Menu>
          </span>
        </Popover.Target>
        <Popover.Dropdown p="xs">
          <SplitForm shotId={shotId} onDone={() => setSplits(false)} />
        </Popover.Dropdown>
      </Popover>
      <Tooltip label={say`Remove this shot (its clips stay on disk)`}>
        <ActionIcon aria-label={say`Remove shot`} onClick={() => void actions.remove([shotId])}>
          <IconTrash size={17} stroke={1.6} />
        </ActionIcon>
      </Tooltip>
    </>
  );
}

function SplitForm({ shotId, onDone }: { readonly shotId: string; readonly onDone: () => void }) {
  const actions = useShotActions();
  const rate = useFilmRate();
  const [text, setText] = useState('');
  const seconds = parseDuration(text, rate);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (seconds !== null && (await actions.split(shotId, seconds))) onDone();
  };
  return (
    <form className={styles.splitForm} onSubmit={(event) => void submit(event)}>
      <TextInput
        data-autofocus
        label={say`Split at`}
        placeholder="1s 12f"
        autoComplete="off"
        value={text}
        error={text !== '' && seconds === null}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Button type="submit" disabled={seconds === null}>
        {say`Split`}
      </Button>
    </form>
  );
}
