// German of the room plan, and of what the studio says of plans.
export const german: Readonly<Record<string, string>> = {
  'It continues segment {{0}}, which cannot run.': 'Es setzt Segment {{0}} fort, das nicht laufen kann.',
  '{{0}} takes no start image, so it cannot continue a segment.':
    '{{0}} nimmt kein Startbild und kann darum kein Segment fortsetzen.',
  'Mend that segment first.': 'Zuerst jenes Segment in Ordnung bringen.',
  'Choose a workflow that takes a start image, or make the shot short enough for one segment.':
    'Einen Workflow wählen, der ein Startbild nimmt, oder den Shot auf ein Segment kürzen.',
  'It continues the previous shot, but it is the first.': 'Er setzt den vorigen Shot fort, ist aber der erste.',
  'Let it start from a keyframe.': 'Ihn mit einem Keyframe beginnen lassen.',
  'It continues shot {{0}}, which has no segments.': 'Er setzt Shot {{0}} fort, der keine Segmente hat.',
  'Mend shot {{0}} first.': 'Zuerst Shot {{0}} in Ordnung bringen.',
  'Its keyframe is missing: no file is named.': 'Der Keyframe fehlt: Es ist keine Datei genannt.',
  'Its keyframe is missing: {{0}}.': 'Der Keyframe fehlt: {{0}}.',
  'Put the image there, or into the folder `selected` under the same name.':
    'Das Bild dorthin legen oder unter demselben Namen in den Ordner `selected`.',
  'No keyframe is selected for it, and {{0}} cannot begin from the prompt alone.':
    'Es ist kein Keyframe gewählt, und {{0}} kann nicht allein aus dem Prompt beginnen.',
  'Select one in selected/selected_keyframes.json, let the shot continue the previous one, or choose a text-to-video workflow.':
    'Einen in selected/selected_keyframes.json wählen, den Shot den vorigen fortsetzen lassen oder einen Text-zu-Video-Workflow wählen.',
  'It has not been rendered yet.': 'Noch nicht gerendert.',
  'It continues segment {{0}}, which will change. You keep it as it is, and it stays so if the last frame of that segment comes out the same.':
    'Es setzt Segment {{0}} fort, das sich ändern wird. Es ist als behalten markiert und bleibt so, wenn das letzte Bild jenes Segments gleich ausfällt.',
  'It continues segment {{0}}, which will change.': 'Es setzt Segment {{0}} fort, das sich ändern wird.',
  'Kept as it is although {{0}}; the join to the segment before may show.':
    'Unverändert behalten, obwohl sich etwas geändert hat: {{0}}; der Anschluss an das Segment davor kann sichtbar sein.',
  'Kept as it is although {{0}}.': 'Unverändert behalten, obwohl sich etwas geändert hat: {{0}}.',
  'Its clip is missing or differs; it is cut again from the take.':
    'Der Clip fehlt oder weicht ab; er wird neu aus dem Take geschnitten.',
  'Take {{0}} fits; only its clip is cut.': 'Take {{0}} passt; nur der Clip wird geschnitten.',
  'Take {{0}} cannot be used: its file is missing or too short.':
    'Take {{0}} ist nicht brauchbar: Die Datei fehlt oder ist zu kurz.',
  'Since take {{0}}: {{1}}.': 'Seit Take {{0}}: {{1}}.',
  '{{0}} s': '{{0}} s',
  frames: 'Bilder',
  '{{0}} of {{1}} rendered': '{{0}} von {{1}} gerenderten',
  rate: 'Bildrate',
  '{{0}} fps': '{{0}} fps',
  'motion strength': 'Bewegungsstärke',
  engine: 'Engine',
  workflow: 'Workflow',
  'start frame': 'Startbild',
  'end frame': 'Endbild',
  'output name': 'Name der Ausgabe',
  'the workflow’s own': 'Vorgabe des Workflows',
  'last frame of {{0}}': 'letztes Bild von {{0}}',
  'from the prompt alone': 'allein aus dem Prompt',
  model: 'Modell',
  'model {{0}}': 'Modell {{0}}',
  'Shot {{0}}: {{1}}': 'Shot {{0}}: {{1}}',
  'Give it another duration, for example 3.0.': 'Ihm eine andere Dauer geben, zum Beispiel 3,0.',
  'One of its segments is shorter than one frame of the film at {{0}} fps.':
    'Eines seiner Segmente ist kürzer als ein Bild des Films bei {{0}} fps.',
  'Choose longer segments, or a film of more frames per second.':
    'Längere Segmente wählen oder einen Film mit mehr Bildern pro Sekunde.',
  'It needs {{count}} segments, but {{engine}} cannot continue one from another._one':
    'Er braucht {{count}} Segment, aber {{engine}} kann keines aus einem anderen fortsetzen.',
  'It needs {{count}} segments, but {{engine}} cannot continue one from another._other':
    'Er braucht {{count}} Segmente, aber {{engine}} kann keines aus einem anderen fortsetzen.',
  'Choose a workflow that takes a start image, or shorten the shot.':
    'Einen Workflow wählen, der ein Startbild nimmt, oder den Shot kürzen.',
  'No keyframe is selected for it, so it begins from its prompt with {{0}}.':
    'Es ist kein Keyframe gewählt, darum beginnt er aus dem Prompt mit {{0}}.',
  'Select a keyframe, if it should begin with a picture.':
    'Einen Keyframe wählen, falls er mit einem Bild beginnen soll.',
  '{{0}}×{{1}} is rendered as {{2}}×{{3}}, because {{4}} needs multiples of {{5}}.':
    '{{0}}×{{1}} wird als {{2}}×{{3}} gerendert, weil {{4}} Vielfache von {{5}} braucht.',
  'Clips are scaled and cropped to the size of the film. Choose a size in these steps to avoid it.':
    'Clips werden auf die Größe des Films skaliert und beschnitten. Eine Größe in diesen Schritten vermeidet das.',
  'The picture it should end on is missing: no file is named.':
    'Das Bild, mit dem er enden soll, fehlt: Es ist keine Datei genannt.',
  'The picture it should end on is missing: {{0}}.': 'Das Bild, mit dem er enden soll, fehlt: {{0}}.',
  'Put the image there, or into the folder `selected` under the same name, or remove "end_keyframe".':
    'Das Bild dorthin legen oder unter demselben Namen in den Ordner `selected`, oder „end_keyframe“ entfernen.',
  'It is not ended on its end keyframe: without a keyframe it begins from the prompt alone, with another workflow.':
    'Er endet nicht auf seinem End-Keyframe: Ohne Keyframe beginnt er allein aus dem Prompt, mit einem anderen Workflow.',
  'It is not ended on its end keyframe: {{0}} takes no picture to end on.':
    'Er endet nicht auf seinem End-Keyframe: {{0}} nimmt kein Endbild.',
  'Select a keyframe for it, or remove "end_keyframe".': 'Einen Keyframe dafür wählen oder „end_keyframe“ entfernen.',
  'Choose a workflow for first and last frames (gcvfl_…), or remove "end_keyframe".':
    'Einen Workflow für erstes und letztes Bild wählen (gcvfl_…) oder „end_keyframe“ entfernen.',
  'A LoRA cannot be read ({{0}}), and without it the shot would look otherwise.':
    'Ein LoRA ist nicht lesbar ({{0}}), und ohne es sähe der Shot anders aus.',
  'Mend that LoRA, or remove it.': 'Dieses LoRA berichtigen oder entfernen.',
  'It is rendered without its LoRA {{0}}: {{1}} takes none.':
    'Er wird ohne sein LoRA {{0}} gerendert: {{1}} nimmt keines.',
  'Choose a workflow that takes LoRAs, or remove "loras".':
    'Einen Workflow wählen, der LoRAs nimmt, oder „loras“ entfernen.',
  'The prompt is empty.': 'Der Prompt ist leer.',
  'Say what should be seen.': 'Sagen, was zu sehen sein soll.',
  'Its size of {{0}}×{{1}} is too large.': 'Seine Größe von {{0}}×{{1}} ist zu groß.',
  'Choose at most {{0}} pixels for each side.': 'Höchstens {{0}} Pixel je Seite wählen.',
  'Its files would have names of more than {{0}} characters.': 'Seine Dateien hätten Namen von mehr als {{0}} Zeichen.',
  'Give it a shorter "{{0}}".': 'Ihm ein kürzeres „{{0}}“ geben.',
  'It ends the film: there is no shot to fade into.':
    'Er beendet den Film: Es gibt keinen Shot, in den überblendet werden könnte.',
  'Choose a cut, or add a shot.': 'Einen Schnitt wählen oder einen Shot hinzufügen.',
  'It cannot fade into the next shot, which has no segments.':
    'Er kann nicht in den nächsten Shot überblenden, denn der hat keine Segmente.',
  'Mend that shot.': 'Jenen Shot in Ordnung bringen.',
  'It cannot fade into the next shot: {{0}} cannot render so many frames at once.':
    'Er kann nicht in den nächsten Shot überblenden: {{0}} kann nicht so viele Bilder auf einmal rendern.',
  'Choose a shorter crossfade or shorter segments.': 'Eine kürzere Überblendung oder kürzere Segmente wählen.',
  'Its crossfade of {{0}} s is shortened to {{1}} s, the first segment of the next shot.':
    'Seine Überblendung von {{0}} s wird auf {{1}} s gekürzt, das erste Segment des nächsten Shots.',
  'Choose a shorter crossfade, or make the next shot longer.':
    'Eine kürzere Überblendung wählen oder den nächsten Shot verlängern.',
  'Its duration of {{0}} seconds is not between 0 and {{1}}.':
    'Seine Dauer von {{0}} Sekunden liegt nicht zwischen 0 und {{1}}.',
  'Its duration of {{0}} seconds is shorter than one frame at {{1}} fps.':
    'Seine Dauer von {{0}} Sekunden ist kürzer als ein Bild bei {{1}} fps.',
  'Shot "{{0}}" would write the same file as shot {{1}}.':
    'Shot „{{0}}“ würde dieselbe Datei schreiben wie Shot {{1}}.',
  'Rename one of them: case, and what is not a letter, digit, dot, dash or underscore, does not count.':
    'Einen davon umbenennen: Groß- und Kleinschreibung zählt nicht, ebenso wenig alles außer Buchstaben, Ziffern, Punkt, Binde- und Unterstrich.',
  'What the last run was started with cannot be read any more.':
    'Womit der letzte Lauf gestartet wurde, ist nicht mehr lesbar.',
  'After the next run there is something to compare with again.':
    'Nach dem nächsten Lauf gibt es wieder etwas zum Vergleichen.',
  'only its clip is cut': 'nur der Clip wird geschnitten',
};
