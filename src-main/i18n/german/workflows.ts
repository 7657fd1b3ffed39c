// German of the room workflows.
export const german: Readonly<Record<string, string>> = {
  'the system refused ({{0}})': 'das System hat es abgelehnt ({{0}})',
  'it is not a regular file': 'es ist keine gewöhnliche Datei',
  'it has {{0}} bytes, at most {{1}} are read': 'sie hat {{0}} Bytes, höchstens {{1}} werden gelesen',
  '{{0}} is not read: {{1}}.': '{{0}} wird nicht gelesen: {{1}}.',
  'This workflow has no {{0}}.': 'In diesem Workflow nicht vorhanden: {{0}}.',
  'Choose one of the places that are shown.': 'Eine der gezeigten Stellen wählen.',
  '"{{0}}" is one place, not {{1}}.': '„{{0}}“ ist eine Stelle, nicht {{1}}.',
  'Choose one.': 'Eine wählen.',
  '{{0}} is not used: it is not a JSON object.': '{{0}} wird nicht genutzt: Es ist kein JSON-Objekt.',
  '{{0}}: "{{1}}" is not used, it is none of {{2}}.': '{{0}}: „{{1}}“ wird nicht genutzt, es ist nichts von {{2}}.',
  '{{0}}: "{{1}}" is not used, it is not of the form [{"node": "12", "input": "image"}], for image_batch [{"node": "8", "output": 0}], for limits {"fps": 16, "frame_step": 4}.':
    '{{0}}: „{{1}}“ wird nicht genutzt, es hat nicht die Form [{"node": "12", "input": "image"}], bei image_batch [{"node": "8", "output": 0}], bei limits {"fps": 16, "frame_step": 4}.',
  'The workflow "{{0}}" is not there; {{1}} is used.': 'Den Workflow „{{0}}“ gibt es nicht; {{1}} wird genutzt.',
  'SageAttention is on, but {{0}} has no variant for it; the plain workflow is used.':
    'SageAttention ist an, aber {{0}} hat keine Variante dafür; der einfache Workflow wird genutzt.',
  'SageAttention is on, but {{0}} cannot be used; the plain workflow is.':
    'SageAttention ist an, aber {{0}} ist nicht nutzbar; der einfache Workflow wird genutzt.',
  'There is no workflow that can be used.': 'Es gibt keinen nutzbaren Workflow.',
  'The workflow "{{0}}" is not there.': 'Den Workflow „{{0}}“ gibt es nicht.',
  'Choose another workflow, put the file into one of your workflow folders, or install Longtake again.':
    'Einen anderen Workflow wählen, die Datei in einen der eigenen Workflow-Ordner legen oder Longtake neu installieren.',
  'Its own size, {{0}} × {{1}}, is none that a video can have (whole numbers from {{2}} to {{3}}); {{4}} is used.':
    'Seine eigene Größe, {{0}} × {{1}}, kann kein Video haben (ganze Zahlen von {{2}} bis {{3}}); {{4}} gilt.',
  'Its own frame rate, {{0}}, is none that a video can have; {{1}} is used.':
    'Seine eigene Bildrate, {{0}}, kann kein Video haben; {{1}} gilt.',
  'This file is not JSON.': 'Diese Datei ist kein JSON.',
  'Export the workflow again from ComfyUI with "Workflow → Export (API)".':
    'Den Workflow in ComfyUI erneut mit „Workflow → Exportieren (API)“ exportieren.',
  '"{{0}}" cannot be the name of a workflow.': '„{{0}}“ kann kein Name eines Workflows sein.',
  'Give it a name with letters or digits.': 'Ihm einen Namen aus Buchstaben oder Ziffern geben.',
  'You already have a workflow called {{0}}.': 'Einen eigenen Workflow namens {{0}} gibt es schon.',
  'Replace it, or give this one another name.': 'Ihn ersetzen oder diesem einen anderen Namen geben.',
  'Called {{0}}, it would stand in place of the one that came with Longtake, in every project that uses it.':
    'Als {{0}} stünde er in jedem Projekt, das ihn nutzt, an der Stelle dessen, der mit Longtake kam.',
  'Give it another name, or replace that one: it comes back when yours is removed.':
    'Ihm einen anderen Namen geben oder jenen ersetzen: Er kommt zurück, wenn der eigene entfernt wird.',
  'It is used in place of the workflow of the same name that came with Longtake.':
    'Er wird anstelle des gleichnamigen Workflows genutzt, der mit Longtake kam.',
  'It is used in place of one of the same name in another of your workflow folders.':
    'Er wird anstelle eines gleichnamigen in einem anderen der eigenen Workflow-Ordner genutzt.',
  'This file is too large for a workflow ({{0}} bytes).': 'Diese Datei ist zu groß für einen Workflow ({{0}} Bytes).',
  'This is not a file.': 'Das ist keine Datei.',
  'Take it out of the folder, or export the workflow again.':
    'Sie aus dem Ordner nehmen oder den Workflow erneut exportieren.',
  'This workflow cannot be read any more.': 'Dieser Workflow kann nicht mehr gelesen werden.',
  'Put it back, or choose another one.': 'Ihn zurücklegen oder einen anderen wählen.',
  'The choice for "{{0}}" no longer fits: node "{{1}}" has changed. Choose again.':
    'Die Wahl für „{{0}}“ passt nicht mehr: Node „{{1}}“ hat sich geändert. Bitte neu wählen.',
  'The bindings beside it name {{0}}, which is not there.':
    'Die Bindings daneben nennen etwas, das es nicht gibt: {{0}}.',
  'output {{0}} of node "{{1}}"': 'Ausgang {{0}} von Node „{{1}}“',
  'For HunyuanVideo 4n+1 frames, 129 at most, at 24 frames per second are assumed, as its makers name them; nobody has tried it here.':
    'Für HunyuanVideo werden 4n+1 Frames, höchstens 129, bei 24 Bildern pro Sekunde angenommen, wie seine Hersteller sie nennen; hier hat es niemand ausprobiert.',
  'The model of this workflow was not recognised: 4n+1 frames, 81 at most, sizes in steps of 16 and the workflow’s own frame rate are assumed. A .bindings.json beside it can state its limits.':
    'Das Modell dieses Workflows wurde nicht erkannt: Angenommen werden 4n+1 Frames, höchstens 81, Größen in Schritten von 16 und die eigene Bildrate des Workflows. Eine .bindings.json daneben kann seine Grenzen angeben.',
  'The workflow cache cannot be kept on disk; workflows are read anew at every start.':
    'Der Workflow-Cache lässt sich nicht auf dem Datenträger halten; Workflows werden bei jedem Start neu gelesen.',
  'Your choices for workflows cannot be kept on disk; they are forgotten when Longtake is closed.':
    'Die Wahl der Stellen in Workflows lässt sich nicht auf dem Datenträger halten; sie ist vergessen, wenn Longtake geschlossen wird.',
  'Check that {{0}} can be written and has space.': 'Prüfen, ob in {{0}} geschrieben werden darf und Platz ist.',
  'Choices for workflows are read but cannot be changed: their file was made by a newer Longtake.':
    'Die Wahl der Stellen in Workflows wird gelesen, lässt sich aber nicht ändern: Ihre Datei stammt von einem neueren Longtake.',
  'Use that version, or move the file away to begin anew.':
    'Jene Version nutzen oder die Datei beiseitelegen, um neu anzufangen.',
  '{{0}} came with Longtake and is not removed from {{1}}.':
    '{{0}} kam mit Longtake und wird nicht aus {{1}} entfernt.',
  '{{0}} lies in your own folder {{1}}, from which Longtake removes nothing.':
    '{{0}} liegt im eigenen Ordner {{1}}, aus dem Longtake nichts entfernt.',
  'Choose another workflow where you do not want it.': 'Wo er nicht gewünscht ist, einen anderen Workflow wählen.',
  'Delete the file there, then look again.': 'Die Datei dort löschen, dann erneut suchen.',
  'This workflow folder cannot be read.': 'Dieser Workflow-Ordner kann nicht gelesen werden.',
  'Make it, or remove it from the settings.': 'Ihn anlegen oder aus den Einstellungen entfernen.',
  'Install Longtake again.': 'Longtake neu installieren.',
  'This file cannot be read.': 'Diese Datei kann nicht gelesen werden.',
  'Check its permissions.': 'Ihre Berechtigungen prüfen.',
  'The workflow registry could not be opened.': 'Das Verzeichnis der Workflows ließ sich nicht öffnen.',
  'Run "npm ci" again; if that does not help, report the log.':
    '„npm ci“ erneut ausführen; falls das nicht hilft, das Protokoll melden.',
};
