// The ComfyUI server and whether it answers.
import { Button, Group, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ServerStatus } from '#shared/contract/studio-api.ts';
import { useApp, useStores } from '../app/stores-context.ts';
import { FactList } from '../ui/fact-list.tsx';
import { ProblemCard } from '../ui/problem-card.tsx';
import { SideSection } from '../ui/side-section.tsx';
import { useTypedValue } from '../ui/use-typed-value.ts';
import styles from './project.module.css';
import { isServerUrl } from './server-url.ts';

export function ServerSection() {
  const { app, studio, report } = useStores();
  const servers = useApp((state) => state.settings?.servers);
  const [checking, setChecking] = useState(false);
  const [status, setStatus] = useState<ServerStatus | null>(null);
  const field = useTypedValue({
    stored: servers?.[0] ?? '',
    isValid: (text) => text.trim() === '' || isServerUrl(text),
    onCommit: (text) => void app.getState().changeSettings({ servers: withFirst(text.trim(), servers ?? []) }),
  });
  const check = async () => {
    field.commit();
    setChecking(true);
    const answer = await studio.call('servers.check', { url: field.text.trim() });
    setChecking(false);
    setStatus(answer.ok ? answer.value : null);
    if (!answer.ok) report(answer.error);
  };
  return (
    <div className={styles.card}>
      <SideSection title="ComfyUI server">
        <Group gap={6} align="start" wrap="nowrap">
          <TextInput
            aria-label="Server URL"
            placeholder="http://127.0.0.1:8188"
            style={{ flex: 1 }}
            value={field.text}
            error={field.invalid && 'A URL such as http://127.0.0.1:8188'}
            onChange={(event) => {
              setStatus(null);
              field.type(event.currentTarget.value);
            }}
            onBlur={field.commit}
            onKeyDown={field.onKeyDown}
          />
          <Button variant="default" loading={checking} disabled={!isServerUrl(field.text)} onClick={() => void check()}>
            Check
          </Button>
        </Group>
        <Text c="dimmed">Only needed for the ComfyUI engine. The same for every project on this machine.</Text>
        {status && <ServerAnswer status={status} />}
      </SideSection>
    </div>
  );
}

function withFirst(first: string, servers: readonly string[]): string[] {
  return first === '' ? servers.slice(1) : [first, ...servers.slice(1)];
}

const gibibytes = (bytes: number) => `${(bytes / 2 ** 30).toFixed(1)} GiB`;

function ServerAnswer({ status }: { readonly status: ServerStatus }) {
  if (!status.reachable) {
    const { message, remedy } = status.error ?? { message: `${status.url} does not answer.`, remedy: 'Start ComfyUI.' };
    return <ProblemCard severity="problem" message={message} remedy={remedy} />;
  }
  return (
    <div className={styles.server} role="status">
      <FactList
        facts={[
          ['Answers', `yes, ComfyUI ${status.version ?? 'of unknown version'}`],
          ['Device', status.device ?? 'unknown'],
          ['VRAM', status.vramTotalBytes === null ? 'unknown' : gibibytes(status.vramTotalBytes)],
          ['Queue', status.queueRemaining === null ? 'unknown' : `${status.queueRemaining} waiting`],
        ]}
      />
    </div>
  );
}
