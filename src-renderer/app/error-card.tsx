// An error where it happened: what, where, what to do, and all of it for a bug report.
import { Group } from '@mantine/core';
import type { ReactNode } from 'react';
import type { StudioErrorWire } from '#shared/studio-error.ts';
import { CopyDetailsButton } from '../ui/copy-details-button.tsx';
import { ProblemCard } from '../ui/problem-card.tsx';
import { errorDetails } from './report-error.tsx';

interface ErrorCardProps {
  readonly error: StudioErrorWire;
  readonly severity?: 'problem' | 'warning';
  readonly action?: ReactNode;
}

export function ErrorCard({ error, severity = 'problem', action }: ErrorCardProps) {
  const { message, remedy, filePath, jsonPath } = error;
  return (
    <ProblemCard
      {...{ severity, message, remedy, filePath, jsonPath }}
      action={
        <Group gap={6} wrap="nowrap">
          {action}
          <CopyDetailsButton details={errorDetails(error)} />
        </Group>
      }
    />
  );
}
