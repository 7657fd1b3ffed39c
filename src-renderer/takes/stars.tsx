// Nought to five stars.
import { Rating } from '@mantine/core';
import { many, say } from '#shared/i18n/say.ts';
import type { TakeView } from '#shared/model/takes-view.ts';

interface StarsProps {
  readonly take: TakeView;
  readonly onRate: (rating: number | null) => void;
}

export function Stars({ take, onRate }: StarsProps) {
  return (
    <Rating
      size={13}
      allowClear
      value={take.rating ?? 0}
      aria-label={say`Stars of take ${take.take}`}
      getSymbolLabel={(value) => (value === 0 ? say`No stars` : many(value, '{{count}} star', '{{count}} stars'))}
      onChange={(value) => onRate(value === 0 ? null : value)}
    />
  );
}
