// Takes over what an older tool's configuration says: key by key, before and after, nothing before Apply is pressed.
import { Button, Code, FileButton, Group, Loader, Modal, Text } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { useStore } from 'zustand';
import { many, say } from '#shared/i18n/say.ts';
import type { ImportPreview } from '#shared/model/story.ts';
import { ErrorCard } from '../app/error-card.tsx';
import { showToast } from '../app/show-toast.tsx';
import { useStores } from '../app/stores-context.ts';
import table from '../engines/engines.module.css';
import { useFileDrop } from '../ui/use-file-drop.ts';
import styles from './new-project.module.css';

/** Mounted once for the whole page. */
export function ImportDialog() {
  const { imports } = useStores();
  const opened = useStore(imports, (state) => state.opened);
  return (
    <Modal
      opened={opened}
      onClose={imports.getState().close}
      title={say`Import configuration`}
      size={820}
      closeButtonProps={{ 'aria-label': say`Close` }}
    >
      {opened && <ImportBody />}
    </Modal>
  );
}

function ImportBody() {
  const { imports } = useStores();
  const file = useStore(imports, (state) => state.file);
  const preview = useStore(imports, (state) => state.preview);
  const error = useStore(imports, (state) => state.error);
  const busy = useStore(imports, (state) => state.busy);
  const drop = useFileDrop((dropped) => void imports.getState().takeFile(dropped));
  return (
    <div className={styles.form} {...drop.handlers}>
      {file === null && <ChooseConfiguration over={drop.over} />}
      {error && <ErrorCard error={error} />}
      {busy && preview === null && <Loader size={16} aria-label={say`Reading the file…`} />}
      {file && preview && <Changes fileName={file.name} preview={preview} />}
      {file !== null && <Buttons changes={preview?.changes.length ?? 0} busy={busy} />}
    </div>
  );
}

const ACCEPTED = '.yaml,.yml,.json,application/json';

function ChooseConfiguration({ over }: { readonly over: boolean }) {
  const { imports } = useStores();
  return (
    <div className={styles.drop} data-over={over || undefined}>
      <IconFileImport size={28} stroke={1.3} aria-hidden />
      <Text fw={500}>{say`Drop pipeline_config.yaml or settings.json here`}</Text>
      <Text c="dimmed" ta="center" lh={1.5}>
        {say`The configuration of an older tool. What it would change is shown first.`}
      </Text>
      <FileButton accept={ACCEPTED} onChange={(chosen) => chosen && void imports.getState().takeFile(chosen)}>
        {(props) => <Button {...props}>{say`Choose a file`}</Button>}
      </FileButton>
    </div>
  );
}

function kindWords({ kind }: ImportPreview, fileName: string): string {
  return kind === 'pipeline-config'
    ? say`${fileName} is the configuration of the older pipeline.`
    : say`${fileName} is the settings file of the older panel.`;
}

function Changes({ fileName, preview }: { readonly fileName: string; readonly preview: ImportPreview }) {
  const { changes, notes } = preview;
  return (
    <>
      <Text>{kindWords(preview, fileName)}</Text>
      {notes.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: many notes scroll, and a scrolling region must be reachable by keyboard
        <ul className={styles.notes} aria-label={say`Notes`} tabIndex={0}>
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      {changes.length === 0 ? (
        <Text c="dimmed">{say`Everything it says is so already.`}</Text>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: many changes scroll, and a scrolling region must be reachable by keyboard
        <section className={table.list} style={{ maxHeight: 360 }} aria-label={say`Changes`} tabIndex={0}>
          <table className={table.table}>
            <thead>
              <tr>
                <th scope="col">{say`Key`}</th>
                <th scope="col">{say`Now`}</th>
                <th scope="col">{say`After it`}</th>
                <th scope="col">{say`Where`}</th>
              </tr>
            </thead>
            <tbody>
              {changes.map(({ key, from, to, where }) => (
                <tr key={`${where} ${key}`}>
                  <td>
                    <Code>{key}</Code>
                  </td>
                  <td>{from}</td>
                  <td>{to}</td>
                  <td>{where === 'project' ? say`this project` : say`all projects`}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </>
  );
}

function Buttons({ changes, busy }: { readonly changes: number; readonly busy: boolean }) {
  const { imports } = useStores();
  const apply = async () => {
    if (!(await imports.getState().apply())) return;
    showToast({
      tone: 'success',
      title: many(changes, '{{count}} value was taken over', '{{count}} values were taken over'),
    });
  };
  return (
    <Group justify="flex-end" gap={8}>
      <FileButton accept={ACCEPTED} onChange={(chosen) => chosen && void imports.getState().takeFile(chosen)}>
        {(props) => (
          <Button {...props} variant="default" mr="auto">
            {say`Choose another file`}
          </Button>
        )}
      </FileButton>
      <Button variant="default" onClick={imports.getState().close}>
        {say`Cancel`}
      </Button>
      <Button disabled={changes === 0} loading={busy} onClick={() => void apply()}>
        {say`Apply`}
      </Button>
    </Group>
  );
}
