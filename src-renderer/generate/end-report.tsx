// The card at the end of a run: what it took, and what each server did.
import { Text } from '@mantine/core';
import { useMemo } from 'react';
import { isActive } from '../app/run-store.ts';
import { useRun } from '../app/stores-context.ts';
import { FactList } from '../ui/fact-list.tsx';
import { SideSection } from '../ui/side-section.tsx';
import styles from './generate.module.css';
import { runReport } from './run-report.ts';

export function EndReport() {
  const head = useRun((state) => state.head);
  const jobsByKey = useRun((state) => state.jobsByKey);
  const report = useMemo(
    () => (head && !isActive(head) ? runReport(head, Object.values(jobsByKey)) : null),
    [head, jobsByKey],
  );
  if (!report) return null;
  return (
    <SideSection title="Report">
      <Text fw={600} data-testid="run-report">
        {report.title}
      </Text>
      <FactList facts={report.facts} />
      {report.servers.length > 0 && (
        <table className={styles.report}>
          <thead>
            <tr>
              <th scope="col">Server</th>
              <th scope="col">Rendered</th>
              <th scope="col">GPU time</th>
              <th scope="col">Idle</th>
            </tr>
          </thead>
          <tbody>
            {report.servers.map(({ id, name, device, rendered, gpuTime, idle }) => (
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
      )}
    </SideSection>
  );
}
