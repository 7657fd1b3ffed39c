# Stand-in for generate.py of Wan 2.1, for tests: its arguments, refusals, examples, log and names of files. No model.
import argparse
import random
import sys

import torch

import wan
from wan.configs import SIZES, SUPPORTED_SIZES, WAN_CONFIGS

EXAMPLES = {
    't2v-14B': {'prompt': 'example of a boxing match'},
    't2v-1.3B': {'prompt': 'example of a boxing match'},
    't2i-14B': {'prompt': 'example of a portrait'},
    'i2v-14B': {'prompt': 'example of a beach', 'image': 'examples/i2v_input.png'},
    'flf2v-14B': {'prompt': 'example of a bird', 'first_frame': 'examples/first.png', 'last_frame': 'examples/last.png'},
    'vace-1.3B': {'prompt': 'example of a feast', 'src_ref_images': 'examples/a.png,examples/b.png'},
    'vace-14B': {'prompt': 'example of a feast', 'src_ref_images': 'examples/a.png,examples/b.png'},
}


def parse():
    parser = argparse.ArgumentParser(prog='generate.py')
    add = parser.add_argument
    add('--task', default='t2v-14B', choices=list(WAN_CONFIGS))
    add('--size', default='1280*720', choices=list(SIZES))
    add('--frame_num', type=int)
    add('--ckpt_dir')
    add('--offload_model', type=wan.str2bool)
    for number in ('--ulysses_size', '--ring_size'):
        add(number, type=int, default=1)
    for switch in ('--t5_fsdp', '--t5_cpu', '--dit_fsdp', '--use_prompt_extend'):
        add(switch, action='store_true')
    for text in ('--save_file', '--src_video', '--src_mask', '--src_ref_images', '--prompt', '--prompt_extend_model',
                 '--image', '--first_frame', '--last_frame'):
        add(text)
    add('--prompt_extend_method', default='local_qwen', choices=['dashscope', 'local_qwen'])
    add('--prompt_extend_target_lang', default='zh', choices=['zh', 'en'])
    add('--base_seed', type=int, default=-1)
    add('--sample_solver', default='unipc', choices=['unipc', 'dpm++'])
    add('--sample_steps', type=int)
    add('--sample_shift', type=float)
    add('--sample_guide_scale', type=float, default=5.0)
    args = parser.parse_args()
    assert args.ckpt_dir is not None, 'Please specify the checkpoint directory.'
    assert args.task in EXAMPLES, f'Unsupport task: {args.task}'
    if args.sample_steps is None:
        args.sample_steps = 40 if 'i2v' in args.task else 50
    if args.frame_num is None:
        args.frame_num = 1 if 't2i' in args.task else 81
    if args.base_seed < 0:
        args.base_seed = random.randint(0, sys.maxsize)
    supported = SUPPORTED_SIZES[args.task]
    assert args.size in supported, \
        f"Unsupport size {args.size} for task {args.task}, supported sizes are: {', '.join(supported)}"
    return args


def main():
    args = parse()
    wan.begin(args)
    example = EXAMPLES[args.task]
    if args.prompt is None:
        args.prompt = example['prompt']
        if 'vace' in args.task:
            args.src_video = args.src_mask = None
            args.src_ref_images = example['src_ref_images']
    if 'flf2v' in args.task and (args.first_frame is None or args.last_frame is None):
        args.first_frame, args.last_frame = example['first_frame'], example['last_frame']
    elif 'i2v' in args.task and args.image is None:
        args.image = example['image']
    wan.say(f'Input prompt: {args.prompt}')
    first = args.image if 'i2v' in args.task else args.first_frame if 'flf2v' in args.task else None
    if 'vace' in args.task:
        wan.check_vace(args)
        wan.make(args, WAN_CONFIGS[args.task], 'VACE', source=args.src_video, follows=False)
    else:
        wan.make(args, WAN_CONFIGS[args.task], 'WanI2V' if first else 'WanT2V', source=first, follows=True, names='ring')


if __name__ == '__main__':
    main()
