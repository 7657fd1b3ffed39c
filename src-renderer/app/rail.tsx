// The way from panel to panel, with what each one has to say.
import { ActionIcon, Menu, Tooltip, UnstyledButton } from '@mantine/core';
import { IconDeviceDesktop, IconMoon, IconPlayerPauseFilled, IconSun } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { PanelName } from '#shared/model/project-view.ts';
import type { StudioSettings } from '#shared/model/settings.ts';
import { formatPercent } from '../ui/format-time.ts';
import { PANELS, type PanelEntry } from './panels.ts';
import { countStandings } from './plan-store.ts';
import { isActive } from './run-store.ts';
import styles from './shell.module.css';
import { useApp, usePlan, useProject, useRun, useStores } from './stores-context.ts';

export function Rail() {
  return (
    <nav className={styles.rail} aria-label="Panels">
      {PANELS.map((panel, index) => (
        <RailButton key={panel.name} panel={panel} shortcut={String(index + 1)} />
      ))}
      <div className={styles.railFoot}>
        <AppearanceMenu />
      </div>
    </nav>
  );
}

function RailButton({ panel, shortcut }: { readonly panel: PanelEntry; readonly shortcut: string }) {
  const { app } = useStores();
  const current = useApp((state) => (state.panel === 'settings' ? 'project' : state.panel) === panel.name);
  const badge = useBadge(panel.name);
  const Mark = panel.icon;
  return (
    <Tooltip
      label={`${panel.label}${badge ? `: ${badge.words}` : ''} (key ${shortcut})`}
      position="right"
      openDelay={700}
    >
      <UnstyledButton
        className={styles.railButton}
        aria-label={panel.label}
        aria-description={badge?.words}
        aria-current={current ? 'page' : undefined}
        onClick={() => app.getState().show(panel.name)}
      >
        <Mark size={22} stroke={1.5} aria-hidden />
        <span aria-hidden>{panel.label}</span>
        {badge && (
          <span className={styles.railBadge} data-tone={badge.tone} aria-hidden>
            {badge.text}
          </span>
        )}
      </UnstyledButton>
    </Tooltip>
  );
}

interface Badge {
  readonly text: ReactNode;
  readonly words: string;
  readonly tone: 'problem' | 'progress' | 'paused';
}

function useBadge(name: PanelName): Badge | null {
  const fileProblems = useProject((state) => state.view?.problems.length ?? 0);
  const planProblems = usePlan((state) => (state.view ? countStandings(state.view).problems : 0));
  const percent = useRun(({ head }) => (head && isActive(head) ? Math.round(head.fraction * 100) : null));
  const paused = useRun(({ head }) => head?.state === 'paused');
  if (name === 'generate' && percent !== null) {
    if (paused) return { text: <IconPlayerPauseFilled size={10} />, words: 'the run is paused', tone: 'paused' };
    return { text: String(percent), words: `${formatPercent(percent / 100)} rendered`, tone: 'progress' };
  }
  const problems = name === 'project' ? fileProblems : name === 'plan' ? planProblems : 0;
  if (problems === 0) return null;
  const words = `${problems} ${problems === 1 ? 'problem' : 'problems'}`;
  return { text: problems > 99 ? '99+' : String(problems), words, tone: 'problem' };
}

const APPEARANCES = [
  { value: 'system', label: 'As the system', icon: IconDeviceDesktop },
  { value: 'dark', label: 'Dark', icon: IconMoon },
  { value: 'light', label: 'Light', icon: IconSun },
] as const satisfies readonly { value: StudioSettings['appearance']; label: string; icon: unknown }[];

function AppearanceMenu() {
  const { app } = useStores();
  const appearance = useApp((state) => state.settings?.appearance ?? 'system');
  const Current = APPEARANCES.find(({ value }) => value === appearance)?.icon ?? IconDeviceDesktop;
  return (
    <Menu position="right-end" width={170}>
      <Menu.Target>
        <ActionIcon aria-label="Appearance" size={34}>
          <Current size={19} stroke={1.5} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.RadioGroup
          value={appearance}
          onChange={(value) => {
            const chosen = APPEARANCES.find((entry) => entry.value === value);
            if (chosen) void app.getState().changeSettings({ appearance: chosen.value });
          }}
        >
          {APPEARANCES.map(({ value, label }) => (
            <Menu.RadioItem key={value} value={value}>
              {label}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  );
}
