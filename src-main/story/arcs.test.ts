import { describe, expect, it } from 'vitest';
import { allArcs, arcFor, phasesOfScenes } from './arcs.ts';

const idOf = (prompt: string) => arcFor(prompt).arc.id;

describe('an arc', () => {
  it.each(allArcs().map((arc) => [arc.id, arc] as const))(
    '%s reaches its climax with every number of scenes from 2 on, and keeps its order',
    (_id, arc) => {
      expect(phasesOfScenes(arc, 1)).toEqual([null]);
      for (let scenes = 2; scenes <= 60; scenes += 1) {
        const places = phasesOfScenes(arc, scenes).map((phase) => (phase === null ? -1 : arc.phases.indexOf(phase)));
        expect(places, String(scenes)).toHaveLength(scenes);
        expect(places, String(scenes)).toEqual(places.toSorted((a, b) => a - b));
        expect(places.includes(arc.climax), String(scenes)).toBe(true);
        expect(places[0], String(scenes)).toBe(0);
        // From three on there is an end behind the climax; from as many as there are phases on, each of them.
        if (scenes > 2) expect(places.at(-1)).toBe(arc.phases.length - 1);
        if (scenes >= arc.phases.length) expect(new Set(places).size).toBe(arc.phases.length);
      }
    },
  );

  it('of a fight begins with 6 and 12 scenes, and shrinks in proportion', () => {
    const fight = allArcs().find(({ id }) => id === 'fight');
    const countsOf = (scenes: number) =>
      fight?.phases.map((phase) => phasesOfScenes(fight, scenes).filter((one) => one === phase).length);
    expect(countsOf(60)).toEqual([6, 12, 18, 12, 6, 6]);
    expect(countsOf(30)).toEqual([3, 6, 9, 6, 3, 3]);
    expect(countsOf(20)).toEqual([2, 4, 6, 4, 2, 2]);
    expect(countsOf(4)).toEqual([1, 0, 1, 1, 0, 1]);
  });

  it('has an id of its own, and there are at least five beside the fight and the dramatic one', () => {
    const ids = allArcs().map(({ id }) => id);
    expect(ids).toEqual([
      ...['fight', 'chase', 'suspense', 'romance', 'dance', 'cooking', 'journey', 'product', 'nature', 'drama'],
    ]);
  });
});

describe('the words of a prompt choose the arc', () => {
  it.each([
    ['fight', 'two cats boxing', 'Zwei Katzen boxen im Ring', 'A swordfight at dawn', 'Ein Boxkampf'],
    ['chase', 'A car chase through Rome', 'Ein Dieb flieht über die Dächer', 'a fox is chased by hounds'],
    ['suspense', 'A haunted lighthouse', 'Eine unheimliche Villa', 'a zombie in the fog'],
    ['romance', 'Two strangers fall in love', 'Eine Hochzeit am Meer', 'a first date in the rain'],
    ['dance', 'A ballerina on a roof', 'Ein Paar tanzt Walzer', 'the orchestra plays'],
    ['cooking', 'A chef cooks ramen', 'Eine Köchin kocht Suppe', 'Der Koch würzt', 'grandmother baking a cake'],
    ['journey', 'A voyage to the edge of the world', 'Eine Reise durch die Wüste', 'pilgrims on the road'],
    ['product', 'A commercial for running shoes', 'Ein Werbespot für Uhren', 'unboxing a new phone'],
    ['nature', 'Time-lapse of a rose blooming', 'Eine Knospe im Zeitraffer', 'a caterpillar wakes'],
    ['drama', 'A harbour at dawn', 'Ein Leuchtturm im Winter', 'two old friends on a bench'],
  ])('%s', (id, ...prompts) => {
    expect(prompts.map((prompt) => [prompt, idOf(prompt)])).toEqual(prompts.map((prompt) => [prompt, id]));
  });

  it.each([
    ...['A firefighter rests', 'Firefighters drink tea', 'a fire-fighter and her dog', 'A fighter jet on the runway'],
    ...['Boxing Day morning', 'A boxer dog sleeps', 'Die Boxen stehen im Regal', 'Wahlkampf in Bayern'],
    ...['She purchases apples', 'A weekend getaway cabin', 'Pursuit of happiness', 'Zuflucht in den Bergen'],
    ...[
      'An abundance of apples',
      'Guidance for pupils',
      'Eine Substanz im Glas',
      'Die Distanz wächst',
      'A single tree',
    ],
    ...[
      'Cookies on a plate',
      'Captain Cook looks up',
      'Der Chef kommt ins Büro',
      'A recipe for disaster',
      'Rote Backen',
    ],
    ...['Kreise im Sand', 'Die Preise steigen', 'A request by mail', 'A bowl of Reis', 'A price hike'],
    ...['A production hall', 'A productive day', 'The commercial district', 'Produktive Stunden'],
    ...[
      'Orlando Bloom smiles',
      'Brussels sprouts',
      'A transformer hums',
      'A monster truck',
      'Ein unheimlich schöner See',
    ],
    ...['A red glove', 'A couple of stones', 'Ein Roman auf dem Tisch', 'Ein beliebter Platz', 'A suspension bridge'],
  ])('and no false friend does: %s', (prompt) => {
    expect(arcFor(prompt)).toMatchObject({ arc: { id: 'drama' }, because: [] });
  });

  it('where several arcs are spoken of, the one with most words', () => {
    expect(idOf('A chase through a kitchen where a chef cooks')).toBe('cooking');
    expect(arcFor('A fight, a boxing match and one dance').because).toEqual(['fight', 'boxing']);
  });
});
