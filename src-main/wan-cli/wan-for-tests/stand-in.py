# What the stand-ins for both versions share; copied as wan/__init__.py. Speaks and behaves as the real one does, draws with
# ffmpeg. How fast, and what goes wrong, stands in stand-in.json beside generate.py, or in WAN_FOR_TESTS as the same JSON.
import json
import logging
import math
import os
import re
import signal
import subprocess
import sys
import time
from datetime import datetime

HERE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def settings():
    with open(os.path.join(HERE, 'stand-in.json'), encoding='utf-8') as file:
        known = json.load(file)
    known.update(json.loads(os.environ.get('WAN_FOR_TESTS', '{}')))
    return known


OPTIONS = settings()
FAULT = OPTIONS.get('fault')


def str2bool(text):
    lower = text.lower()
    if lower in ('yes', 'true', 't', 'y', '1'):
        return True
    if lower in ('no', 'false', 'f', 'n', '0'):
        return False
    import argparse
    raise argparse.ArgumentTypeError('Boolean value expected (True/False)')


def say(text):
    logging.info(text)


def begin(args):
    logging.basicConfig(level=logging.INFO, format='[%(asctime)s] %(levelname)s: %(message)s',
                        handlers=[logging.StreamHandler(stream=sys.stdout)])
    if args.offload_model is None:
        args.offload_model = True
        say('offload_model is not specified, set to True.')
    say(f'Generation job args: {args}')
    with open(os.path.join(HERE, 'started.jsonl'), 'a', encoding='utf-8') as file:
        file.write(json.dumps({'pid': os.getpid(), **vars(args)}) + '\n')


def check_vace(args):
    if args.src_ref_images is not None:
        for path in args.src_ref_images.split(','):
            open(path, 'rb').close()
    if args.src_video is not None:
        args.frame_num = (frames_of(args.src_video) - 1) // 4 * 4 + 1
        assert args.src_mask is None or frames_of(args.src_mask) >= args.frame_num


def make(args, config, pipeline, source, follows, names=''):
    say(f'Creating {pipeline} pipeline.')
    load(args.ckpt_dir)
    if source is not None and follows and args.frame_num % 4 != 1:
        raise RuntimeError(f"shape '[1, {(args.frame_num + 3) // 4}, 4, 60, 104]' is invalid for input of size 505440")
    say('Generating video ...')
    if FAULT == 'chatty':
        for number in range(20000):
            print(f'WARNING: a library repeats itself at length, {number} ' + 'x' * 80)
    if FAULT == 'stubborn':
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
    if FAULT == 'children':
        child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(600)'])
        with open(os.path.join(HERE, 'child.pid'), 'w', encoding='utf-8') as file:
            file.write(str(child.pid))
    sample(args.sample_steps)
    width, height = size_of(args, source if follows else None)
    path = args.save_file
    if path is None or FAULT in ('other-name', 'unsaid-name'):
        words = args.prompt.replace(' ', '_').replace('/', '_')[:50]
        middle = '1_1' if names == 'ring' else '1'
        path = f'{args.task}_{args.size}_{middle}_{words}_{datetime.now():%Y%m%d_%H%M%S}.mp4'
    if FAULT != 'unsaid-name':
        say(f'Saving generated video to {path}')
    save(path, args, config['sample_fps'], width, height, source)
    say('Finished.')
    sys.stdout.flush()
    if FAULT == 'crash-after-all':
        os.kill(os.getpid(), signal.SIGSEGV)


def load(checkpoint):
    say(f'Creating WanModel from {checkpoint}')
    open(os.path.join(checkpoint, 'models_t5_umt5-xxl-enc-bf16.pth'), 'rb').close()
    for shard in range(1, 7):
        bar('Loading checkpoint shards: ', shard, 6)
    sys.stderr.write('\n')


def bar(words, done, total):
    share = done / total
    filled = '█' * int(share * 10)
    sys.stderr.write(f'\r{words}{int(share * 100):3d}%|{filled:<10}| {done}/{total} [00:01<00:02,  1.00s/it]')
    sys.stderr.flush()


def sample(steps):
    bar('', 0, steps)
    for step in range(1, steps + 1):
        time.sleep(OPTIONS.get('stepMs', 0) / 1000)
        bar('', step, steps)
        if step == max(1, steps // 2):
            if FAULT in ('hang', 'stubborn', 'children'):
                time.sleep(600)
            if FAULT == 'crash':
                sys.stderr.write('\n')
                raise RuntimeError('mat1 and mat2 shapes cannot be multiplied (512x4096 and 2048x5120)')
            if FAULT == 'out-of-memory':
                sys.stderr.write('\n')
                raise type('OutOfMemoryError', (RuntimeError,), {'__module__': 'torch'})(
                    'CUDA out of memory. Tried to allocate 2.53 GiB. GPU 0 has a total capacity of 23.65 GiB')
            if FAULT == 'killed':
                os.kill(os.getpid(), signal.SIGKILL)
    sys.stderr.write('\n')


def size_of(args, picture):
    width, height = map(int, args.size.split('*'))
    if picture is None:
        return width, height
    found = re.search(r'Video: .*?, (\d+)x(\d+)', look_at(picture))
    shape = int(found.group(2)) / int(found.group(1))
    step = 32 if 'ti2v' in args.task else 16
    area = width * height
    return int(math.sqrt(area / shape) // step * step), int(math.sqrt(area * shape) // step * step)


def look_at(path):
    return subprocess.run([OPTIONS['ffmpeg'], '-hide_banner', '-i', path], capture_output=True, text=True).stderr


def frames_of(path):
    told = subprocess.run([OPTIONS['ffmpeg'], '-hide_banner', '-i', path, '-f', 'null', '-'], capture_output=True, text=True)
    return int(re.findall(r'frame=\s*(\d+)', told.stderr)[-1])


def save(path, args, rate, width, height, source):
    if FAULT == 'no-file':
        print(f"cache_video failed, error: [Errno 2] No such file or directory: '{path}'", flush=True)
        return
    frames = (args.frame_num - 1) // 4 * 4 + 1
    if source is None:
        given = ['-f', 'lavfi', '-i', f'testsrc2=size={width}x{height}:rate={rate}']
        change = f'hue=h={args.base_seed % 360}'
    else:
        still = [] if re.search(r'\.(mp4|mov|webm)$', source) else ['-loop', '1', '-framerate', str(rate)]
        given = [*still, '-i', source]
        # The first frame is the picture itself.
        change = f'trim=end_frame=1,loop=-1:1,fps={rate},scale={width}:{height}:force_original_aspect_ratio=increase,' \
                 f'crop={width}:{height},hue=h=2*n'
    encode = ['-frames:v', str(frames), '-r', str(rate), '-c:v', 'libx264', '-crf', '18', '-pix_fmt', 'yuv420p',
              '-f', 'mp4', '-y', path]
    command = [OPTIONS['ffmpeg'], '-hide_banner', '-loglevel', 'error', *given, '-vf', change, *encode]
    if FAULT == 'late-file':
        late = f'import subprocess, time; time.sleep(1); subprocess.run({command!r})'
        subprocess.Popen([sys.executable, '-c', late], start_new_session=True)
    else:
        subprocess.run(command, check=True)
