// The way from panel to panel, with what each one has to say.
import { ActionIcon, Menu, Tooltip, UnstyledButton } from '@mantine/core';
import { IconDeviceDesktop, IconExclamationMark, IconMoon, IconPlayerPauseFilled, IconSun } from '@tabler/icons-react';
import { say } from '#shared/i18n/say.ts';
import type { StudioSettings } from '#shared/model/settings.ts';
import { panelCommand } from '../commands/command-table.ts';
import { useKeyLabel } from '../commands/use-key-label.ts';
import { PANELS, type PanelEntry, panelTitle, SETTINGS_PANEL } from './panels.ts';
import styles from './shell.module.css';
import { useApp, useStores } from './stores-context.ts';
import { type PanelState, usePanelState } from './use-panel-state.ts';

export function Rail() {
  return (
    <nav className={styles.rail} aria-label={say`Panels`}>
      {PANELS.map((panel) => (
        <RailButton key={panel.name} panel={panel} />
      ))}
      <div className={styles.railFoot}>
        <AppearanceMenu />
        <RailButton panel={SETTINGS_PANEL} />
      </div>
    </nav>
  );
}

function RailButton({ panel }: { readonly panel: PanelEntry }) {
  const { app } = useStores();
  const current = useApp((state) => state.panel === panel.name);
  const state = usePanelState(panel.name);
  const key = useKeyLabel(panelCommand(panel.name));
  const title = panelTitle(panel.name);
  const Mark = panel.icon;
  return (
    <Tooltip label={<Hint title={title} words={state?.words} shortcut={key} />} position="right" openDelay={600}>
      <UnstyledButton
        className={styles.railButton}
        aria-label={title}
        aria-description={state?.words}
        aria-current={current ? 'page' : undefined}
        onClick={() => app.getState().show(panel.name)}
      >
        <Mark size={22} stroke={1.5} aria-hidden />
        <span className={styles.railTitle} aria-hidden>
          {title}
        </span>
        {state && <Badge state={state} />}
      </UnstyledButton>
    </Tooltip>
  );
}

interface HintProps {
  readonly title: string;
  readonly words: string | undefined;
  readonly shortcut: string;
}

function Hint({ title, words, shortcut }: HintProps) {
  return (
    <>
      {words ? say`${title}: ${words}` : title} <span className={styles.hintKey}>{shortcut}</span>
    </>
  );
}

/** Its text stands in the style sheet: what is read aloud is the button's description. */
function Badge({ state: { mark, tone } }: { readonly state: PanelState }) {
  return (
    <span
      className={styles.railBadge}
      data-tone={tone}
      data-text={typeof mark === 'object' ? mark.text : undefined}
      data-testid="panel-state"
      aria-hidden
    >
      {mark === 'paused' && <IconPlayerPauseFilled size={10} />}
      {mark === 'attention' && <IconExclamationMark size={11} stroke={3} />}
    </span>
  );
}

const appearances = () =>
  [
    { value: 'system', label: say`As the system`, icon: IconDeviceDesktop },
    { value: 'dark', label: say`Dark`, icon: IconMoon },
    { value: 'light', label: say`Light`, icon: IconSun },
  ] as const satisfies readonly { value: StudioSettings['appearance']; label: string; icon: unknown }[];

function AppearanceMenu() {
  const { app } = useStores();
  const appearance = useApp((state) => state.settings?.appearance ?? 'system');
  const all = appearances();
  const Current = all.find(({ value }) => value === appearance)?.icon ?? IconDeviceDesktop;
  return (
    <Menu position="right-end" width={170}>
      <Menu.Target>
        <ActionIcon aria-label={say`Appearance`} size={34} className={styles.railSmall}>
          <Current size={18} stroke={1.5} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.RadioGroup
          value={appearance}
          onChange={(value) => {
            const chosen = all.find((entry) => entry.value === value);
            if (chosen) void app.getState().changeSettings({ appearance: chosen.value });
          }}
        >
          {all.map(({ value, label }) => (
            <Menu.RadioItem key={value} value={value}>
              {label}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  );
}
