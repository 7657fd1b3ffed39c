// At the end of a run: what it took, what came of it, what each server did, and where to go from there.
import { Button, Group, Text } from '@mantine/core';
import { IconMovie, IconRefresh } from '@tabler/icons-react';
import { useMemo } from 'react';
import { many, say } from '#shared/i18n/say.ts';
import { isActive } from '../app/run-store.ts';
import { showFilm } from '../app/show-film.ts';
import { usePlan, useRun, useStores } from '../app/stores-context.ts';
import { runCost } from '../engines/use-run-cost.ts';
import { SideSection } from '../ui/side-section.tsx';
import { type RunReport, runReport } from './run-report.ts';
import styles from './stage.module.css';

export function EndReport() {
  const head = useRun((state) => state.head);
  const jobsByKey = useRun((state) => state.jobsByKey);
  const segmentsByKey = usePlan((state) => state.segmentsByKey);
  const report = useMemo(() => {
    if (!head || isActive(head)) return null;
    const jobs = Object.values(jobsByKey);
    return runReport(
      head,
      jobs,
      runCost(jobs, (key) => segmentsByKey.get(key)),
    );
  }, [head, jobsByKey, segmentsByKey]);
  if (!report) return null;
  return (
    <SideSection title={say`Report`}>
      <div className={styles.reportHead}>
        <Text fw={600} fz={15} data-testid="run-report">
          {report.title}
        </Text>
        <dl className={styles.reportFacts}>
          {report.facts.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        <NextSteps failed={report.failed} />
      </div>
      {report.servers.length > 0 && <ServerTable servers={report.servers} />}
    </SideSection>
  );
}

function NextSteps({ failed }: { readonly failed: number }) {
  const stores = useStores();
  const { generate, run } = stores;
  const hasFilm = usePlan(({ view }) => view?.plan.segments.some(({ key }) => view.standings[key]?.clip) ?? false);
  const asking = useRun((state) => state.asking === 'retry');
  return (
    <Group gap={8}>
      {failed > 0 && (
        <>
          <Button variant="default" onClick={() => generate.getState().setFilter('failed')}>
            {say`Show failed`}
          </Button>
          <Button
            variant="default"
            leftSection={<IconRefresh size={14} />}
            loading={asking}
            onClick={() => void run.getState().retry(null)}
          >
            {many(failed, 'Retry failed ({{count}})', 'Retry failed ({{count}})')}
          </Button>
        </>
      )}
      {hasFilm && (
        <Button
          variant={failed > 0 ? 'default' : 'filled'}
          leftSection={<IconMovie size={15} />}
          onClick={() => showFilm(stores)}
        >
          {say`Watch the film`}
        </Button>
      )}
    </Group>
  );
}

function ServerTable({ servers }: { readonly servers: RunReport['servers'] }) {
  return (
    <table className={styles.report}>
      <thead>
        <tr>
          <th scope="col">{say`Server`}</th>
          <th scope="col">{say`Rendered`}</th>
          <th scope="col">{say`GPU time`}</th>
          <th scope="col">{say`Idle`}</th>
        </tr>
      </thead>
      <tbody>
        {servers.map(({ id, name, device, rendered, gpuTime, idle }) => (
          <tr key={id}>
            <td title={id}>
              {name}
              {device && <span className={styles.reportDevice}>{device}</span>}
            </td>
            <td>{rendered}</td>
            <td>{gpuTime}</td>
            <td>{idle}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
