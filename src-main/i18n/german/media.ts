// German of the room media.
export const german: Readonly<Record<string, string>> = {
  'This animated WebP cannot be read.': 'Dieses animierte WebP ist nicht lesbar.',
  'It is damaged or was not written to its end: make it again, or let the workflow save an MP4.':
    'Es ist beschädigt oder wurde nicht zu Ende geschrieben: neu erzeugen oder im Workflow ein MP4 speichern lassen.',
  'The take holds no picture that can be decoded.': 'Der Take enthält kein Bild, das sich dekodieren lässt.',
  'The picture of the take is damaged: it can be decoded up to about frame {{0}}.':
    'Das Bild des Takes ist beschädigt: Es lässt sich etwa bis Bild {{0}} dekodieren.',
  'Not all frames of this clip can be decoded.': 'Nicht alle Bilder dieses Clips lassen sich dekodieren.',
  'Cut it again from its take, or render the segment again.':
    'Ihn neu aus seinem Take schneiden oder das Segment neu rendern.',
  'The take has {{0}} frames; the clip needs {{1}}.': 'Der Take hat {{0}} Bilder, der Clip braucht {{1}}.',
  'Render the segment again, or accept the shorter take and let the shot be planned anew.':
    'Das Segment neu rendern oder den kürzeren Take annehmen und den Shot neu planen lassen.',
  'The sound of the take cannot be decoded; the clip has its picture only.':
    'Der Ton des Takes lässt sich nicht dekodieren; der Clip hat nur das Bild.',
  'A clip of {{0}} × {{1}} cannot be encoded: width and height must be even.':
    'Ein Clip mit {{0}} × {{1}} lässt sich nicht kodieren: Breite und Höhe müssen gerade sein.',
  'The video ends before frame {{0}}.': 'Das Video endet vor Bild {{0}}.',
  'Render the segment again, or accept the shorter take.': 'Das Segment neu rendern oder den kürzeren Take annehmen.',
  'It is damaged: not every frame can be decoded.': 'Die Datei ist beschädigt: Nicht jedes Bild lässt sich dekodieren.',
  'Make it again; look whether the disk is failing.': 'Sie neu erzeugen; prüfen, ob der Datenträger defekt ist.',
  'The frame {{0}} is damaged or not whole.': 'Das Einzelbild {{0}} ist beschädigt oder unvollständig.',
  'The frame {{0}} has another size or colour depth than the first one.':
    'Das Einzelbild {{0}} hat eine andere Größe oder Farbtiefe als das erste.',
  'This folder holds no frames.': 'Dieser Ordner enthält keine Einzelbilder.',
  'Render the segment again; the workflow must save PNG, JPEG or WebP pictures.':
    'Das Segment neu rendern; der Workflow muss PNG-, JPEG- oder WebP-Bilder speichern.',
  'This picture cannot be decoded.': 'Dieses Bild lässt sich nicht dekodieren.',
  'It is damaged: choose or make another one.': 'Es ist beschädigt: ein anderes wählen oder erzeugen.',
  'No working ffmpeg was found.': 'Es wurde kein funktionierendes ffmpeg gefunden.',
  'Install ffmpeg (Windows: winget install ffmpeg; macOS: brew install ffmpeg; Debian and Ubuntu: sudo apt install ffmpeg), or set its path in Settings or in LONGTAKE_FFMPEG.':
    'ffmpeg installieren (Windows: winget install ffmpeg; macOS: brew install ffmpeg; Debian und Ubuntu: sudo apt install ffmpeg) oder seinen Pfad in den Einstellungen oder in LONGTAKE_FFMPEG angeben.',
  'This file is neither a picture nor a video that can be read.':
    'Diese Datei ist weder ein lesbares Bild noch ein lesbares Video.',
  'Use PNG, JPEG or WebP for pictures and MP4, WebM, MOV, GIF, APNG or animated WebP for videos.':
    'Für Bilder PNG, JPEG oder WebP verwenden, für Videos MP4, WebM, MOV, GIF, APNG oder animiertes WebP.',
  'This file is not a picture that can be read.': 'Diese Datei ist kein lesbares Bild.',
  'Use a PNG, JPEG, WebP, BMP or GIF.': 'PNG, JPEG, WebP, BMP oder GIF verwenden.',
  'This video cannot be read.': 'Dieses Video ist nicht lesbar.',
  'It is damaged or was not written to its end: make it again.':
    'Es ist beschädigt oder wurde nicht zu Ende geschrieben: neu erzeugen.',
  'The file cannot be opened.': 'Die Datei lässt sich nicht öffnen.',
  'Check that it is still there and may be read.': 'Prüfen, ob sie noch da ist und gelesen werden darf.',
  'This picture is a link out of the project.': 'Dieses Bild ist eine Verknüpfung, die aus dem Projekt hinausführt.',
  'Copy the picture itself into the folder `selected`.': 'Das Bild selbst in den Ordner „selected“ kopieren.',
  'Start it again when you want it.': 'Bei Bedarf neu starten.',
  'ffmpeg could not be started from {{0}}.': 'ffmpeg ließ sich nicht von {{0}} starten.',
  'Check the ffmpeg path in Settings.': 'Den ffmpeg-Pfad in den Einstellungen prüfen.',
  'The disk is full.': 'Der Datenträger ist voll.',
  'ffmpeg failed ({{0}}).': 'ffmpeg ist gescheitert ({{0}}).',
  'This ffmpeg lacks a part that is needed: {{0}}.': 'Diesem ffmpeg fehlt ein nötiger Teil: {{0}}.',
  'Free some space and try again.': 'Platz schaffen und noch einmal versuchen.',
  'Look at the details; when the input is damaged, make it again.':
    'Die Einzelheiten ansehen; ist die Eingabe beschädigt, sie neu erzeugen.',
  'Choose a complete ffmpeg build (with libx264 and freetype) in Settings.':
    'In den Einstellungen ein vollständiges ffmpeg (mit libx264 und freetype) wählen.',
  'This picture cannot be laid over another: it cannot be decoded.':
    'Dieses Bild lässt sich nicht über ein anderes legen: Es ist nicht dekodierbar.',
  'This file holds no sound that can be read.': 'Diese Datei enthält keinen lesbaren Ton.',
  'Use WAV, FLAC, MP3, M4A, Ogg, Opus or AIFF.': 'WAV, FLAC, MP3, M4A, Ogg, Opus oder AIFF verwenden.',
};
