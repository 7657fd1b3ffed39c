// German of the room seams.
export const german: Readonly<Record<string, string>> = {
  'The film cannot be decoded, so its seam cannot be measured.':
    'Der Film lässt sich nicht dekodieren, die Naht also nicht messen.',
  'It is damaged: render the segment again, or choose another take.':
    'Er ist beschädigt: Das Segment neu rendern oder einen anderen Take wählen.',
  'The clip has more than the {{0}} frames that it was cut to.':
    'Der Clip hat mehr als die {{0}} Bilder, auf die er geschnitten wurde.',
  'Let it be cut again from its take.': 'Den Clip neu aus seinem Take schneiden lassen.',
  'It has no frames; {{0}} are needed to measure the seam.':
    'Es sind keine Bilder vorhanden; um die Naht zu messen, sind {{0}} nötig.',
  'It ends too early; {{0}} are needed to measure the seam.':
    'Das Video endet zu früh; um die Naht zu messen, sind {{0}} Bilder nötig.',
  'It has {{count}} frames; {{needed}} are needed to measure the seam._one':
    'Es ist nur {{count}} Bild vorhanden; um die Naht zu messen, sind {{needed}} nötig.',
  'It has {{count}} frames; {{needed}} are needed to measure the seam._other':
    'Es sind nur {{count}} Bilder vorhanden; um die Naht zu messen, sind {{needed}} nötig.',
  'Nothing shows at the join.': 'An der Naht ist nichts zu sehen.',
  'The picture gets {{0}} brighter at the join.': 'An der Naht wird das Bild um {{0}} heller.',
  'The picture gets {{0}} darker at the join.': 'An der Naht wird das Bild um {{0}} dunkler.',
  'The colours change by {{0}} at the join.': 'An der Naht ändern sich die Farben um {{0}}.',
  'The dropped frame is not the frame before it again (difference {{0}}): a frame of motion may be lost.':
    'Das weggelassene Bild wiederholt das Bild davor nicht (Unterschied {{0}}): Ein Bild Bewegung kann verloren sein.',
  'The motion stands still for one frame: {{0}} across the join, {{1}} before and {{2}} after it.':
    'Die Bewegung steht ein Bild lang still: {{0}} über die Naht, {{1}} davor und {{2}} danach.',
  'The motion jumps: {{0}} across the join, {{1}} before and {{2}} after it.':
    'Die Bewegung springt: {{0}} über die Naht, {{1}} davor und {{2}} danach.',
  'The picture after the join is another one, as after a cut (difference {{0}}); it is left as it is unless you want it corrected.':
    'Nach der Naht kommt ein anderes Bild, wie nach einem Schnitt (Unterschied {{0}}); ohne ausdrückliche Wahl wird nichts korrigiert.',
  'The dropped frame is the frame before it again (difference {{0}}).':
    'Das weggelassene Bild wiederholt das Bild davor (Unterschied {{0}}).',
  "The picture is {{0}} brighter than the shot's first frame.":
    'Das Bild ist um {{0}} heller als das erste Bild des Shots.',
  "The picture is {{0}} darker than the shot's first frame.":
    'Das Bild ist um {{0}} dunkler als das erste Bild des Shots.',
};
