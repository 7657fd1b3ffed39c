// By which words of a prompt an arc is chosen, in English and German. What looks like one of them and means something else
// is taken out of the prompt first. Pure.

interface ArcWords {
  /** Whole words, as parts of one expression: between them stands a bar with blanks, or a new line. */
  readonly words: string;
  /** As written, capitals counting: German nouns and verbs differ by them. */
  readonly exact?: string;
  /** Phrases that hold such a word and do not mean it. */
  readonly falseFriends?: string;
}

const WORDS: Readonly<Record<string, ArcWords>> = {
  fight: {
    words: String.raw`
      box(?:ing|ers?|kampf|kämpfe|match) | fight(?:s|ing|ers?)? | fought | \p{L}*(?<!fire)fight | duels?
      brawl(?:s|ing)? | wrestl(?:es?|ing|ers?) | sparring | kung[ -]?fu | karate | martial arts | knockout
      battles? | kämpf(?:en|t|er|erin|erinnen|end|ende) | kampf | kämpfe | (?:zwei|schwert|ring|faust)kampf | boxt
      duell | duellieren | prügelt | prügeln | schlägerei | ringer
    `,
    // "Boxen" may be loudspeakers or boxes; "das Boxen" and the verb are the sport.
    exact: 'boxen | (?:[Dd]as|[Bb]eim) Boxen',
    falseFriends: `
      fire[ -]?fight(?:ers?|ing|s)? | fighter (?:jets?|planes?|pilots?|aircraft) | boxing day
      battle of the bands | boxer (?:dogs?|pupp(?:y|ies)|shorts|briefs|motors?|engines?) | boxing up | boxershorts
      battle[ -]?ships?
    `,
  },
  chase: {
    words: `
      chas(?:es?|ed|ing|ers?) | pursuit | pursu(?:es?|ed|ing) | getaway | flee(?:s|ing)? | on the run
      runs? away from | running away from | escap(?:es|ing|ed|e) (?:from|the|a|an) | hunted | verfolgungsjagd
      verfolgt | verfolgen | jagt | jagen | flieht | fliehen | auf der flucht | flüchtet
    `, // not for people
    falseFriends: `
      pursuit of happiness | (?:weekend|romantic|beach|island|summer) getaways? | chase bank | fire escapes?
      steuern? jagt | escape (?:rooms?|keys?)
    `,
  },
  suspense: {
    words: String.raw`
      horror | haunted | ghosts? | ghostly | thriller | creepy | eerie | suspense(?:ful)? | monsters? | zombies?
      vampires? | nightmares? | murder(?:s|ed|er|ers)? | abandoned (?:house|hospital|asylum|mansion)
      grusel\p{L}* | gespenst(?:er)? | gespenstisch\p{L}* | spuk\p{L}* | unheimlich\p{L}* | albtraum | alptraum
      geisterhaus | mörder | mörderin | schauer(?:lich\p{L}*|geschichte)
    `,
    falseFriends: String.raw`
      monster trucks? | ghost towns? | murder of crows | murder mystery dinner | monster energy
      unheimlich (?:schön|gut|viel|schnell|lecker|nett|lustig)\p{L}* | ghost peppers?
    `,
  },
  romance: {
    words: String.raw`
      romance | romantic(?:ally)? | in love | love stor(?:y|ies) | kiss(?:es|ing|ed)? | first date | weddings?
      brides? | reunion | reunites? | meets? (?:for the first time|again|by chance) | lovers meet | sweethearts?
      romantisch\p{L}* | romanze | liebespaar | liebesgeschichte | verlieb\p{L}* | kuss | küss(?:t|en|end)
      hochzeit(?:en|spaar)? | rendezvous | wiedersehen | begegne[nt]
    `,
    falseFriends: `
      romance languages? | auf wiedersehen | kiss cam | wedding cake recipes?
    `,
  },
  dance: {
    words: String.raw`
      danc(?:es?|ed|ing|ers?) | ballet | ballerinas? | tango | waltz(?:es|ing)? | flamenco | choreograph\p{L}*
      concerts? | orchestras? | music video | singers? | sings? | singing | guitarists? | drummers? | pianists?
      tanz | tanzt | tanzen | tanzend\p{L}* | tänzer(?:in|innen)? | ballett | konzert | walzer | musikvideo
      sänger(?:in|innen)? | singt | singen | orchester | choreograf\p{L}*
    `,
    falseFriends: `
      sing sing | in concert with | dance around the (?:issue|topic|subject) | rain dance festival tickets
    `,
  },
  cooking: {
    words: String.raw`
      cook(?:s|ed|ing)? | (?:a|the|two|young|old|head|pastry|sushi|master|french|italian) chefs? | recipes?
      stir[ -]?fr(?:y|ies|ied|ying) | simmer(?:s|ing)? | sauté\p{L}*
      bak(?:es|ing|ed) (?:a|an|the|some|bread|cake)
      prepar(?:es?|ing) (?:a |the )?(?:meal|dish|dinner|breakfast|lunch) | kocht | köch(?:in|innen) | köche
      backt | bäckt | brät | kochrezept | meisterkoch | chefkoch
    `,
    // "Koch" and "Backen" are a name and cheeks as well; "der Koch" cooks.
    exact: '[Dd]er Koch | [Ee]in Koch | kochen | (?:[Bb]eim|[Dd]as) Kochen | backen | braten',
    falseFriends: `
      (?:captain|james|tim|thomas) cook | recipes? for (?:disaster|success) | cook islands? | cook the books
    `,
  },
  journey: {
    words: String.raw`
      journeys? | voyages? | adventur(?:es?|ers?|ous) | expeditions? | quests? | trave(?:ls?|ll?ing|ll?ers?)
      treks? | trekking | explor(?:es?|ing|ers?|ation) | road ?trip | pilgrim(?:s|age)? | odyssey
      hik(?:es|ing|ers?) | reise | reist | reisen | reisend\p{L}* | abenteu(?:er|erin|erlich\p{L}*) | expedition
      wander(?:t|n|er|ung|in) | pilger(?:n|t|fahrt)? | entdeckungsreise | irrfahrt | unterwegs
    `,
    falseFriends: `
      star trek | internet explorer | price hik(?:es|ing)
      travel (?:mugs?|bags?|irons?|sizes?|adapters?|pillows?) | ford explorer | file explorer
    `,
  },
  product: {
    words: `
      products? | packshot | advert(?:s|isements?|ising)? | (?:tv|television|video) (?:ad|ads|commercials?|spots?)
      commercial (?:for|of) | ad for | unboxing | product launch | produkt(?:e|en|s|film|video|vorstellung|foto)?
      werbespots? | werbefilm | werbung | werbeclip | reklame
    `, // not for people
    falseFriends: `
      product managers? | by-?products? | products? of (?:his|her|their|its) time | gross domestic product
    `,
  },
  nature: {
    words: String.raw`
      time[ -]?lapse | hyperlapse | seasons (?:change|changing|pass|passing|turn) | blossom(?:s|ing)?
      bloom(?:s|ing)? | sprout(?:s|ing)? | germinat(?:es?|ing|ion) | metamorphosis | caterpillars? | seedlings?
      hatch(?:es|ing) from | transform(?:s|ing) into | turns? into a butterfly
      melt(?:s|ing) (?:away|ice|snow|glaciers?) | chrysalis | zeitraffer | jahreszeiten | aufblüh\p{L}*
      erblüh\p{L}* | blüht | keimt | keimling | verwandelt sich | metamorphose | raupe | schmelzen(?:de[rsn]?|d)?
      schmilzt | wächst heran
    `,
    falseFriends: `
      orlando bloom | brussels? sprouts? | leopold bloom | verwandelt sich in einen (?:vampir|zombie|werwolf)
    `,
  },
};

interface Matchers {
  readonly words: RegExp;
  readonly exact: RegExp | null;
  readonly falseFriends: RegExp | null;
}

// A letter before or behind makes it another word: "purchase" is no chase.
function whole(list: string, flags: string): RegExp {
  const parts = list.split(/ \| |\n/).map((part) => part.trim());
  return new RegExp(`(?<!\\p{L})(?:${parts.filter(Boolean).join('|')})(?!\\p{L})`, flags);
}

const matchers = new Map<string, Matchers>(
  Object.entries(WORDS).map(([id, { words, exact, falseFriends }]) => [
    id,
    {
      words: whole(words, 'giu'),
      exact: exact === undefined ? null : whole(exact, 'gu'),
      falseFriends: falseFriends === undefined ? null : whole(falseFriends, 'giu'),
    },
  ]),
);

/** The different words of the prompt that speak for this arc, in lower case, as they stand there. */
export function arcWordsIn(prompt: string, arcId: string): string[] {
  const matcher = matchers.get(arcId);
  if (matcher === undefined) return [];
  const meant = matcher.falseFriends === null ? prompt : prompt.replace(matcher.falseFriends, ' ');
  const found = [...meant.matchAll(matcher.words), ...(matcher.exact === null ? [] : meant.matchAll(matcher.exact))];
  return [...new Set(found.map(([word]) => word.toLowerCase()))];
}
