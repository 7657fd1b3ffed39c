# Stand-in for generate.py of Wan 2.2, for tests: its arguments, refusals, examples, log and names of files. No model.
import argparse
import random
import sys

import torch

import wan
from wan.configs import SIZES, SUPPORTED_SIZES, WAN_CONFIGS

EXAMPLES = {
    't2v-A14B': {'prompt': 'example of a boxing match'},
    'i2v-A14B': {'prompt': 'example of a beach', 'image': 'examples/i2v_input.png'},
    'ti2v-5B': {'prompt': 'example of a boxing match'},
    'animate-14B': {'prompt': 'example of a dance'},
    's2v-14B': {'prompt': 'example of a song', 'image': 'examples/i2v_input.png', 'audio': 'examples/talk.wav'},
}


def parse():
    parser = argparse.ArgumentParser(prog='generate.py')
    add = parser.add_argument
    add('--task', default='t2v-A14B', choices=list(WAN_CONFIGS))
    add('--size', default='1280*720', choices=list(SIZES))
    add('--frame_num', type=int)
    add('--ckpt_dir')
    add('--offload_model', type=wan.str2bool)
    add('--ulysses_size', type=int, default=1)
    for switch in ('--t5_fsdp', '--t5_cpu', '--dit_fsdp', '--use_prompt_extend', '--convert_model_dtype', '--replace_flag',
                   '--use_relighting_lora', '--enable_tts', '--start_from_ref'):
        add(switch, action='store_true')
    for text in ('--save_file', '--prompt', '--prompt_extend_model', '--image', '--src_root_path', '--audio',
                 '--tts_prompt_audio', '--tts_prompt_text', '--tts_text', '--pose_video'):
        add(text)
    add('--prompt_extend_method', default='local_qwen', choices=['dashscope', 'local_qwen'])
    add('--prompt_extend_target_lang', default='zh', choices=['zh', 'en'])
    add('--base_seed', type=int, default=-1)
    add('--sample_solver', default='unipc', choices=['unipc', 'dpm++'])
    for number in ('--sample_steps', '--num_clip'):
        add(number, type=int)
    for number in ('--sample_shift', '--sample_guide_scale'):
        add(number, type=float)
    add('--refert_num', type=int, default=77)
    add('--infer_frames', type=int, default=80)
    args = parser.parse_args()
    assert args.ckpt_dir is not None, 'Please specify the checkpoint directory.'
    assert args.task in EXAMPLES, f'Unsupport task: {args.task}'
    example = EXAMPLES[args.task]
    if args.prompt is None:
        args.prompt = example['prompt']
    if args.image is None:
        args.image = example.get('image')
    config = WAN_CONFIGS[args.task]
    for name in ('sample_steps', 'sample_shift', 'sample_guide_scale', 'frame_num'):
        if getattr(args, name) is None:
            setattr(args, name, config[name])
    if args.base_seed < 0:
        args.base_seed = random.randint(0, sys.maxsize)
    supported = SUPPORTED_SIZES[args.task]
    assert args.size in supported, \
        f"Unsupport size {args.size} for task {args.task}, supported sizes are: {', '.join(supported)}"
    return args


def main():
    args = parse()
    wan.begin(args)
    wan.say(f'Input prompt: {args.prompt}')
    if args.image is not None:
        wan.say(f'Input image: {args.image}')
    pipeline = 'WanT2V' if 't2v' in args.task and 'ti2v' not in args.task else 'WanTI2V' if 'ti2v' in args.task else 'WanI2V'
    source = None if pipeline == 'WanT2V' else args.image
    wan.make(args, WAN_CONFIGS[args.task], pipeline, source=source, follows=True)


if __name__ == '__main__':
    main()
