// German of the room graph.
export const german: Readonly<Record<string, string>> = {
  'The place chosen for "{{0}}" ({{1}}) is not in this file any more; the choice is ignored.':
    'Die für „{{0}}“ gewählte Stelle ({{1}}) gibt es in dieser Datei nicht mehr; die Wahl bleibt unbeachtet.',
  'Node "{{0}}" ({{1}}) is titled "{{2}}", but none of its inputs can be "{{3}}".':
    'Node „{{0}}“ ({{1}}) hat den Titel „{{2}}“, aber keinen Eingang, der „{{3}}“ sein kann.',
  'Node "{{0}}" ({{1}}) is titled "{{2}}", but it has no input "{{3}}".':
    'Node „{{0}}“ ({{1}}) hat den Titel „{{2}}“, aber keinen Eingang „{{3}}“.',
  'Take {{0}} out of its title: it has no inputs.': '{{0}} aus ihrem Titel nehmen: Sie hat keine Eingänge.',
  'Take {{0}} out of its title, or name one of its inputs: [{{1}}:…]. It has {{2}}.':
    '{{0}} aus ihrem Titel nehmen oder einen ihrer Eingänge nennen: [{{1}}:…]. Sie hat {{2}}.',
  '{{0}} ({{1}}, node {{2}})': '{{0}} ({{1}}, Node {{2}})',
  'These files stay as the graph names them: {{0}}, and {{1}} more.':
    'Diese Dateien bleiben, wie der Graph sie nennt: {{0}} und {{1}} weitere.',
  'These files stay as the graph names them: {{0}}.': 'Diese Dateien bleiben, wie der Graph sie nennt: {{0}}.',
  'This workflow saves no pictures or video.': 'Dieser Workflow sichert weder Bilder noch ein Video.',
  'Add a "Save Video" node.': 'Eine Node „Save Video“ hinzufügen.',
  'No start image was found: it makes videos from text only and cannot continue a segment.':
    'Kein Startbild gefunden: Er macht Videos nur aus Text und kann kein Segment fortsetzen.',
  'No start image was found, so it cannot continue a segment. If a picture it loads is meant to be the start, choose its place.':
    'Kein Startbild gefunden, er kann also kein Segment fortsetzen. Falls ein Bild, das er lädt, der Anfang sein soll, dessen Stelle wählen.',
  'It has no negative prompt of its own.': 'Er hat keinen eigenen negativen Prompt.',
  'No seed was found: every take of a segment is the same.':
    'Kein Seed gefunden: Jeder Take eines Segments wird gleich.',
  'The size cannot be set: it comes from the pictures.':
    'Die Größe lässt sich nicht setzen: Sie kommt von den Bildern.',
  'The number of frames cannot be set: it delivers what it is built for.':
    'Die Zahl der Frames lässt sich nicht setzen: Er liefert, wofür er gebaut ist.',
  'LoRAs cannot be added: no model line was found.':
    'LoRAs lassen sich nicht hinzufügen: Keine Modell-Verbindung gefunden.',
  'No links lead from its pictures to a sampler: the places are guessed by their names, please look.':
    'Keine Verbindung führt von seinen Bildern zu einem Sampler: Die Stellen sind nach ihren Namen geraten, bitte ansehen.',
  'Node "{{0}}" ({{1}}) puts frames between the sampled ones: its videos have more frames than a segment asks for. Take it out, or set its multiplier to 1.':
    'Node „{{0}}“ ({{1}}) setzt Frames zwischen die gesampelten: Die Videos haben mehr Frames, als ein Segment verlangt. Die Node herausnehmen oder ihren multiplier auf 1 setzen.',
  'Say where the prompt goes: look inside the workflow and choose its place, or title the node that holds it "[PROMPT]".':
    'Angeben, wohin der Prompt kommt: in den Workflow hineinsehen und seine Stelle wählen, oder der Node, die ihn enthält, den Titel „[PROMPT]“ geben.',
  'Export it again from ComfyUI with "Workflow → Export (API)".':
    'In ComfyUI erneut mit „Workflow → Exportieren (API)“ exportieren.',
  'This is not a ComfyUI workflow: it is not a JSON object.':
    'Das ist kein Workflow von ComfyUI: Es ist kein JSON-Objekt.',
  'This workflow is saved in the format of the ComfyUI editor.':
    'Dieser Workflow ist im Format des ComfyUI-Editors gesichert.',
  'Bring it in with "Bring my own workflow" in the Project panel, which converts it with a running ComfyUI; or open it in ComfyUI and choose "Workflow → Export (API)".':
    'Ihn im Panel Projekt mit „Eigenen Workflow einbringen“ übernehmen, das ihn mit einem laufenden ComfyUI umwandelt; oder ihn in ComfyUI öffnen und „Workflow → Exportieren (API)“ wählen.',
  'An input of node "{{0}}" is nested too deeply.': 'Ein Eingang von Node „{{0}}“ ist zu tief verschachtelt.',
  'This workflow has no nodes.': 'Dieser Workflow hat keine Nodes.',
  'Node "{{0}}" is not an object.': 'Node „{{0}}“ ist kein Objekt.',
  'Node "{{0}}" has no inputs.': 'Node „{{0}}“ hat keine Eingänge.',
  'Node "{{0}}" has no class_type.': 'Node „{{0}}“ hat keinen class_type.',
  'Input "{{0}}" of node "{{1}}" ({{2}}) is linked to node "{{3}}", which is not there.':
    'Eingang „{{0}}“ von Node „{{1}}“ ({{2}}) ist mit Node „{{3}}“ verbunden, die es nicht gibt.',
  'Remove one of these links in ComfyUI and export it again.':
    'Eine dieser Verbindungen in ComfyUI entfernen und erneut exportieren.',
  'The nodes {{0}} feed each other in a circle.': 'Die Nodes {{0}} speisen einander im Kreis.',
  '{{0}} (node "{{1}}")': '{{0}} (Node „{{1}}“)',
  'This workflow saves no pictures or video: it has no output node for them.':
    'Dieser Workflow sichert weder Bilder noch ein Video: Er hat keine Ausgabe-Node dafür.',
  'This workflow saves no pictures or video: its output is {{0}}.':
    'Dieser Workflow sichert weder Bilder noch ein Video: Seine Ausgabe ist {{0}}.',
  'Add a "Save Video" node (or SaveWEBM, SaveAnimatedWEBP, Video Combine) in ComfyUI and export it again, or title the node that writes the file "[SAVE]".':
    'In ComfyUI eine Node „Save Video“ (oder SaveWEBM, SaveAnimatedWEBP, Video Combine) hinzufügen und erneut exportieren, oder der Node, die die Datei schreibt, den Titel „[SAVE]“ geben.',
  'No text was found behind the positive input of the sampler, so the prompt has no place to go.':
    'Hinter dem Eingang positive des Samplers wurde kein Text gefunden, der Prompt hat also keine Stelle.',
  'The saved pictures could not be followed back to a sampler: the trace ends at node "{{0}}" ({{1}}).':
    'Die gesicherten Bilder ließen sich nicht bis zu einem Sampler zurückverfolgen: Die Spur endet bei Node „{{0}}“ ({{1}}).',
  'No sampler was found behind node "{{0}}".': 'Hinter Node „{{0}}“ wurde kein Sampler gefunden.',
  'Longtake finds samplers by their inputs (model, seed, positive, negative). {{0}}':
    'Longtake findet Sampler an ihren Eingängen (model, seed, positive, negative). {{0}}',
  'Node {{0}} is left out: the server does not know it, and nothing is connected to it.':
    'Node {{0}} wird weggelassen: Der Server kennt sie nicht, und nichts ist mit ihr verbunden.',
  '"{{0}}" (node {{1}})': '„{{0}}“ (Node {{1}})',
  '"{{0}}" (node {{1}}, of {{2}})': '„{{0}}“ (Node {{1}}, aus {{2}})',
  'Install the custom nodes it needs with the ComfyUI Manager ("Install Missing Custom Nodes") or update ComfyUI.':
    'Die nötigen Custom Nodes mit dem ComfyUI Manager installieren („Install Missing Custom Nodes“) oder ComfyUI aktualisieren.',
  'Install {{0}} with the ComfyUI Manager, or update ComfyUI where that is "comfy-core".':
    '{{0}} mit dem ComfyUI Manager installieren oder, wo das „comfy-core“ ist, ComfyUI aktualisieren.',
  'The workflow uses node types this server does not have: {{names}}._one':
    'Der Workflow nutzt einen Node-Typ, den dieser Server nicht hat: {{names}}.',
  'The workflow uses node types this server does not have: {{names}}._other':
    'Der Workflow nutzt Node-Typen, die dieser Server nicht hat: {{names}}.',
  'Node {{0}} is a group node of the old kind, which only the editor can take apart.':
    'Node {{0}} ist eine Gruppen-Node der alten Art, die nur der Editor auflösen kann.',
  'Right-click it in ComfyUI, choose "Convert to nodes" (a 2026 ComfyUI makes a subgraph of it on opening), and save the workflow.':
    'In ComfyUI rechts darauf klicken, „Convert to nodes“ wählen (ein ComfyUI von 2026 macht beim Öffnen einen Subgraphen daraus) und den Workflow sichern.',
  'Remove one of these links in ComfyUI and save it again.':
    'Eine dieser Verbindungen in ComfyUI entfernen und erneut sichern.',
  'It has no node that a server could run.': 'Er hat keine Node, die ein Server ausführen könnte.',
  'Nothing of this workflow is left to run. {{0}}': 'Von diesem Workflow bleibt nichts, was laufen könnte. {{0}}',
  'Unmute what should run in ComfyUI.': 'In ComfyUI die Stummschaltung (Mute) dessen aufheben, was laufen soll.',
  'The saved values of node {{0}} do not fit its inputs {{1}} on this server: check them.':
    'Die gesicherten Werte von Node {{0}} passen auf diesem Server nicht zu ihren Eingängen {{1}}: bitte prüfen.',
  'Input "{{0}}" of node {{1}} is not connected, because {{2}}.':
    'Eingang „{{0}}“ von Node {{1}} ist nicht verbunden, denn {{2}}.',
  'The text of node {{0}} offers choices in braces: the first one is taken.':
    'Der Text von Node {{0}} stellt in geschweiften Klammern zur Wahl: Das Erste gilt.',
  '{{0}} Or open the workflow in ComfyUI, choose "Workflow → Export (API)" and import the file that makes.':
    '{{0}} Oder den Workflow in ComfyUI öffnen, „Workflow → Exportieren (API)“ wählen und die Datei einbringen, die dabei entsteht.',
  'Open it in ComfyUI and save it again.': 'In ComfyUI öffnen und erneut sichern.',
  'This is no workflow of the ComfyUI editor: it has no list of nodes.':
    'Das ist kein Workflow des ComfyUI-Editors: Er hat keine Liste von Nodes.',
  'Its subgraphs are defined within each other without end.': 'Seine Subgraphen sind endlos ineinander definiert.',
  'A subgraph of this workflow has no id.': 'Ein Subgraph dieses Workflows hat keine id.',
  'A node of this workflow has no id or no type.': 'Eine Node dieses Workflows hat keine id oder keinen Typ.',
  'Two nodes of this workflow have the id {{0}}.': 'Zwei Nodes dieses Workflows haben die id {{0}}.',
  'nothing feeds it': 'nichts speist sie',
  'Node {{0}} is left out, because {{1}}.': 'Node {{0}} wird weggelassen, denn {{1}}.',
  'node {{0}}, which feeds it, is left out': 'Node {{0}}, die sie speist, wird weggelassen',
  'Node {{0}} has lost its input "{{1}}", because {{2}}.': 'Node {{0}} hat ihren Eingang „{{1}}“ verloren, denn {{2}}.',
  'Connect it in ComfyUI, or mute this node and what it feeds as well, and save the workflow again.':
    'Ihn in ComfyUI verbinden, oder auch diese Node und was sie speist stummschalten (Mute), und den Workflow erneut sichern.',
  'With its subgraphs laid out this workflow has more than {{0}} nodes.':
    'Mit aufgelösten Subgraphen hat dieser Workflow mehr als {{0}} Nodes.',
  'Use fewer subgraphs within subgraphs.': 'Weniger Subgraphen ineinander verwenden.',
  'The subgraph "{{0}}" contains itself.': 'Der Subgraph „{{0}}“ enthält sich selbst.',
  'Remove the inner one in ComfyUI and save the workflow again.':
    'Den inneren in ComfyUI entfernen und den Workflow erneut sichern.',
  'Subgraphs stand within each other more than {{0}} deep.': 'Subgraphen stehen mehr als {{0}} tief ineinander.',
  'Unpack some of them in ComfyUI and save the workflow again.':
    'Einige davon in ComfyUI auflösen (Unpack) und den Workflow erneut sichern.',
  'link {{0}} is not in the file': 'die Verbindung {{0}} steht nicht in der Datei',
  'reroutes or subgraphs feed each other in a circle': 'Reroutes oder Subgraphen speisen einander im Kreis',
  'node {{0}}, which should feed it, is not in the file':
    'Node {{0}}, die sie speisen sollte, steht nicht in der Datei',
  'node {{0}}, which feeds it, is muted': 'Node {{0}}, die sie speist, ist stummgeschaltet (Mute)',
  'node {{0}} is bypassed and has no input of the type {{1}}':
    'Node {{0}} ist überbrückt (Bypass) und hat keinen Eingang vom Typ {{1}}',
  'node {{0}} exists in the editor only': 'Node {{0}} gibt es nur im Editor',
  'the subgraph {{0}} has no input {{1}}': 'der Subgraph {{0}} hat keinen Eingang {{1}}',
  'no Set node stores "{{0}}", which node {{1}} gets': 'keine Set-Node speichert „{{0}}“, das Node {{1}} abruft',
};
