// The second step: a name, then the graph is handed to the studio.
import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { say } from '#shared/i18n/say.ts';
import { ErrorCard } from '../app/error-card.tsx';
import { useStores } from '../app/stores-context.ts';
import { FactList } from '../ui/fact-list.tsx';
import { formatBytes } from '../ui/format-bytes.ts';
import type { DialogStep } from './workflow-dialog-store.ts';
import { fileNameFor, isNameTaken, nameProblem } from './workflow-name.ts';

const formatWords = (format: 'api' | 'editor'): string =>
  format === 'api'
    ? say`API format: taken as it is`
    : say`the editor’s format: converted with the server’s node definitions`;

export function NameGraph({ step }: { readonly step: Extract<DialogStep, { kind: 'name' }> }) {
  const { workflowDialog } = useStores();
  const { importing, error, graph } = step;
  const problem = nameProblem(step.name);
  const saved = fileNameFor(step.name);
  const dialog = workflowDialog.getState();
  const taken = error !== null && isNameTaken(error);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (problem === null) void dialog.import(false);
      }}
    >
      <Stack gap="sm">
        <FactList
          facts={[
            [say`File`, step.file],
            [say`Graph`, `${formatWords(graph.format)} · ${formatBytes(graph.text.length)}`],
          ]}
        />
        <TextInput
          label={say`Name`}
          description={say`gcv_ is put in front of it, or gcvfl_ where it also ends on a picture: that is how workflows are known`}
          value={step.name}
          error={problem}
          readOnly={importing}
          onChange={(event) => dialog.rename(event.currentTarget.value)}
          data-autofocus
        />
        {problem === null && (
          <Text c="dimmed">
            {saved.prefixIsSure
              ? say`Saved as ${saved.fileName} in Longtake’s own folder; your file stays untouched.`
              : say`Saved as ${saved.fileName} in Longtake’s own folder (gcvfl_ if it takes an end picture); your file stays untouched.`}
          </Text>
        )}
        {error && (
          <ErrorCard
            error={error}
            severity={taken ? 'warning' : 'problem'}
            action={
              taken && (
                <Button
                  size="compact-xs"
                  variant="light"
                  color="red"
                  loading={importing}
                  onClick={() => void dialog.import(true)}
                >
                  {say`Replace it`}
                </Button>
              )
            }
          />
        )}
        <Group justify="space-between">
          <Button variant="default" disabled={importing} onClick={dialog.openImport}>
            {say`Another file`}
          </Button>
          <Button type="submit" loading={importing} disabled={problem !== null}>
            {say`Bring it in`}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
