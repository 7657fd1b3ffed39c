// German of the room story.
export const german: Readonly<Record<string, string>> = {
  'a fight': 'eines Kampfes',
  Entering: 'Einzug',
  Circling: 'Umkreisen',
  Exchanges: 'Schlagabtausch',
  Climax: 'Höhepunkt',
  End: 'Ende',
  Aftermath: 'Nachklang',
  'a drama': 'eines Dramas',
  Opening: 'Auftakt',
  'Setting out': 'Aufbruch',
  'Rising tension': 'Steigende Spannung',
  Resolution: 'Auflösung',
  Closing: 'Ausklang',
  Story: 'Geschichte',
  'This JSON is neither a story nor a storyboard.': 'Dieses JSON ist weder eine Geschichte noch ein Storyboard.',
  'A story is a list such as [{"prompt": "…", "duration": 5, "seed_offset": 0}]; a storyboard is an object with a list "shots".':
    'Eine Geschichte ist eine Liste wie [{"prompt": "…", "duration": 5, "seed_offset": 0}]; ein Storyboard ist ein Objekt mit einer Liste „shots“.',
  'The story has no scenes.': 'Die Geschichte hat keine Szenen.',
  'No scene of the story has a "prompt".': 'Keine Szene der Geschichte hat einen „prompt“.',
  'Scenes {{list}} have no "prompt" and are left out._one': 'Szene {{list}} hat keinen „prompt“ und wird ausgelassen.',
  'Scenes {{list}} have no "prompt" and are left out._other':
    'Die Szenen {{list}} haben keinen „prompt“ und werden ausgelassen.',
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
  'The scenes follow the arc of {{0}}: {{1}}.': 'Die Szenen folgen dem Bogen {{0}}: {{1}}.',
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
};
