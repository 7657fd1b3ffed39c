// German of the room story.
export const german: Readonly<Record<string, string>> = {
  Entering: 'Einzug',
  Circling: 'Umkreisen',
  Exchanges: 'Schlagabtausch',
  Climax: 'Höhepunkt',
  End: 'Ende',
  Aftermath: 'Nachklang',
  Opening: 'Auftakt',
  'Setting out': 'Aufbruch',
  'Rising tension': 'Steigende Spannung',
  Resolution: 'Auflösung',
  Closing: 'Ausklang',
  Story: 'Geschichte',
  'This JSON is neither a story nor a storyboard.': 'Dieses JSON ist weder eine Geschichte noch ein Storyboard.',
  'The story has no scenes.': 'Die Geschichte hat keine Szenen.',
  'The durations of scenes {{list}} are no numbers of seconds above 0: they get {{seconds}} s._one':
    'Die Dauer von Szene {{list}} ist keine Sekundenzahl über 0: Sie bekommt {{seconds}} s.',
  'The durations of scenes {{list}} are no numbers of seconds above 0: they get {{seconds}} s._other':
    'Die Dauern der Szenen {{list}} sind keine Sekundenzahlen über 0: Sie bekommen {{seconds}} s.',
  '{{count}} scenes name no duration: they get {{seconds}} s each._one':
    '{{count}} Szene nennt keine Dauer: Sie bekommt {{seconds}} s.',
  '{{count}} scenes name no duration: they get {{seconds}} s each._other':
    '{{count}} Szenen nennen keine Dauer: Sie bekommen je {{seconds}} s.',
  'The seed offsets of scenes {{list}} are no whole numbers: they get their places × 100._one':
    'Der Seed-Versatz von Szene {{list}} ist keine ganze Zahl: Er wird zu ihrem Platz × 100.',
  'The seed offsets of scenes {{list}} are no whole numbers: they get their places × 100._other':
    'Die Seed-Versätze der Szenen {{list}} sind keine ganzen Zahlen: Sie werden zu ihren Plätzen × 100.',
  'This is a storyboard already: it is taken over as it is.':
    'Das ist bereits ein Storyboard: Es wird unverändert übernommen.',
  '{{count}} of its shots cannot be read and are not shown; they stay in the file._one':
    '{{count}} Shot daraus ist nicht lesbar und wird nicht gezeigt; er bleibt in der Datei.',
  '{{count}} of its shots cannot be read and are not shown; they stay in the file._other':
    '{{count}} Shots daraus sind nicht lesbar und werden nicht gezeigt; sie bleiben in der Datei.',
  'Its keyframes do not come along: give each shot its picture, or put them into the folder "selected".':
    'Die Keyframes kommen nicht mit: jedem Shot sein Bild geben oder die Bilder in den Ordner „selected“ legen.',
  'The last scene gets what is left: {{0}} s.': 'Die letzte Szene bekommt den Rest: {{0}} s.',
  'That would be {{0}} scenes; a story has at most {{1}}.':
    'Das wären {{0}} Szenen; eine Geschichte hat höchstens {{1}}.',
  'Choose longer scenes, or a shorter film.': 'Längere Szenen oder einen kürzeren Film wählen.',
  'The scenes have no pictures: the first begins from its prompt, so ComfyUI needs a workflow that can begin from text; every other one continues from the last frame of the one before._one':
    'Die Szene hat kein Bild: Sie beginnt mit ihrem Prompt, ComfyUI braucht also einen Workflow, der mit Text beginnen kann.',
  'The scenes have no pictures: the first begins from its prompt, so ComfyUI needs a workflow that can begin from text; every other one continues from the last frame of the one before._other':
    'Die Szenen haben keine Bilder: Die erste beginnt mit ihrem Prompt, ComfyUI braucht also einen Workflow, der mit Text beginnen kann; jede weitere setzt beim letzten Bild der vorigen fort.',
  'The built-in draft draws a landscape in their place, with the words of the scene on it; a picture can be given to any shot later.':
    'Der eingebaute Entwurf zeichnet stattdessen eine Landschaft, mit den Worten der Szene darauf; jeder Shot kann später ein Bild bekommen.',
  Fight: 'Kampf',
  Chase: 'Verfolgung',
  'Calm before': 'Ruhe davor',
  Trigger: 'Auslöser',
  Obstacles: 'Hindernisse',
  Outcome: 'Ausgang',
  Suspense: 'Spannung',
  Unease: 'Unbehagen',
  'First sign': 'Erstes Zeichen',
  Search: 'Suche',
  Threat: 'Bedrohung',
  'Silence after': 'Stille danach',
  Romance: 'Romanze',
  Alone: 'Allein',
  Meeting: 'Begegnung',
  Closeness: 'Nähe',
  Doubt: 'Zweifel',
  Together: 'Vereint',
  'Dance and music': 'Tanz und Musik',
  Backstage: 'Hinter der Bühne',
  Entrance: 'Auftritt',
  Theme: 'Thema',
  'Build-up': 'Steigerung',
  'Final pose': 'Schlusspose',
  Cooking: 'Kochen',
  Ingredients: 'Zutaten',
  Preparation: 'Vorbereitung',
  Heat: 'Hitze',
  Finishing: 'Vollendung',
  'At the table': 'Bei Tisch',
  Drama: 'Drama',
  Journey: 'Reise',
  Home: 'Zuhause',
  Departure: 'Abreise',
  'On the way': 'Unterwegs',
  Trial: 'Prüfung',
  Arrival: 'Ankunft',
  Product: 'Produkt',
  Curiosity: 'Neugier',
  Details: 'Details',
  'In use': 'Im Einsatz',
  'Last look': 'Letzter Blick',
  'Nature and change': 'Natur im Wandel',
  Rest: 'Ruhe',
  'First stir': 'Erste Regung',
  Growth: 'Wachstum',
  'New rest': 'Neue Ruhe',
  'This is a product script.': 'Das ist ein Produktskript.',
  'No scene uses the product image: it is left out.': 'Keine Szene verwendet das Produktbild: Es wird ausgelassen.',
  'Scenes {{list}} should show the product image, but the script names none._one':
    'Szene {{list}} soll das Produktbild zeigen, das Skript nennt aber keines.',
  'Scenes {{list}} should show the product image, but the script names none._other':
    'Die Szenen {{list}} sollen das Produktbild zeigen, das Skript nennt aber keines.',
  'The scenes are put in the order of their numbers.': 'Die Szenen werden nach ihren Nummern geordnet.',
  'Keys beside the scenes that mean nothing here and are left out: {{0}}.':
    'Schlüssel neben den Szenen, die hier nichts bedeuten und ausgelassen werden: {{0}}.',
  'Numbers without a scene: {{0}}.': 'Nummern ohne Szene: {{0}}.',
  'No scene of the story has a "{{0}}".': 'Keine Szene der Geschichte hat „{{0}}“.',
  'A story is a list such as [{"prompt": "…", "duration": 5, "seed_offset": 0}]; scenes may also have "video_prompt" and "scene_number", "video_prompt_template", or "target_duration". A storyboard is an object with a list "shots".':
    'Eine Geschichte ist eine Liste wie [{"prompt": "…", "duration": 5, "seed_offset": 0}]; Szenen können auch „video_prompt“ und „scene_number“, „video_prompt_template“ oder „target_duration“ haben. Ein Storyboard ist ein Objekt mit einer Liste „shots“.',
  'This is a list of products: each of them becomes a project of its own.':
    'Das ist eine Produktliste: Jedes Produkt wird ein eigenes Projekt.',
  'Import it as products, into a folder for all of them.': 'Sie als Produkte importieren, in einen Ordner für alle.',
  '{{count}} scenes have their first frames._one': '{{count}} Szene hat ihr erstes Bild.',
  '{{count}} scenes have their first frames._other': '{{count}} Szenen haben ihre ersten Bilder.',
  'Scenes {{list}}: no first frames were found in the folder. They are not skipped: they begin from their prompts, or go on from the scene before._one':
    'Szene {{list}}: Im Ordner wurde kein erstes Bild gefunden. Sie wird nicht übersprungen: Sie beginnt mit ihrem Prompt oder setzt die vorige Szene fort.',
  'Scenes {{list}}: no first frames were found in the folder. They are not skipped: they begin from their prompts, or go on from the scene before._other':
    'Szenen {{list}}: Im Ordner wurden keine ersten Bilder gefunden. Sie werden nicht übersprungen: Sie beginnen mit ihren Prompts oder setzen die vorige Szene fort.',
  'Several pictures for one scene: the newest is taken, {{0}}.':
    'Mehrere Bilder für eine Szene: Das neueste wird genommen, {{0}}.',
  'Pictures that belong to no scene: {{0}}.': 'Bilder, die zu keiner Szene gehören: {{0}}.',
  'This is no list of products.': 'Das ist keine Produktliste.',
  'These are {{0}} products; at most {{1}} are made at once.':
    'Das sind {{0}} Produkte; höchstens {{1}} werden auf einmal angelegt.',
  'Products without a call to action, whose films have no end card: {{0}}.':
    'Produkte ohne Handlungsaufruf, deren Filme keine Schlusstafel haben: {{0}}.',
  'Keys that mean nothing here and are left out: {{0}}.':
    'Schlüssel, die hier nichts bedeuten und ausgelassen werden: {{0}}.',
  'This product has no "name".': 'Dieses Produkt hat keinen „name“.',
  'The product "{{0}}" names no style.': 'Das Produkt „{{0}}“ nennt keinen Stil.',
  'A list of products is such as [{"name": "Watch", "style": "luxury", "cta_text": "Shop now"}].':
    'Eine Produktliste sieht so aus: [{"name": "Watch", "style": "luxury", "cta_text": "Shop now"}].',
  'The variable {{name}} has no value yet, in scenes {{list}}: give it one in the project before rendering._one':
    'Die Variable {{name}} hat noch keinen Wert, in Szene {{list}}: Vor dem Rendern im Projekt einen angeben.',
  'The variable {{name}} has no value yet, in scenes {{list}}: give it one in the project before rendering._other':
    'Die Variable {{name}} hat noch keinen Wert, in den Szenen {{list}}: Vor dem Rendern im Projekt einen angeben.',
  'The script names no product: {product_name} stands for nothing yet.':
    'Das Skript nennt kein Produkt: {product_name} hat noch keinen Wert.',
  'There is no call to action, so the film has no end card.':
    'Es gibt keinen Handlungsaufruf, der Film hat also keine Schlusstafel.',
  'The film ends with a card: {{0}}': 'Der Film endet mit einer Tafel: {{0}}',
  'Style: {{0}}. Its words are added to every prompt.': 'Stil: {{0}}. Seine Worte kommen zu jedem Prompt dazu.',
  'The script names no style.': 'Das Skript nennt keinen Stil.',
  'There is no style "{{0}}" (it can be {{1}}): the project has none.':
    'Den Stil „{{0}}“ gibt es nicht (möglich ist {{1}}): Das Projekt hat keinen.',
  'Each scene lasts {{0}} s; the film is {{1}} at {{2}} fps, as the style has it.':
    'Jede Szene dauert {{0}} s; der Film hat {{1}} und {{2}} Bilder pro Sekunde, wie es der Stil vorgibt.',
  'In prompts, {product_name} stands for {{0}}.': 'In Prompts steht {product_name} für {{0}}.',
  'There is no product image: every scene begins from its prompt, and each may show another product.':
    'Es gibt kein Produktbild: Jede Szene beginnt mit ihrem Prompt, und jede kann ein anderes Produkt zeigen.',
  'There is no style "{{0}}".': 'Den Stil „{{0}}“ gibt es nicht.',
  'Choose one of these: {{0}}.': 'Möglich ist: {{0}}.',
  'There is no arc "{{0}}".': 'Den Bogen „{{0}}“ gibt es nicht.',
  'The scenes follow the arc "{{0}}": {{1}}.': 'Die Szenen folgen dem Bogen „{{0}}“: {{1}}.',
  'The scenes follow the arc "{{0}}", because the prompt says {{1}}: {{2}}.':
    'Die Szenen folgen dem Bogen „{{0}}“, weil im Prompt {{1}} steht: {{2}}.',
  'Entries without a usable number are counted by their place: {{0}}.':
    'Einträge ohne brauchbare Nummer werden nach ihrer Stelle gezählt: {{0}}.',
  'Scene numbers that are there more than once: {{0}}. The later ones get ids such as "003-2".':
    'Szenennummern, die mehrfach vorkommen: {{0}}. Die späteren bekommen Kennungen wie „003-2“.',
  'References on the web are left out, in scenes {{list}}: Longtake sends only pictures of this machine. Download them, and give them to the shots._one':
    'Referenzen aus dem Netz werden ausgelassen, in Szene {{list}}: Longtake sendet nur Bilder dieses Rechners. Sie herunterladen und dem Shot geben.',
  'References on the web are left out, in scenes {{list}}: Longtake sends only pictures of this machine. Download them, and give them to the shots._other':
    'Referenzen aus dem Netz werden ausgelassen, in den Szenen {{list}}: Longtake sendet nur Bilder dieses Rechners. Sie herunterladen und den Shots geben.',
  'References without a whole path are looked for in the project folder, in scenes {{list}}._one':
    'Referenzen ohne vollen Pfad werden im Projektordner gesucht, in Szene {{list}}.',
  'References without a whole path are looked for in the project folder, in scenes {{list}}._other':
    'Referenzen ohne vollen Pfad werden im Projektordner gesucht, in den Szenen {{list}}.',
  'Scenes whose type is not "video" are left out: {{0}}.':
    'Szenen, deren Typ nicht „video“ ist, werden ausgelassen: {{0}}.',
  'Scenes without a type are taken for video: {{0}}.': 'Szenen ohne Typ gelten als Video: {{0}}.',
  'The style of scenes {{list}} is none that Longtake knows: they get that of the project._one':
    'Den Stil von Szene {{list}} kennt Longtake nicht: Sie bekommt den des Projekts.',
  'The style of scenes {{list}} is none that Longtake knows: they get that of the project._other':
    'Den Stil der Szenen {{list}} kennt Longtake nicht: Sie bekommen den des Projekts.',
  'Scenes {{list}} have no "{{key}}" and are left out._one': 'Szene {{list}} hat kein „{{key}}“ und wird ausgelassen.',
  'Scenes {{list}} have no "{{key}}" and are left out._other':
    'Die Szenen {{list}} haben kein „{{key}}“ und werden ausgelassen.',
  'Scenes {{list}} are longer than {{most}} s, the longest that a shot can be: they get {{seconds}} s._one':
    'Szene {{list}} ist länger als {{most}} s, die größte Länge eines Shots: Sie bekommt {{seconds}} s.',
  'Scenes {{list}} are longer than {{most}} s, the longest that a shot can be: they get {{seconds}} s._other':
    'Die Szenen {{list}} sind länger als {{most}} s, die größte Länge eines Shots: Sie bekommen {{seconds}} s.',
  'Keys that mean nothing here and are left out, with their scenes: {{0}}.':
    'Schlüssel, die hier nichts bedeuten und ausgelassen werden, mit ihren Szenen: {{0}}.',
  'These are scene prompts: each scene has a first frame of its own.':
    'Das sind Szenen-Prompts: Jede Szene hat ein eigenes erstes Bild.',
  'These are clip prompts: each clip begins by itself.': 'Das sind Clip-Prompts: Jeder Clip beginnt für sich.',
  'Words for background and dialogue go along to engines that make sound; others leave them out.':
    'Worte für Hintergrund und Dialog gehen an Engines mit, die Ton erzeugen; andere lassen sie weg.',
  'The scenes have no pictures: each begins from its prompt, which an engine that needs a first frame cannot render.':
    'Die Szenen haben keine Bilder: Jede beginnt mit ihrem Prompt, was eine Engine, die ein erstes Bild braucht, nicht rendern kann.',
  'The product image is the first frame of scenes {{list}}; where such a scene has a picture of its own, it is laid over that._one':
    'Das Produktbild ist das erste Bild von Szene {{list}}; hat die Szene ein eigenes Bild, wird es darübergelegt.',
  'The product image is the first frame of scenes {{list}}; where such a scene has a picture of its own, it is laid over that._other':
    'Das Produktbild ist das erste Bild der Szenen {{list}}; hat eine davon ein eigenes Bild, wird es darübergelegt.',
};
