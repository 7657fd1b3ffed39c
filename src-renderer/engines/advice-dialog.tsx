// "Which model?": every model that could render the project, with what it would cost and what it cannot.
import { Button, Loader, Modal, NumberInput, SegmentedControl, Text } from '@mantine/core';
import { useStore } from 'zustand';
import { many, say } from '#shared/i18n/say.ts';
import type { EngineInfo, ModelAdvice } from '#shared/model/engine-info.ts';
import { ErrorCard } from '../app/error-card.tsx';
import { showToast } from '../app/show-toast.tsx';
import { useApp, useProject, useStores } from '../app/stores-context.ts';
import { useCommands } from '../commands/use-commands.ts';
import { shownAdvice, type WishKind, wishOf } from './advice-store.ts';
import styles from './engines.module.css';
import { findModel, projectChoice, projectPatchOf, sameChoice } from './model-list.ts';
import { formatUsd, qualityWords } from './model-words.ts';

/** Mounted once for the whole page. */
export function AdviceDialog() {
  const { advice } = useStores();
  const opened = useStore(advice, (state) => state.opened);
  const hasProject = useProject((state) => state.view !== null);
  useCommands({ 'project.whichModel': hasProject ? () => advice.getState().open() : undefined });
  return (
    <Modal
      opened={opened && hasProject}
      onClose={advice.getState().close}
      title={say`Which model?`}
      size={1000}
      yOffset={24}
      closeButtonProps={{ 'aria-label': say`Close` }}
    >
      <div className={styles.dialog}>
        <Wish />
        <Answer />
      </div>
    </Modal>
  );
}

function Wish() {
  const { advice } = useStores();
  const wish = useStore(advice, (state) => state.wish);
  const usdText = useStore(advice, (state) => state.usdText);
  const asking = useStore(advice, (state) => state.advice.kind === 'asking');
  const isAmount = useStore(advice, (state) => wishOf(state) !== null);
  const { change } = advice.getState();
  return (
    <div className={styles.tools}>
      <SegmentedControl
        aria-label={say`What matters`}
        value={wish}
        data={[
          { value: 'cheapest', label: say`The cheapest` },
          { value: 'best-under', label: say`The best within a budget` },
          { value: 'local-only', label: say`Only on my own machines` },
        ]}
        onChange={(value) => change({ wish: value as WishKind })}
      />
      {wish === 'best-under' && (
        <NumberInput
          aria-label={say`Budget in US dollars, for the whole plan`}
          w={110}
          prefix="$"
          min={0}
          step={1}
          value={usdText}
          error={!isAmount}
          onChange={(value) => change({ usdText: String(value) })}
        />
      )}
      {asking && <Loader size={14} aria-label={say`Asking…`} />}
      <Text c="dimmed" fz={12}>
        {say`For all shots of the film, rendered or not. Prices are estimates.`}
      </Text>
    </div>
  );
}

function Answer() {
  const { advice } = useStores();
  const models = useStore(advice, shownAdvice);
  const state = useStore(advice, (store) => store.advice);
  if (state.kind === 'failed') return <ErrorCard error={state.error} />;
  if (models.length === 0) {
    return <Text c="dimmed">{state.kind === 'known' && say`No model fits: widen the budget, or the choice.`}</Text>;
  }
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: many models scroll, and a scrolling region must be reachable by keyboard
    <section className={styles.list} aria-label={say`Models`} tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{say`Model`}</th>
            <th scope="col">{say`Can do`}</th>
            <th scope="col" className={styles.amount}>
              {say`Cost`}
            </th>
            <th scope="col">{say`Quality`}</th>
            <th scope="col" className={styles.bestFor}>
              {say`Best for`}
            </th>
            <th scope="col">{say`Choice`}</th>
          </tr>
        </thead>
        <tbody>
          {models.map((model) => (
            <AdviceRow key={`${model.engine} ${model.model}`} model={model} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function AdviceRow({ model }: { readonly model: ModelAdvice }) {
  const engines = useApp((state) => state.engines);
  const engine = engines.find(({ id }) => id === model.engine);
  return (
    <tr>
      <td>
        <span className={styles.name}>{model.name}</span>
        {engine && engine.name !== model.name && <span className={styles.facts}>{engine.name}</span>}
        {!model.ready && (
          <span className={`${styles.facts} ${styles.warning}`} title={engine?.setUp.remedy}>
            {notReadyWords(engine, model)}
          </span>
        )}
      </td>
      <td>
        <CanDo blocked={model.blocked} />
      </td>
      <td className={styles.amount}>{costWords(model)}</td>
      <td>{qualityWords(model.quality)}</td>
      <td>{model.bestFor}</td>
      <td className={styles.act}>
        <UseButton model={model} />
      </td>
    </tr>
  );
}

/** Its engine is not set up, or it has no such model. */
const notReadyWords = (engine: EngineInfo | undefined, { model }: ModelAdvice): string =>
  engine?.setUp.reason || engine?.models.find((one) => one.model === model)?.notHere || say`not set up`;

const costWords = ({ costUsd }: ModelAdvice): string => {
  if (costUsd === null) return say`not known`;
  return costUsd === 0 ? say`nothing` : say`about ${formatUsd(costUsd)}`;
};

const MOST_BLOCKED = 2;

function CanDo({ blocked }: Pick<ModelAdvice, 'blocked'>) {
  if (blocked.length === 0) return <span className={styles.nowrap}>{say`all shots`}</span>;
  const left = blocked.length - MOST_BLOCKED;
  return (
    <>
      <span className={styles.warning}>{many(blocked.length, 'not {{count}} shot', 'not {{count}} shots')}</span>
      <ul className={styles.blocked}>
        {blocked.slice(0, MOST_BLOCKED).map(({ shotId, reason }) => (
          <li key={shotId}>{say`${shotId}: ${reason}`}</li>
        ))}
        {left > 0 && <li>{many(left, 'and {{count}} more', 'and {{count}} more')}</li>}
      </ul>
    </>
  );
}

function UseButton({ model }: { readonly model: ModelAdvice }) {
  const { project, advice } = useStores();
  const engines = useApp((state) => state.engines);
  const servers = useApp((state) => state.settings?.servers) ?? [];
  const settings = useProject((state) => state.view?.settings);
  const chosen = findModel(engines, projectChoice(settings, servers));
  const choice = { engine: model.engine, model: model.model };
  const inUse = sameChoice(chosen && { engine: chosen.engine.id, model: chosen.model?.model ?? null }, choice);
  const use = async () => {
    const patch = projectPatchOf(choice, settings?.engineModels ?? {});
    if (!(await project.getState().editOrReport({ kind: 'project.change', patch }))) return;
    advice.getState().close();
    showToast({ tone: 'success', title: say`The project renders with ${model.name}` });
  };
  if (inUse) return <Text c="dimmed">{say`in use`}</Text>;
  return (
    <Button
      variant="default"
      size="compact-xs"
      aria-label={say`Use for the project: ${model.name}`}
      onClick={() => void use()}
    >
      {say`Use for the project`}
    </Button>
  );
}
