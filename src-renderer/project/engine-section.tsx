// Which engine renders this project.
import { Radio, Stack, Text } from '@mantine/core';
import { say } from '#shared/i18n/say.ts';
import { engineToUse } from '#shared/model/engine-choice.ts';
import type { EngineId, ProjectPatch } from '#shared/model/project.ts';
import { useApp, useProject, useStores } from '../app/stores-context.ts';
import { SideSection } from '../ui/side-section.tsx';
import styles from './project.module.css';

const notChosenWords = (inUse: EngineId): string =>
  inUse === 'draft'
    ? say`Nothing was chosen yet, so the built-in draft engine is used.`
    : say`Nothing was chosen yet; as a server is named, it is used.`;

export function EngineSection() {
  const { project } = useStores();
  const engines = useApp((state) => state.engines);
  const chosen = useProject((state) => state.view?.settings.engine ?? null);
  const servers = useApp((state) => state.settings?.servers) ?? [];
  const inUse = engineToUse(chosen, servers);
  const change = (patch: ProjectPatch) => void project.getState().editOrReport({ kind: 'project.change', patch });
  return (
    <div className={styles.card}>
      <SideSection title={say`Engine`}>
        <Radio.Group
          aria-label={say`Engine`}
          value={inUse}
          onChange={(value) => change({ engine: engines.find((engine) => engine.id === value)?.id })}
        >
          <Stack gap={8}>
            {engines.map((engine) => (
              <Radio.Card key={engine.id} value={engine.id} className={styles.option} aria-label={engine.name}>
                <Radio.Indicator size="xs" mt={2} />
                <div>
                  <Text fw={500}>{engine.name}</Text>
                  <Text c="dimmed" lh={1.45}>
                    {engine.description}
                  </Text>
                </div>
              </Radio.Card>
            ))}
          </Stack>
        </Radio.Group>
        {chosen === null && <Text c="dimmed">{notChosenWords(inUse)}</Text>}
      </SideSection>
    </div>
  );
}
