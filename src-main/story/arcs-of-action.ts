// Arcs of bodies in motion. The fight begins with the phases and counts of the older story tool: 6 and 12 scenes.
import { say } from '#shared/i18n/say.ts';
import { type Arc, phase } from './arc.ts';

export const arcsOfAction = (): readonly Arc[] => [fightArc(), chaseArc(), suspenseArc()];

const fightArc = (): Arc => ({
  id: 'fight',
  name: say`Fight`,
  climax: 3,
  phases: [
    phase(say`Entering`, 6, 'dolly', 'entering the ring, dramatic lighting, crowd cheering'),
    phase(say`Circling`, 12, 'slow_pan', 'circling each other, testing jabs, defensive stance'),
    phase(say`Exchanges`, 18, 'pan', 'fast exchanges of blows, dodging and countering, sweat flying'),
    phase(say`Climax`, 12, 'zoom', 'climax of the fight, decisive blows, intense close-up, crowd on its feet'),
    phase(say`End`, 6, 'slow_push', 'the fight ends, one stands, the other is down, the crowd erupts'),
    phase(say`Aftermath`, 6, 'crane', 'aftermath, exhausted and calm, arm raised in victory, lights dim'),
  ],
});

const chaseArc = (): Arc => ({
  id: 'chase',
  name: say`Chase`,
  climax: 4,
  phases: [
    phase(say`Calm before`, 4, 'static', 'a calm moment before the chase, something moves in the background'),
    phase(say`Trigger`, 4, 'zoom', 'sudden alarm, heads turn, the run begins'),
    phase(say`Chase`, 20, 'pan', 'running at full speed, low camera close behind, motion blur'),
    phase(say`Obstacles`, 14, 'dolly', 'obstacles in the way, narrow escapes, sharp turns, things falling over'),
    phase(say`Climax`, 10, 'zoom', 'climax of the chase, only an arm’s length apart, a dead end ahead'),
    phase(say`Outcome`, 8, 'crane', 'the chase is over, dust settles, heavy breathing, wide view'),
  ],
});

const suspenseArc = (): Arc => ({
  id: 'suspense',
  name: say`Suspense`,
  climax: 4,
  phases: [
    phase(say`Unease`, 8, 'slow_push', 'an ordinary place, too quiet, cold light, something is wrong'),
    phase(say`First sign`, 8, 'slow_pan', 'a first sign, a door ajar, a shadow at the edge of the picture'),
    phase(say`Search`, 14, 'dolly', 'searching slowly through the dark, narrow beam of light, held breath'),
    phase(say`Threat`, 14, 'tilt', 'the threat is near, long shadows, flickering light, no way back'),
    phase(say`Climax`, 10, 'zoom', 'climax, it stands there, face to face, harsh light, frozen moment'),
    phase(say`Silence after`, 6, 'slow_push', 'silence after it, first daylight, an open question remains'),
  ],
});
