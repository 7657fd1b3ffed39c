// A test of one second: what it is doing, and the second it gave.
import { Button, Group, Progress, Text } from '@mantine/core';
import { IconMovie, IconPlayerPlayFilled, IconPlayerStopFilled } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { WorkflowTest } from '#shared/contract/shapes.ts';
import { formatNumber, many, say } from '#shared/i18n/say.ts';
import type { WorkflowSummary } from '#shared/model/workflow.ts';
import { ErrorCard } from '../app/error-card.tsx';
import { isActive } from '../app/run-store.ts';
import { useRun, useStores } from '../app/stores-context.ts';
import { formatLength, formatPercent } from '../ui/format-time.ts';
import type { TestState } from './workflow-dialog-store.ts';
import styles from './workflows.module.css';

export function TestRun({ summary }: { readonly summary: WorkflowSummary }) {
  const { workflowDialog } = useStores();
  const test = useStore(workflowDialog, (state) => state.test);
  const runActive = useRun(({ head }) => isActive(head));
  const { startTest, stopTest } = workflowDialog.getState();
  const running = test.kind === 'running';
  return (
    <section aria-label={say`Test of one second`}>
      <TestStage test={test} />
      <Group gap={8} mt={8}>
        {running ? (
          <Button
            variant="default"
            loading={test.stopping}
            leftSection={<IconPlayerStopFilled size={13} />}
            onClick={() => void stopTest()}
          >
            {say`Stop the test`}
          </Button>
        ) : (
          <Button
            variant="default"
            disabled={runActive || summary.error !== null}
            leftSection={<IconPlayerPlayFilled size={13} />}
            onClick={() => void startTest()}
          >
            {test.kind === 'idle' ? say`Test one second` : say`Test again`}
          </Button>
        )}
      </Group>
      {runActive && !running && (
        <Text c="dimmed" mt={6}>
          {say`The server belongs to the run until it ends.`}
        </Text>
      )}
    </section>
  );
}

function TestStage({ test }: { readonly test: TestState }) {
  switch (test.kind) {
    case 'idle':
      return (
        <div className={styles.stage}>
          <IconMovie size={24} stroke={1.4} aria-hidden />
          <Text inherit lh={1.5}>
            {say`Renders one second on the server, with the project’s first keyframe and prompt. Nothing is kept.`}
          </Text>
        </div>
      );
    case 'running':
      return (
        <div className={styles.stage} style={{ justifyItems: 'stretch' }}>
          <Text ta="center" role="status">
            {test.stopping ? say`Stopping…` : test.activity}
            {test.fraction !== null && ` · ${formatPercent(test.fraction)}`}
          </Text>
          <Progress
            w={220}
            value={(test.fraction ?? 1) * 100}
            animated={test.fraction === null}
            aria-label={say`Progress of the test`}
          />
          <Text inherit fz={12} ta="center">
            {say`Closing this window stops it.`}
          </Text>
        </div>
      );
    case 'done':
      return <TestResult result={test.result} />;
    case 'failed':
      return <ErrorCard error={test.error} />;
  }
}

function TestResult({ result }: { readonly result: WorkflowTest }) {
  const { width, height, frames, framesPerSecond, seconds } = result;
  const url = useVideoUrl(result.videoBase64);
  const [unplayable, setUnplayable] = useState(false);
  return (
    <>
      {url !== null && !unplayable && (
        <video
          className={styles.video}
          src={url}
          controls
          autoPlay
          loop
          muted
          aria-label={say`The rendered second`}
          style={{ aspectRatio: `${width} / ${height}` }}
          onError={() => setUnplayable(true)}
        />
      )}
      {unplayable && (
        <div className={styles.stage}>
          <Text inherit>{say`It was rendered, but this browser cannot play it.`}</Text>
        </div>
      )}
      <Text mt={6} data-testid="test-facts">
        {many(
          frames,
          '{{count}} frame at {{rate}} fps · {{size}} · took {{time}}',
          '{{count}} frames at {{rate}} fps · {{size}} · took {{time}}',
          {
            rate: formatNumber(framesPerSecond),
            size: `${width} × ${height}`,
            time: formatLength(Number(seconds.toFixed(1))),
          },
        )}
      </Text>
    </>
  );
}

/** As an object of this page: data: addresses are no media under its policy. */
function useVideoUrl(videoBase64: string): string | null {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    const bytes = Uint8Array.from(atob(videoBase64), (character) => character.charCodeAt(0));
    const made = URL.createObjectURL(new Blob([bytes], { type: 'video/mp4' }));
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [videoBase64]);
  return url;
}
