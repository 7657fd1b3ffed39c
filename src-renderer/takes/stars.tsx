// Nought to five stars.
import { Rating } from '@mantine/core';
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
      aria-label={`Stars of take ${take.take}`}
      getSymbolLabel={(value) => (value === 0 ? 'No stars' : `${value} ${value === 1 ? 'star' : 'stars'}`)}
      onChange={(value) => onRate(value === 0 ? null : value)}
    />
  );
}
