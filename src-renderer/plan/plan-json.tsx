// The plan as JSON: of the chosen segment, as it goes to the engine, or all of it.
import { Button, Group, SegmentedControl, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useEffect, useMemo, useState } from 'react';
import type { PlanView } from '#shared/contract/shapes.ts';
import type { WireResult } from '#shared/contract/studio-client.ts';
import { say } from '#shared/i18n/say.ts';
import { ErrorCard } from '../app/error-card.tsx';
import { showToast } from '../app/show-toast.tsx';
import { useStores } from '../app/stores-context.ts';
import { CopyLinesButton } from './copy-lines-button.tsx';
import { textParts } from './find-lines.ts';
import styles from './json.module.css';
import { JsonLines } from './json-lines.tsx';
import { jsonDocument, type LinedDocument, planDocument, segmentDocument } from './plan-document.ts';

interface PlanJsonProps {
  readonly view: PlanView;
  readonly chosenKey: string | null;
}

const PARTS = ['segment', 'request', 'plan'] as const;
type Part = (typeof PARTS)[number];

const partWords = (part: Part): string =>
  ({ segment: say`This segment`, request: say`As sent`, plan: say`Whole plan` })[part];

export function PlanJson({ view, chosenKey }: PlanJsonProps) {
  const [wanted, setWanted] = useState<Part>('segment');
  const part = chosenKey === null ? 'plan' : wanted;
  const request = useRequest(part === 'request' ? chosenKey : null, view);
  const document = useMemo((): LinedDocument | null => {
    if (part === 'plan') return planDocument(view);
    if (part === 'segment') return segmentDocument(view, chosenKey ?? '');
    return request?.ok ? jsonDocument(request.value.body) : null;
  }, [part, view, chosenKey, request]);
  const tools = (
    <Group gap={8} wrap="nowrap">
      <SegmentedControl
        aria-label={say`What is shown as JSON`}
        value={part}
        onChange={(value) => setWanted(PARTS.find((one) => one === value) ?? 'segment')}
        data={PARTS.map((value) => ({
          value,
          label: partWords(value),
          disabled: value !== 'plan' && chosenKey === null,
        }))}
      />
      {document && <CopyLinesButton document={document} />}
      {document && <SaveButton document={document} name={fileName(part, chosenKey)} />}
    </Group>
  );
  if (document) return <JsonLines key={part} document={document} tools={tools} />;
  return (
    <div className={styles.frame}>
      <div className={styles.tools}>{tools}</div>
      <div className={styles.message}>
        {request && !request.ok ? (
          <ErrorCard error={request.error} />
        ) : (
          <Text c="dimmed">{say`Asking the engine…`}</Text>
        )}
      </div>
    </div>
  );
}

type Request = WireResult<{ engineName: string; body: unknown }>;

/** What would go to the engine for this segment; asked for again after every other plan. */
function useRequest(segmentKey: string | null, view: PlanView): Request | null {
  const { studio } = useStores();
  const [answer, setAnswer] = useState<{ readonly segmentKey: string; readonly request: Request } | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another plan sends something else
  useEffect(() => {
    if (segmentKey === null) return;
    let over = false;
    void studio.call('plan.request', { segmentKey }).then((request) => {
      if (!over) setAnswer({ segmentKey, request });
    });
    return () => {
      over = true;
    };
  }, [studio, segmentKey, view]);
  return answer?.segmentKey === segmentKey ? answer.request : null;
}

const fileName = (part: Part, key: string | null): string =>
  part === 'plan' ? 'plan.json' : `${part}_${(key ?? '').replace(/[^\w.-]+/g, '_')}.json`;

function SaveButton({ document, name }: { readonly document: LinedDocument; readonly name: string }) {
  const [busy, setBusy] = useState(false);
  const save = async () => {
    setBusy(true);
    const parts = await textParts(document, new AbortController().signal);
    setBusy(false);
    download(new Blob(parts, { type: 'application/json' }), name);
    showToast({ tone: 'success', title: say`Saved as ${name}` });
  };
  return (
    <Button variant="default" leftSection={<IconDownload size={14} />} loading={busy} onClick={() => void save()}>
      {say`Save`}
    </Button>
  );
}

function download(blob: Blob, name: string): void {
  const link = window.document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // The browser reads it a moment later.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
