// Arcs of people with each other, and the dramatic one, which fits everything.
import { say } from '#shared/i18n/say.ts';
import { type Arc, phase } from './arc.ts';

export const arcsOfPeople = (): readonly Arc[] => [romanceArc(), danceArc(), cookingArc()];

const romanceArc = (): Arc => ({
  id: 'romance',
  name: say`Romance`,
  climax: 4,
  phases: [
    phase(say`Alone`, 8, 'slow_push', 'each alone, quiet everyday moment, cool soft light'),
    phase(say`Meeting`, 10, 'dolly', 'the first meeting, eyes meet, a shy smile'),
    phase(say`Closeness`, 16, 'slow_pan', 'growing closer, laughing together, warm golden light'),
    phase(say`Doubt`, 8, 'static', 'a moment of doubt, apart from each other, rain on the window'),
    phase(say`Climax`, 10, 'zoom', 'climax, they run towards each other, the embrace, light from behind'),
    phase(say`Together`, 8, 'crane', 'together at last, walking away side by side, wide view at dusk'),
  ],
});

const danceArc = (): Arc => ({
  id: 'dance',
  name: say`Dance and music`,
  climax: 4,
  phases: [
    phase(say`Backstage`, 6, 'slow_push', 'behind the stage, last breath before it begins, dim light'),
    phase(say`Entrance`, 8, 'dolly', 'stepping into the light, first notes, slow first movements'),
    phase(say`Theme`, 16, 'slow_pan', 'the theme unfolds, flowing movements in rhythm, full figure'),
    phase(say`Build-up`, 14, 'pan', 'the rhythm grows faster, spins and leaps, coloured light sweeping'),
    phase(say`Climax`, 10, 'zoom', 'climax of the performance, everything in motion, bursting light'),
    phase(say`Final pose`, 6, 'crane', 'the final pose, stillness, the audience rises, light fades'),
  ],
});

const cookingArc = (): Arc => ({
  id: 'cooking',
  name: say`Cooking`,
  climax: 4,
  phases: [
    phase(say`Ingredients`, 10, 'slow_pan', 'fresh ingredients laid out on the table, morning light, close view'),
    phase(say`Preparation`, 14, 'tilt', 'washing, cutting and mixing, quick hands, close-up from above'),
    phase(say`Heat`, 14, 'slow_push', 'in the pan, oil sizzles, steam rises, colours deepen'),
    phase(say`Finishing`, 8, 'dolly', 'the last touch, herbs and sauce, careful plating'),
    phase(say`Climax`, 8, 'zoom', 'the finished dish in all its glory, steam in the light, extreme close-up'),
    phase(say`At the table`, 6, 'crane', 'shared at the table, the first bite, happy faces'),
  ],
});

export const dramaticArc = (): Arc => ({
  id: 'drama',
  name: say`Drama`,
  climax: 3,
  phases: [
    phase(say`Opening`, 4, 'slow_push', 'opening, establishing wide view, calm mood, soft light'),
    phase(say`Setting out`, 6, 'dolly', 'the story sets in motion, curious mood, closer view'),
    phase(say`Rising tension`, 8, 'pan', 'tension rises, faster movement, stronger contrast'),
    phase(say`Climax`, 6, 'zoom', 'climax, the decisive moment, dramatic light, intense close view'),
    phase(say`Resolution`, 4, 'slow_pan', 'resolution, calm returns, warm light'),
    phase(say`Closing`, 2, 'crane', 'closing view, wide and quiet, the light fades'),
  ],
});
