// The second step: a name, then the graph is handed to the studio.
import { Button, Code, Group, Stack, Text, TextInput } from '@mantine/core';
import { ErrorCard } from '../app/error-card.tsx';
import { useStores } from '../app/stores-context.ts';
import { FactList } from '../ui/fact-list.tsx';
import { formatBytes } from '../ui/format-bytes.ts';
import type { DialogStep } from './workflow-dialog-store.ts';
import { fileNameFor, isNameTaken, nameProblem } from './workflow-name.ts';

const FORMATS = {
  api: 'API format: taken as it is',
  editor: 'the editor’s format: converted with the server’s node definitions',
};

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
            ['File', step.file],
            ['Graph', `${FORMATS[graph.format]} · ${formatBytes(graph.text.length)}`],
          ]}
        />
        <TextInput
          label="Name"
          description="gcv_ is put in front of it, or gcvfl_ where it also ends on a picture: that is how workflows are known"
          value={step.name}
          error={problem}
          readOnly={importing}
          onChange={(event) => dialog.rename(event.currentTarget.value)}
          data-autofocus
        />
        {problem === null && (
          <Text c="dimmed">
            Saved as <Code>{saved.fileName}</Code> in Longtake's own folder
            {saved.prefixIsSure ? '' : ' (gcvfl_ if it takes an end picture)'}; your file stays untouched.
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
                  Replace it
                </Button>
              )
            }
          />
        )}
        <Group justify="space-between">
          <Button variant="default" disabled={importing} onClick={dialog.openImport}>
            Another file
          </Button>
          <Button type="submit" loading={importing} disabled={problem !== null}>
            Bring it in
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
