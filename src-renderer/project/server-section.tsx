// The ComfyUI server: whether it answers, what it runs on, and where its folder is.
import { Button, Group, Text, TextInput } from '@mantine/core';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { ServerStatus } from '#shared/contract/studio-api.ts';
import { engineToUse } from '#shared/model/engine-choice.ts';
import { ErrorCard } from '../app/error-card.tsx';
import { useApp, useProject, useStores } from '../app/stores-context.ts';
import { FactList } from '../ui/fact-list.tsx';
import { ProblemCard } from '../ui/problem-card.tsx';
import { SideSection } from '../ui/side-section.tsx';
import { useTypedValue } from '../ui/use-typed-value.ts';
import styles from './project.module.css';
import { isServerUrl } from './server-url.ts';

export function ServerSection() {
  return (
    <div className={styles.card}>
      <SideSection title="ComfyUI server">
        <ServerFields />
        <ComfyRootField />
      </SideSection>
    </div>
  );
}

function ServerFields() {
  const { app, servers } = useStores();
  const urls = useApp((state) => state.settings?.servers);
  const checking = useStore(servers, (state) => state.checking);
  const status = useStore(servers, (state) => state.status);
  const field = useTypedValue({
    stored: urls?.[0] ?? '',
    isValid: (text) => text.trim() === '' || isServerUrl(text),
    onCommit: (text) => void app.getState().changeSettings({ servers: withFirst(text.trim(), urls ?? []) }),
  });
  useCheckedServer();
  const check = () => {
    field.commit();
    void servers.getState().check(field.text.trim());
  };
  return (
    <>
      <Group gap={6} align="start" wrap="nowrap">
        <TextInput
          aria-label="Server URL"
          placeholder="http://127.0.0.1:8188"
          style={{ flex: 1 }}
          value={field.text}
          error={field.invalid && 'A URL such as http://127.0.0.1:8188'}
          onChange={(event) => {
            servers.getState().forget();
            field.type(event.currentTarget.value);
          }}
          onBlur={field.commit}
          onKeyDown={field.onKeyDown}
        />
        <Button variant="default" loading={checking} disabled={!isServerUrl(field.text)} onClick={check}>
          Check
        </Button>
      </Group>
      <Text c="dimmed">Only needed for the ComfyUI engine. The same for every project on this machine.</Text>
      {status && <ServerAnswer status={status} />}
    </>
  );
}

/** Where ComfyUI renders, its server is asked without being told to: what a workflow needs hangs on the answer. */
function useCheckedServer(): void {
  const { servers } = useStores();
  const url = useApp((state) => state.settings?.servers[0] ?? null);
  const engine = useProject((state) => state.view?.settings.engine ?? null);
  const needed = url !== null && engineToUse(engine, [url]) === 'comfyui';
  useEffect(() => {
    if (needed) void servers.getState().checkOnce(url);
  }, [servers, needed, url]);
}

function withFirst(first: string, servers: readonly string[]): string[] {
  return first === '' ? servers.slice(1) : [first, ...servers.slice(1)];
}

const gibibytes = (bytes: number) => `${(bytes / 2 ** 30).toFixed(1)} GiB`;

function ServerAnswer({ status }: { readonly status: ServerStatus }) {
  if (!status.reachable) {
    if (status.error) return <ErrorCard error={status.error} />;
    return <ProblemCard severity="problem" message={`${status.url} does not answer.`} remedy="Start ComfyUI." />;
  }
  return (
    <div className={styles.server} role="status">
      <FactList
        facts={[
          ['Answers', `yes, ComfyUI ${status.version ?? 'of unknown version'}`],
          ['Device', status.device ?? 'unknown'],
          ['VRAM', status.vramTotalBytes === null ? 'unknown' : gibibytes(status.vramTotalBytes)],
          ['PyTorch', status.pytorchVersion ?? 'unknown'],
          ['SageAttention', sageWords(status.sageAttention)],
          ['Queue', status.queueRemaining === null ? 'unknown' : `${status.queueRemaining} waiting`],
        ]}
      />
    </div>
  );
}

function sageWords({ usable, reasons }: ServerStatus['sageAttention']): string {
  const verdict = usable === null ? 'not known' : usable ? 'can be used' : 'cannot be used';
  return reasons.length > 0 ? `${verdict}: ${reasons.join(' ')}` : verdict;
}

function ComfyRootField() {
  const { app } = useStores();
  const comfyRoot = useApp((state) => state.settings?.comfyRoot ?? null);
  const field = useTypedValue({
    stored: comfyRoot ?? '',
    isValid: () => true,
    onCommit: (text) => void app.getState().changeSettings({ comfyRoot: text.trim() || null }),
    // A path is typed or pasted as a whole; half of one is no folder.
    pauseMs: 1_500,
  });
  return (
    <TextInput
      label="ComfyUI folder"
      description="Where it is on this machine, to check model files on disk, also for downloads that broke off"
      placeholder="/home/me/ComfyUI"
      value={field.text}
      onChange={(event) => field.type(event.currentTarget.value)}
      onBlur={field.commit}
      onKeyDown={field.onKeyDown}
    />
  );
}
