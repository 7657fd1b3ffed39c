// Where the bytes are: in takes that are in use, in others, in what broken-off runs left behind.
import { many, say } from '#shared/i18n/say.ts';
import type { TakesUsage } from '#shared/model/takes-view.ts';
import { formatBytes } from '../ui/format-bytes.ts';
import styles from './disk-space.module.css';

const takesWords = (count: number): string => many(count, '{{count}} take', '{{count}} takes');

export function UsageBar({ usage }: { readonly usage: TakesUsage }) {
  const { takes, totalBytes, inactiveTakes, inactiveBytes, leftoverBytes } = usage;
  const parts = [
    {
      name: 'active',
      words: say`Active`,
      count: takesWords(takes - inactiveTakes),
      bytes: totalBytes - inactiveBytes,
    },
    { name: 'other', words: say`Others`, count: takesWords(inactiveTakes), bytes: inactiveBytes },
    { name: 'leftover', words: say`Leftovers`, count: say`of broken-off runs`, bytes: leftoverBytes },
  ];
  return (
    <section aria-label={say`Disk space in use`}>
      <div className={styles.total}>
        <strong>{formatBytes(totalBytes + leftoverBytes)}</strong>{' '}
        {leftoverBytes > 0
          ? many(takes, 'in {{count}} take and leftovers', 'in {{count}} takes and leftovers')
          : many(takes, 'in {{count}} take', 'in {{count}} takes')}
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
              {bytes > 0 ? formatBytes(bytes) : say`none`} {bytes > 0 && <span className={styles.quiet}>{count}</span>}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
