// German of what src-shared says.
export const german: Readonly<Record<string, string>> = {
  'Or choose "Workflow → Export (API)" in ComfyUI and take the file that makes.':
    'Oder in ComfyUI „Workflow → Exportieren (API)“ wählen und die Datei nehmen, die dabei entsteht.',
  '{{0}} carries no ComfyUI graph: {{1}}.': '{{0}} enthält keinen ComfyUI-Graphen: {{1}}.',
  'Take the file as ComfyUI saved it, or the PNG that VideoHelperSuite puts beside a film: chats, websites and picture editors drop the graph.':
    'Die Datei so nehmen, wie ComfyUI sie gespeichert hat, oder das PNG, das VideoHelperSuite neben einen Film legt: Chats, Websites und Bildbearbeitungen werfen den Graphen weg.',
  '{{0}} cannot be read: {{1}}.': '{{0}} kann nicht gelesen werden: {{1}}.',
  'Take the file as ComfyUI saved it.': 'Die Datei so nehmen, wie ComfyUI sie gespeichert hat.',
  'it is no JSON, PNG, WebP, MP4, MOV, WebM or MKV': 'sie ist kein JSON, PNG, WebP, MP4, MOV, WebM oder MKV',
  'it holds no "prompt" and no "workflow"': 'sie enthält weder „prompt“ noch „workflow“',
  'it is damaged or is not what it looks like': 'sie ist beschädigt oder nicht das, wonach sie aussieht',
  'it has {{0}} MB, and no workflow is larger than 20 MB': 'sie hat {{0}} MB, und kein Workflow ist größer als 20 MB',
  'it is not JSON': 'sie ist kein JSON',
  'none of its entries is a node': 'keiner ihrer Einträge ist ein Node',
  'Master MP4': 'Master-MP4',
  'For the archive and for upload: the clips copied as they are, nothing lost.':
    'Für das Archiv und zum Hochladen: die Clips unverändert kopiert, ohne Verlust.',
  'MP4 to share': 'MP4 zum Teilen',
  'For mail, chat and the web: plays everywhere, a fraction of the size.':
    'Für Mail, Chat und Web: läuft überall, bei einem Bruchteil der Größe.',
  'For grading and effects in DaVinci Resolve, Premiere Pro or Final Cut.':
    'Für Grading und Effekte in DaVinci Resolve, Premiere Pro oder Final Cut.',
  'For editing on a small machine: light to play, not for delivery.':
    'Zum Schneiden auf einem kleinen Rechner: leicht abzuspielen, nicht zur Auslieferung.',
  'For web pages: smaller than H.264, every current browser plays it.':
    'Für Webseiten: kleiner als H.264, jeder aktuelle Browser spielt es ab.',
  'For the smallest file at this quality; older devices cannot play it.':
    'Für die kleinste Datei bei dieser Qualität; ältere Geräte können es nicht abspielen.',
  'PNG frames': 'PNG-Einzelbilder',
  'For compositing: every frame as a lossless picture in a folder.':
    'Für Compositing: jeder Frame als verlustfreies Bild in einem Ordner.',
  'For a short shot where only pictures are allowed: 256 colours, no sound.':
    'Für einen kurzen Shot, wo nur Bilder erlaubt sind: 256 Farben, kein Ton.',
  'Animated WebP': 'Animiertes WebP',
  'For a short shot on a web page: as a GIF, in full colour.':
    'Für einen kurzen Shot auf einer Webseite: wie ein GIF, in vollen Farben.',
  'Contact sheet (PNG)': 'Kontaktbogen (PNG)',
  'For a message or a wall: the storyboard as a picture.': 'Für eine Nachricht oder die Wand: das Storyboard als Bild.',
  'Contact sheet (PDF)': 'Kontaktbogen (PDF)',
  'For printing and review: the storyboard on A4 pages with selectable text.':
    'Zum Drucken und Besprechen: das Storyboard auf A4-Seiten mit markierbarem Text.',
  'For DaVinci Resolve 18.5 and newer, Premiere Pro, Kdenlive or Nuke.':
    'Für DaVinci Resolve ab 18.5, Premiere Pro, Kdenlive oder Nuke.',
  'For Final Cut Pro and DaVinci Resolve.': 'Für Final Cut Pro und DaVinci Resolve.',
  'For any editor that reads nothing newer: cuts and dissolves only.':
    'Für Schnittprogramme, die nichts Neueres lesen: nur Schnitte und Überblendungen.',
  'This GIF will have {{0}} frames. It becomes very large, and many viewers cannot show it.':
    'Dieses GIF wird {{0}} Frames haben. Es wird sehr groß, und viele Programme können es nicht anzeigen.',
  'This animated WebP will have {{0}} frames. It becomes very large, and many viewers cannot show it.':
    'Dieses animierte WebP wird {{0}} Frames haben. Es wird sehr groß, und viele Programme können es nicht anzeigen.',
  'Export one shot, or fewer frames per second, or an MP4.':
    'Einen einzelnen Shot, weniger Frames pro Sekunde oder ein MP4 exportieren.',
  'the prompt changed': 'der Prompt hat sich geändert',
  'the negative prompt changed': 'der negative Prompt hat sich geändert',
  'the seed changed ({{0}} → {{1}})': 'der Seed hat sich geändert ({{0}} → {{1}})',
  'the size changed ({{0}} → {{1}})': 'die Größe hat sich geändert ({{0}} → {{1}})',
  'the length changed ({{0}} → {{1}} frames)': 'die Länge hat sich geändert ({{0}} → {{1}} Frames)',
  'the model changed ({{0}} → {{1}})': 'das Modell hat sich geändert ({{0}} → {{1}})',
  'the engine changed ({{0}} → {{1}})': 'die Engine hat sich geändert ({{0}} → {{1}})',
  'the workflow changed': 'der Workflow hat sich geändert',
  'the LoRAs changed': 'die LoRAs haben sich geändert',
  'the start image changed': 'das Startbild hat sich geändert',
  'the end image changed': 'das Endbild hat sich geändert',
  'the workflow or a setting changed': 'der Workflow oder eine Einstellung hat sich geändert',
  'Render at {{0}}×{{1}}': 'Mit {{0}}×{{1}} rendern',
  'Segments of at most {{0}} s': 'Segmente von höchstens {{0}} s',
  'A LoRA is named by its file below the folder of LoRAs: not empty, without ".." and not from the root':
    'Eine LoRA wird nach ihrer Datei unterhalb des LoRA-Ordners benannt: nicht leer, ohne „..“ und nicht vom Wurzelordner aus',
  'The strength of a LoRA must be between -100 and 100': 'Die Stärke einer LoRA muss zwischen -100 und 100 liegen',
  'Start image': 'Startbild',
  'The node that loads the picture the video begins with.': 'Die Node, die das Bild lädt, mit dem das Video beginnt.',
  'End image': 'Endbild',
  'The node that loads the picture the video ends on.': 'Die Node, die das Bild lädt, auf dem das Video endet.',
  Prompt: 'Prompt',
  'What the video should show.': 'Was das Video zeigen soll.',
  'Negative prompt': 'Negativer Prompt',
  'What it should not show.': 'Was es nicht zeigen soll.',
  Seed: 'Seed',
  'Only of samplers that add noise; the others ignore theirs.':
    'Nur von Samplern, die Rauschen zugeben; die anderen beachten ihren nicht.',
  Width: 'Breite',
  'In pixels.': 'In Pixeln.',
  Height: 'Höhe',
  Frames: 'Frames',
  'How many frames the model makes.': 'Wie viele Frames das Modell erzeugt.',
  'Frame rate': 'Bildrate',
  'Frames per second of the saved video.': 'Bilder pro Sekunde des gesicherten Videos.',
  'File name': 'Dateiname',
  'How the server names what it saves.': 'Wie der Server nennt, was er sichert.',
  Steps: 'Schritte',
  'Sampling steps.': 'Sampling-Schritte.',
  'Hand-over steps': 'Übergabeschritte',
  'Where one sampler hands over to the next; they scale with the steps.':
    'Wo ein Sampler an den nächsten übergibt; sie wachsen mit den Schritten.',
  CFG: 'CFG',
  'How closely the prompt is followed. A distilled stage keeps its own.':
    'Wie genau dem Prompt gefolgt wird. Eine destillierte Stufe behält ihren eigenen Wert.',
  'Frames before encoding': 'Frames vor dem Kodieren',
  'Where the last frame is taken from, cleaner than the encoded video has it.':
    'Woher der letzte Frame stammt, sauberer als im kodierten Video.',
  'Save node': 'Speicher-Node',
  'The node whose files are the take.': 'Die Node, deren Dateien der Take sind.',
  Luxury: 'Luxus',
  Energetic: 'Energisch',
  Minimal: 'Minimal',
  Bold: 'Kräftig',
};
