// One product with its style and call to action, or a list of them.
import { Button, Select, Text, TextInput } from '@mantine/core';
import { IconFolderOpen } from '@tabler/icons-react';
import { useStore } from 'zustand';
import { builtInStyles } from '#shared/built-in-styles.ts';
import { many, say } from '#shared/i18n/say.ts';
import { useStores } from '../app/stores-context.ts';
import { lastName } from '../folders/folder-paths.ts';
import { PathField } from '../ui/path-field.tsx';
import styles from './new-project.module.css';
import { MOST_NAME_SIGNS, productNames } from './new-project-fields.ts';

export function ProductFields() {
  const { newProject } = useStores();
  const productName = useStore(newProject, (state) => state.productName);
  const productStyle = useStore(newProject, (state) => state.productStyle);
  const callToAction = useStore(newProject, (state) => state.callToAction);
  const productImage = useStore(newProject, (state) => state.productImage);
  const { change } = newProject.getState();
  const built = builtInStyles();
  const tooLong = (text: string) => text.length > MOST_NAME_SIGNS && say`At most ${MOST_NAME_SIGNS} characters`;
  return (
    <>
      <TextInput
        label={say`Product`}
        placeholder={say`Fresnel table lamp`}
        value={productName}
        error={tooLong(productName)}
        onChange={(event) => change({ productName: event.currentTarget.value })}
        data-autofocus
      />
      <Select
        label={say`Style`}
        description={built.find(({ id }) => id === productStyle)?.words}
        value={productStyle}
        data={built.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(style) => style && change({ productStyle: style })}
      />
      <TextInput
        label={say`Call to action`}
        description={say`Stands on the card at the end; empty: there is no card.`}
        placeholder={say`Light up your evening`}
        value={callToAction}
        error={tooLong(callToAction)}
        onChange={(event) => change({ callToAction: event.currentTarget.value })}
      />
      <PathField
        label={say`Picture of the product`}
        description={say`Optional, its whole path. Scenes that show the product begin with it; over a picture of their own it is laid.`}
        value={productImage}
        accept="image/*"
        onType={(path) => change({ productImage: path })}
      />
    </>
  );
}

/** In the place of the scenes: what a list holds, then what was made of it. */
export function ProductList() {
  const { newProject } = useStores();
  const products = useStore(newProject, (state) => state.products);
  const made = useStore(newProject, (state) => state.made);
  if (made) return <MadeProjects folderPaths={made.folderPaths} notes={made.notes} />;
  const names = products ? productNames(products.text) : [];
  return (
    <section className={styles.preview} aria-label={say`Products`}>
      <div className={styles.previewHead}>
        <Text fw={500} role="status">
          {names.length > 0 ? many(names.length, '{{count}} product', '{{count}} products') : say`Products`}
        </Text>
      </div>
      {names.length > 0 ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: many products scroll, and a scrolling region must be reachable by keyboard
        <ul className={styles.products} tabIndex={0} aria-label={say`Products`}>
          {names.map((name, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two products may have one name
            <li key={index}>{name}</li>
          ))}
        </ul>
      ) : (
        <Text c="dimmed" lh={1.5}>
          {products
            ? say`The products cannot be shown before they are read: press Create projects.`
            : say`A list of products, each with name, style, call to action and picture. Each becomes a project in a folder of its own.`}
        </Text>
      )}
    </section>
  );
}

interface MadeProjectsProps {
  readonly folderPaths: readonly string[];
  readonly notes: readonly string[];
}

function MadeProjects({ folderPaths, notes }: MadeProjectsProps) {
  const { project, newProject, drafts } = useStores();
  const open = async (folderPath: string) => {
    if ((await drafts.flush()) && (await project.getState().open(folderPath))) newProject.getState().close();
  };
  return (
    <section className={styles.preview} aria-label={say`Projects`}>
      <Text fw={500} role="status">
        {many(folderPaths.length, '{{count}} project was made', '{{count}} projects were made')}
      </Text>
      {notes.length > 0 && (
        <ul className={styles.notes} aria-label={say`Notes`}>
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      <ul className={styles.products} aria-label={say`Projects`}>
        {folderPaths.map((folderPath) => (
          <li key={folderPath}>
            <span title={folderPath}>{lastName(folderPath)}</span>
            <Button
              variant="default"
              size="compact-xs"
              leftSection={<IconFolderOpen size={13} stroke={1.6} />}
              aria-label={say`Open ${lastName(folderPath)}`}
              onClick={() => void open(folderPath)}
            >
              {say`Open`}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
