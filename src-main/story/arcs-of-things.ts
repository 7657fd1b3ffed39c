// Arcs of places and things: the way somewhere, a product, what grows and changes.
import { say } from '#shared/i18n/say.ts';
import { type Arc, phase } from './arc.ts';

export const arcsOfThings = (): readonly Arc[] => [journeyArc(), productArc(), natureArc()];

const journeyArc = (): Arc => ({
  id: 'journey',
  name: say`Journey`,
  climax: 4,
  phases: [
    phase(say`Home`, 6, 'slow_push', 'at home before the departure, familiar light, packing'),
    phase(say`Departure`, 8, 'dolly', 'setting out, the road ahead, wide morning landscape'),
    phase(say`On the way`, 18, 'pan', 'on the way, changing landscapes, long views, steady movement'),
    phase(say`Trial`, 12, 'tilt', 'a trial on the way, storm and steep ground, tired but going on'),
    phase(say`Climax`, 8, 'crane', 'climax, the goal comes into view, overwhelming scale, light breaks through'),
    phase(say`Arrival`, 8, 'slow_pan', 'arrival, rest, looking back over the way, evening light'),
  ],
});

export const productArc = (): Arc => ({
  id: 'product',
  name: say`Product`,
  climax: 3,
  phases: [
    phase(say`Curiosity`, 8, 'slow_push', 'only a hint of it, silhouette in the dark, a line of light'),
    phase(say`Details`, 16, 'slow_pan', 'extreme close-up of material and detail, light gliding over the surface'),
    phase(say`In use`, 18, 'dolly', 'in use, natural hands, everyday setting, shallow depth of field'),
    phase(say`Climax`, 12, 'zoom', 'the full reveal, turning slowly in bright light, clean background'),
    phase(say`Last look`, 6, 'static', 'last look, standing still in the centre, free space for words'),
  ],
});

const natureArc = (): Arc => ({
  id: 'nature',
  name: say`Nature and change`,
  climax: 3,
  phases: [
    phase(say`Rest`, 10, 'static', 'time-lapse, at rest before the change, even light, fixed view'),
    phase(say`First stir`, 10, 'slow_push', 'time-lapse, the first stir of change, barely visible growth'),
    phase(say`Growth`, 20, 'slow_pan', 'time-lapse, steady change, clouds racing, light and shadow wandering'),
    phase(say`Climax`, 12, 'zoom', 'time-lapse, the change bursts open, full splendour, saturated colours'),
    phase(say`New rest`, 8, 'crane', 'time-lapse, transformed and calm again, wide view, soft light'),
  ],
});
