// The icon: frames of film chained one to the next along a rising curve, each with more of the day than the one before;
// the light between two frames is the last frame that is handed on.

/** Small sizes lose the details that would only blur there. */
export function appIconSvg(size: number): string {
  const detailed = size >= 48;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 1024 1024">
<defs>
<linearGradient id="ground" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="#34406f"/><stop offset="0.55" stop-color="#1f2550"/><stop offset="1" stop-color="#121633"/></linearGradient>
<linearGradient id="evening" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#6a4b9b"/><stop offset="0.6" stop-color="#d9627a"/><stop offset="1" stop-color="#ff9d6c"/></linearGradient>
<linearGradient id="morning" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#ff9a76"/><stop offset="0.5" stop-color="#ffc27d"/><stop offset="1" stop-color="#ffe7b0"/></linearGradient>
<radialGradient id="light"><stop offset="0" stop-color="#fff7dd"/><stop offset="0.35" stop-color="#ffe3a3" stop-opacity="0.75"/><stop offset="1" stop-color="#ffcf7a" stop-opacity="0"/></radialGradient>
<filter id="lift" x="-20%" y="-20%" width="140%" height="150%"><feDropShadow dx="0" dy="18" stdDeviation="22" flood-color="#070a1c" flood-opacity="0.55"/></filter>
<clipPath id="left-gate"><rect x="-${GATE.width / 2}" y="-${GATE.height / 2}" width="${GATE.width}" height="${GATE.height}" rx="26"/></clipPath>
</defs>
<rect x="64" y="64" width="896" height="896" rx="208" fill="url(#ground)"/>
${detailed ? '<rect x="68" y="68" width="888" height="888" rx="204" fill="none" stroke="#ffffff" stroke-opacity="0.12" stroke-width="8"/>' : ''}
<g transform="${detailed ? '' : 'translate(512 512) scale(1.16) translate(-512 -512)'}">
<g filter="${detailed ? 'url(#lift)' : ''}">${frame(356, 590, 'url(#evening)', detailed, EVENING)}</g>
<g filter="${detailed ? 'url(#lift)' : ''}">${frame(668, 434, 'url(#morning)', detailed, MORNING)}</g>
<circle cx="512" cy="512" r="150" fill="url(#light)"/>
${detailed ? link() : ''}
</g>
</svg>`;
}

const GATE = { width: 300, height: 250 } as const;
const EVENING =
  '<circle cx="-58" cy="34" r="50" fill="#ffe0a0"/><path d="M-150 60Q-90 10 -30 58T90 50T150 40V140H-150Z" fill="#3d2a66"/>';
const MORNING =
  '<circle cx="30" cy="-14" r="62" fill="#fffaf0"/><path d="M-150 40Q-90 -10 -20 52T90 46T150 20V140H-150Z" fill="#e0636f"/>';

function frame(x: number, y: number, fill: string, detailed: boolean, scene: string): string {
  const [width, height] = [GATE.width + 64, GATE.height + 176];
  const holes = [-1, -0.34, 0.34, 1].flatMap((part) =>
    [-1, 1].map(
      (side) => `<rect x="${part * 132 - 25}" y="${side * 168 - 21}" width="50" height="42" rx="12" fill="#1f2550"/>`,
    ),
  );
  const picture = `<rect x="-${GATE.width / 2}" y="-${GATE.height / 2}" width="${GATE.width}" height="${GATE.height}" rx="26" fill="${fill}"/><g clip-path="url(#left-gate)">${scene}</g>`;
  return `<g transform="translate(${x} ${y}) rotate(-9)"><rect x="-${width / 2}" y="-${height / 2}" width="${width}" height="${height}" rx="46" fill="#f5efe4"/>${detailed ? holes.join('') : ''}${picture}</g>`;
}

/** Two links of a chain where the frames meet. */
function link(): string {
  const ring = (x: number, y: number, colour: string): string =>
    `<rect x="${x - 74}" y="${y - 40}" width="148" height="80" rx="40" fill="none" stroke="${colour}" stroke-width="27"/>`;
  return `<g transform="translate(512 512) rotate(-27)">${ring(-48, 0, '#ffffff')}${ring(48, 0, '#ffcf5c')}<path d="M-13 -40H-48" stroke="#ffffff" stroke-width="27"/></g>`;
}
