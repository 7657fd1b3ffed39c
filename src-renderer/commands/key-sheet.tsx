// Every key of the present preset on one sheet, in columns, to read and to print.
import { Button, Modal } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { say } from '#shared/i18n/say.ts';
import type { KeyPreset } from '#shared/model/settings.ts';
import { useApp } from '../app/stores-context.ts';
import type { CommandGroup } from './command.ts';
import { COMMAND_IDS, COMMANDS } from './command-table.ts';
import styles from './commands.module.css';
import { COMMAND_GROUPS, groupTitle } from './group-words.ts';
import { KeyCaps } from './key-caps.tsx';
import { useCommand, useCommands } from './use-commands.ts';

const PRESET_NAMES: Readonly<Record<KeyPreset, string>> = {
  longtake: 'Longtake', // not for people
  premiere: 'Premiere Pro', // not for people
  resolve: 'DaVinci Resolve', // not for people
};

export function KeySheet() {
  const [opened, setOpened] = useState(false);
  useCommands({ 'app.keys': () => setOpened(true) });
  return (
    <Modal
      opened={opened}
      onClose={() => setOpened(false)}
      title={<Title />}
      size={1080}
      closeButtonProps={{ 'aria-label': say`Close` }}
      className={styles.sheet}
    >
      {opened && <Sheet onLeave={() => setOpened(false)} />}
    </Modal>
  );
}

function Title() {
  const preset = useApp((state) => state.settings?.keyPreset ?? 'longtake');
  return preset === 'longtake' ? say`Keys` : say`Keys as in ${PRESET_NAMES[preset]}`;
}

function Sheet({ onLeave }: { readonly onLeave: () => void }) {
  const preset = useApp((state) => state.settings?.keyPreset ?? 'longtake');
  const settings = useCommand('panel.settings');
  return (
    <>
      <div className={styles.sheetActions}>
        <Button
          variant="default"
          onClick={() => {
            onLeave();
            settings.run();
          }}
        >
          {say`Other keys in the settings`}
        </Button>
        <Button variant="default" leftSection={<IconPrinter size={14} />} onClick={() => print()}>
          {say`Print`}
        </Button>
      </div>
      <div className={styles.columns}>
        {COMMAND_GROUPS.map((group) => (
          <GroupKeys key={group} group={group} preset={preset} />
        ))}
      </div>
    </>
  );
}

function GroupKeys({ group, preset }: { readonly group: CommandGroup; readonly preset: KeyPreset }) {
  const ids = COMMAND_IDS.filter((id) => COMMANDS[id].group === group && COMMANDS[id].keys[preset].length > 0);
  return (
    <section className={styles.group}>
      <h3 className={styles.groupTitle}>{groupTitle(group)}</h3>
      <dl className={styles.keys}>
        {ids.map((id) => (
          <div key={id} className={styles.key}>
            <dt>{COMMANDS[id].title()}</dt>
            <dd>
              {COMMANDS[id].keys[preset].map((hotkey) => (
                <KeyCaps key={hotkey} hotkey={hotkey} />
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
