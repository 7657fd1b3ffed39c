// How the user hears of errors and notices.
import { Button, CopyButton, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { EventPayload } from '#shared/contract/studio-client.ts';
import type { StudioErrorWire } from '#shared/studio-error.ts';

/** Everything worth pasting into a bug report. */
export function errorDetails(error: StudioErrorWire): string {
  const { code, message, remedy, ...facts } = error;
  const lines = Object.entries(facts).map(([name, value]) => `${name}: ${value}`);
  return [`[${code}] ${message}`, remedy, ...lines].filter(Boolean).join('\n');
}

export function reportError(error: StudioErrorWire): void {
  notifications.show({
    // The same failure again replaces its notification instead of piling up.
    id: `${error.code} ${error.message}`,
    color: 'red',
    title: error.message,
    autoClose: 12_000,
    message: <ErrorBody error={error} />,
  });
}

function ErrorBody({ error }: { readonly error: StudioErrorWire }) {
  return (
    <Stack gap={6} align="flex-start">
      <Text>{error.remedy}</Text>
      <CopyButton value={errorDetails(error)}>
        {({ copied, copy }) => (
          <Button variant="default" size="compact-xs" onClick={copy}>
            {copied ? 'Copied' : 'Copy details'}
          </Button>
        )}
      </CopyButton>
    </Stack>
  );
}

const COLORS = { info: 'accent', success: 'teal', warning: 'yellow', problem: 'red' } as const;

export function showNotice({ severity, message }: EventPayload<'notice'>): void {
  notifications.show({ color: COLORS[severity], message, autoClose: severity === 'problem' ? 12_000 : 5_000 });
}
