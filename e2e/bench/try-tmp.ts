import { mkdtempSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
const B='/work/main/e2e/bench/films/';
const { makeFilmClips } = await import(B+'film-clips.ts');
const { filmPlanOf } = await import(B+'film-plan.ts');
const { assembleInOwnProcess } = await import(B+'assemble-in-own-process.ts');
const p = await import(B+'plain-ffmpeg.ts');
const { createFrameCheck } = await import(B+'frame-check.ts');
const { locateFfmpeg } = await import('/work/main/src-main/media/index.ts');
const ff = (await locateFfmpeg(null)).value;
const root = mkdtempSync('/tmp/ab/x-');
const t0=performance.now(); const T=(l,...a)=>console.log(((performance.now()-t0)/1000).toFixed(1),l,...a);
const clips = await makeFilmClips(ff, join(root,'clips'), 200); T('clips');
const check = createFrameCheck(ff);
const plan = filmPlanOf(clips,{minutes:10,crossfades:false});
const cache = join(root,'cache');
for (let i=0;i<1;i++){ 
 const a = await assembleInOwnProcess({ffmpeg:ff,plan,filePath:join(root,'a.mp4'),cacheFolderPath:cache}); T('copy', JSON.stringify(a));
 const c = await p.plainFfmpeg(ff.path, await p.concatArguments(clips, join(root,'c.mp4'))); T('concat', JSON.stringify(c));
}
const x1 = await p.plainFfmpeg(ff.path, p.crossfadeArguments(clips.slice(0,20), join(root,'x1.mp4'))); T('xfade1', JSON.stringify(x1));
T('check x1', await check.check(join(root,'x1.mp4'),960));
const xplan = filmPlanOf(clips,{minutes:10,crossfades:true});
T('pieces', xplan.pieces.filter(p=>p.kind==='copy').length, xplan.pieces.filter(p=>p.kind==='render').map(p=>p.range.frames).reduce((a,b)=>a+b,0), xplan.pieces.filter(p=>p.kind==='render').length);
for (let i=0;i<2;i++) T('xf', JSON.stringify(await assembleInOwnProcess({ffmpeg:ff,plan:xplan,filePath:join(root,'b.mp4'),cacheFolderPath:cache})));
T('check b', await check.check(join(root,'b.mp4'),9600));
const long = filmPlanOf(clips,{minutes:30,crossfades:false});
T('long', JSON.stringify(await assembleInOwnProcess({ffmpeg:ff,plan:long,filePath:join(root,'a.mp4'),cacheFolderPath:cache})));
T('long', JSON.stringify(await p.plainFfmpeg(ff.path, await p.concatArguments([...clips,...clips,...clips], join(root,'c.mp4')))));
