// What a segment is expected to cost, by the published price of its model. Pure.
import type { EngineLimits } from '#shared/model/engine.ts';
import type { CostEstimate } from '#shared/model/video-plan.ts';

export interface PricedWork {
  /** What is asked for, not what is kept: that is what is paid. */
  readonly framesRequested: number;
  readonly framesPerSecond: number;
  readonly sizeName: string | null;
  readonly withAudio: boolean;
}

/** null: nothing is to be paid, or nobody has published a price for this. */
export function costOf({ price }: Pick<EngineLimits, 'price'>, work: PricedWork): CostEstimate | null {
  const rate = price?.rates.find(
    ({ sizeName, withAudio }) =>
      (sizeName === null || sizeName === work.sizeName) && (withAudio === null || withAudio === work.withAudio),
  );
  if (price == null || rate === undefined) return null;
  const seconds = work.framesRequested / work.framesPerSecond;
  const amount = (rate.perClip ?? 0) + (rate.perSecond ?? 0) * seconds;
  // Cents and their tenths: no dust of doubles in sums.
  const estimate = Math.round(amount * 10_000) / 10_000;
  return { estimate, currency: price.currency, source: price.source, date: price.asOf };
}
