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
  'Choose a model that takes one, in ComfyUI a workflow for first and last frames (gcvfl_…), or remove "end_keyframe".':
    'Ein Modell wählen, das eines nimmt, in ComfyUI einen Workflow für erstes und letztes Frame (gcvfl_…), oder „end_keyframe“ entfernen.',
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
  'Its background sound and its dialogue are left out: what renders it makes no sound.':
    'Sein Hintergrundton und sein Dialog entfallen: Was ihn rendert, erzeugt keinen Ton.',
  'Its background sound is left out: what renders it makes no sound.':
    'Sein Hintergrundton entfällt: Was ihn rendert, erzeugt keinen Ton.',
  'Its dialogue is left out: what renders it makes no sound.':
    'Sein Dialog entfällt: Was ihn rendert, erzeugt keinen Ton.',
  'Choose a model that makes sound, such as one of the Veo models, or add the sound to the finished film.':
    'Ein Modell wählen, das Ton erzeugt, etwa eines der Veo-Modelle, oder den Ton dem fertigen Film hinzufügen.',
  'Its reference images are left out: {{0}} takes none.': 'Seine Referenzbilder entfallen: {{0}} nimmt keine.',
  'Choose a model that takes reference images, or remove "reference_images".':
    'Ein Modell wählen, das Referenzbilder nimmt, oder „reference_images“ entfernen.',
  'The picture {{0}} is an address, and Longtake fetches none.':
    'Das Bild {{0}} ist eine Adresse, und Longtake lädt keine herunter.',
  'Download it into the project folder and name that file.':
    'Es in den Projektordner herunterladen und diese Datei angeben.',
  'The picture {{0}} is missing.': 'Das Bild {{0}} fehlt.',
  'Put it into the project folder, or remove it from the shot.':
    'Es in den Projektordner legen oder aus dem Shot entfernen.',
  'Put it there, or into the folder `selected` under the same name, or remove it from the shot.':
    'Es dorthin oder unter demselben Namen in den Ordner `selected` legen oder aus dem Shot entfernen.',
  'Of its {{given}} reference images only the first {{count}} are used: {{model}} takes no more._one':
    'Von seinen {{given}} Referenzbildern wird nur das erste verwendet: Mehr nimmt {{model}} nicht.',
  'Of its {{given}} reference images only the first {{count}} are used: {{model}} takes no more._other':
    'Von seinen {{given}} Referenzbildern werden nur die ersten {{count}} verwendet: Mehr nimmt {{model}} nicht.',
  'Put those that matter most first.': 'Die wichtigsten an den Anfang stellen.',
  'Nothing is laid over it: it begins from its prompt, without a keyframe.':
    'Nichts wird darübergelegt: Er beginnt aus seinem Prompt, ohne Keyframe.',
  'Nothing is laid over it: it begins with the last frame of the shot before.':
    'Nichts wird darübergelegt: Er beginnt mit dem letzten Bild des vorigen Shots.',
  'Let it start from a keyframe, or remove "overlays".':
    'Ihn mit einem Keyframe beginnen lassen oder „overlays“ entfernen.',
  'Its "{{0}}" cannot be read, and without it the shot would be rendered otherwise.':
    'Sein „{{0}}“ ist nicht lesbar, und ohne das würde der Shot anders gerendert.',
  'Mend it, or remove it.': 'Es in Ordnung bringen oder entfernen.',
  'The style "{{0}}" of the project is not known.': 'Der Stil „{{0}}“ des Projekts ist nicht bekannt.',
  'Its style "{{0}}" is not known.': 'Sein Stil „{{0}}“ ist nicht bekannt.',
  "Choose one of {{0}}, or define it among the project's own styles.":
    'Einen von {{0}} wählen oder ihn unter den eigenen Stilen des Projekts anlegen.',
  'Nothing is given for the variable {{0}} in the "style" of the project.':
    'Für die Variable {{0}} im „style“ des Projekts ist nichts angegeben.',
  'Nothing is given for the variable {{0}} in "{{1}}".': 'Für die Variable {{0}} in „{{1}}“ ist nichts angegeben.',
  'Give "{{0}}" a value among the project\'s variables, or write it without braces.':
    '„{{0}}“ unter den Variablen des Projekts einen Wert geben oder es ohne Klammern schreiben.',
  'Segment {{0}} asks {{1}} for {{2}} s to keep {{3}} s: with the one frame that a continued segment repeats, {{4}} s are not enough.':
    'Segment {{0}} fragt {{1}} nach {{2}} s, um {{3}} s zu behalten: Mit dem einen Bild, das ein fortgesetztes Segment wiederholt, reichen {{4}} s nicht.',
  'Segment {{0}} asks {{1}} for {{2}} s to keep {{3}} s, which costs about ${{4}} more: with the one frame that a continued segment repeats, {{5}} s are not enough.':
    'Segment {{0}} fragt {{1}} nach {{2}} s, um {{3}} s zu behalten, das kostet etwa {{4}} $ mehr: Mit dem einen Bild, das ein fortgesetztes Segment wiederholt, reichen {{5}} s nicht.',
  'Segment {{0}} asks {{1}} for {{2}} s to keep {{3}} s: with what lies under its crossfade, {{4}} s are not enough.':
    'Segment {{0}} fragt {{1}} nach {{2}} s, um {{3}} s zu behalten: Mit dem, was unter seiner Überblendung liegt, reichen {{4}} s nicht.',
  'Segment {{0}} asks {{1}} for {{2}} s to keep {{3}} s, which costs about ${{4}} more: with what lies under its crossfade, {{5}} s are not enough.':
    'Segment {{0}} fragt {{1}} nach {{2}} s, um {{3}} s zu behalten, das kostet etwa {{4}} $ mehr: Mit dem, was unter seiner Überblendung liegt, reichen {{5}} s nicht.',
  'Choose a cut, or make the shot shorter by the length of the crossfade.':
    'Einen Schnitt wählen oder den Shot um die Länge der Überblendung kürzen.',
  'Make the shot {{0}} s shorter, or let it start from a keyframe.':
    'Den Shot {{0}} s kürzer machen oder mit einem Keyframe beginnen lassen.',
  'It is {{0}} s shorter than asked for, because a take that was too short is used.':
    'Er ist {{0}} s kürzer als gewünscht, weil ein zu kurzer Take verwendet wird.',
  'Render that segment again for its whole length, or leave it.':
    'Das Segment in voller Länge neu rendern oder es so lassen.',
  '{{0}}×{{1}} is rendered as {{2}}×{{3}}, the nearest size that {{4}} has.':
    '{{0}}×{{1}} wird als {{2}}×{{3}} gerendert, die nächste Größe, die {{4}} hat.',
  'Clips are scaled and cropped to the size of the film.':
    'Clips werden auf die Größe des Films skaliert und beschnitten.',
  '{{0}} has no size in the shape of {{1}}×{{2}}. It has: {{3}}.':
    '{{0}} hat keine Größe im Seitenverhältnis von {{1}}×{{2}}. Vorhanden sind: {{3}}.',
  'Choose a size of one of these shapes for the project, or another model for the shot.':
    'Für das Projekt eine Größe in einem dieser Seitenverhältnisse wählen, oder für den Shot ein anderes Modell.',
  '{{0}} goes by the start image alone: the prompt is not sent.':
    '{{0}} richtet sich nur nach dem Startbild: Der Prompt wird nicht gesendet.',
  'Choose another model if the words matter.': 'Ein anderes Modell wählen, wenn es auf die Worte ankommt.',
  '{{0}} takes no negative prompt: it is not sent.': '{{0}} nimmt keinen negativen Prompt an: Er wird nicht gesendet.',
  'Say in the prompt what should be seen, or choose another model.':
    'Im Prompt sagen, was zu sehen sein soll, oder ein anderes Modell wählen.',
  '{{0}} needs a picture to end on, and the shot names none.': '{{0}} braucht ein Endbild, und der Shot nennt keines.',
  'Give it an end keyframe, or choose another model.': 'Ihm einen End-Keyframe geben oder ein anderes Modell wählen.',
  '{{0}} needs a picture to end on in every segment, and the shot has only one for its last.':
    '{{0}} braucht in jedem Segment ein Endbild, und der Shot hat nur eines für sein letztes.',
  'Make it short enough for one segment, or choose another model.':
    'Ihn kurz genug für ein Segment machen oder ein anderes Modell wählen.',
  'It was rendered with {{0}}, not with {{1}}, and stays so.':
    'Er wurde mit {{0}} gerendert, nicht mit {{1}}, und bleibt so.',
};
