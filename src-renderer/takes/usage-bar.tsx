// Where the bytes are: in takes that are in use, in others, in what broken-off runs left behind.
import type { TakesUsage } from '#shared/model/takes-view.ts';
import { formatBytes } from '../ui/format-bytes.ts';
import { countOf } from '../ui/format-time.ts';
import styles from './disk-space.module.css';

export function UsageBar({ usage }: { readonly usage: TakesUsage }) {
  const { takes, totalBytes, inactiveTakes, inactiveBytes, leftoverBytes } = usage;
  const parts = [
    {
      name: 'active',
      words: 'Active',
      count: countOf(takes - inactiveTakes, 'take'),
      bytes: totalBytes - inactiveBytes,
    },
    { name: 'other', words: 'Others', count: countOf(inactiveTakes, 'take'), bytes: inactiveBytes },
    { name: 'leftover', words: 'Leftovers', count: 'of broken-off runs', bytes: leftoverBytes },
  ];
  return (
    <section aria-label="Disk space in use">
      <div className={styles.total}>
        <strong>{formatBytes(totalBytes + leftoverBytes)}</strong> in {countOf(takes, 'take')}
        {leftoverBytes > 0 && ' and leftovers'}
      </div>
      <div className={styles.bar} aria-hidden>
        {parts.map(({ name, bytes }) => bytes > 0 && <span key={name} data-part={name} style={{ flexGrow: bytes }} />)}
      </div>
      <dl className={styles.parts}>
        {parts.map(({ name, words, count, bytes }) => (
          <div key={name}>
            <dt>
              <span className={styles.dot} data-part={name} aria-hidden />
              {words}
            </dt>
            <dd>
              {bytes > 0 ? formatBytes(bytes) : 'none'} {bytes > 0 && <span className={styles.quiet}>{count}</span>}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
