// What happened in one run, event by event.
import { Button, CopyButton, SegmentedControl, Select, Text } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { many, say } from '#shared/i18n/say.ts';
import type { RunRecord, RunSummary } from '#shared/model/history.ts';
import { ErrorCard } from '../app/error-card.tsx';
import styles from './history.module.css';
import { recordLines, recordText, resultWords, runEndWords, runTitle, type SeverityFilter } from './history-words.ts';
import { RecordLines } from './record-lines.tsx';
import { segmentName } from './segment-name.ts';
import { useRunRecord } from './use-run-history.ts';
import { Waiting } from './waiting.tsx';

/** More than these, nobody looks through; what is typed narrows it. */
const MOST_OPTIONS = 100;

export function RunRecordView({ run }: { readonly run: RunSummary }) {
  const record = useRunRecord(run.runId);
  return (
    <section className={styles.record} aria-label={say`Run of ${runTitle(run)}`}>
      <header className={styles.recordHead}>
        <Text fw={600} fz={15}>
          {runTitle(run)}
        </Text>
        <Text c="dimmed">
          {runEndWords(run)} · {resultWords(run)} · {run.engineName}
        </Text>
      </header>
      {record === null && <Waiting />}
      {record && !record.ok && (
        <div className={styles.failure}>
          <ErrorCard error={record.error} />
        </div>
      )}
      {record?.ok && <Events record={record.value} />}
    </section>
  );
}

function Events({ record }: { readonly record: RunRecord }) {
  const [severity, setSeverity] = useState<SeverityFilter>('all');
  const [segmentKey, setSegmentKey] = useState<string | null>(null);
  const segments = useMemo(
    () => [...new Set(record.lines.flatMap((line) => line.segmentKey ?? []))].map(optionOf),
    [record],
  );
  const lines = useMemo(() => recordLines(record.lines, severity, segmentKey), [record, severity, segmentKey]);
  const troubles = useMemo(() => recordLines(record.lines, 'troubles', null).length, [record]);
  return (
    <>
      <div className={styles.tools}>
        <SegmentedControl
          size="sm"
          aria-label={say`Which events`}
          value={severity}
          onChange={(value) => setSeverity(value as SeverityFilter)}
          data={[
            { value: 'all', label: say`Everything` },
            { value: 'troubles', label: say`Warnings and problems (${troubles})` },
            { value: 'problems', label: say`Problems` },
          ]}
        />
        <Select
          aria-label={say`Of which segment`}
          placeholder={say`Every segment`}
          data={segments}
          value={segmentKey}
          onChange={setSegmentKey}
          limit={MOST_OPTIONS}
          searchable
          clearable
          w={210}
        />
        <Text c="dimmed" className={styles.count}>
          {many(lines.length, '{{count}} event', '{{count}} events')}
        </Text>
        <CopyButton value={recordText(lines)}>
          {({ copied, copy }) => (
            <Button
              variant="default"
              leftSection={copied ? <IconCheck size={14} /> : <IconCopy size={14} stroke={1.6} />}
              onClick={copy}
            >
              {copied ? say`Copied` : say`Copy as text`}
            </Button>
          )}
        </CopyButton>
      </div>
      {record.unreadLines > 0 && (
        <Text className={styles.unread}>
          {many(
            record.unreadLines,
            '{{count}} line of the journal is damaged and could not be read.',
            '{{count}} lines of the journal are damaged and could not be read.',
          )}
        </Text>
      )}
      <RecordLines lines={lines} />
    </>
  );
}

const optionOf = (value: string) => ({ value, label: segmentName(value) });
