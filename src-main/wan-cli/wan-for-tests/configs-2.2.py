# Stand-in for wan/configs of Wan 2.2: the same names and figures, nothing of the models.
WAN_CONFIGS = {
    't2v-A14B': {'sample_fps': 16, 'sample_steps': 40, 'sample_shift': 12.0, 'sample_guide_scale': (3.0, 4.0), 'frame_num': 81},
    'i2v-A14B': {'sample_fps': 16, 'sample_steps': 40, 'sample_shift': 5.0, 'sample_guide_scale': (3.5, 3.5), 'frame_num': 81},
    'ti2v-5B': {'sample_fps': 24, 'sample_steps': 50, 'sample_shift': 5.0, 'sample_guide_scale': 5.0, 'frame_num': 121},
    'animate-14B': {'sample_fps': 30, 'sample_steps': 20, 'sample_shift': 5.0, 'sample_guide_scale': 1.0, 'frame_num': 77},
    's2v-14B': {'sample_fps': 16, 'sample_steps': 40, 'sample_shift': 3.0, 'sample_guide_scale': 4.5, 'frame_num': 81},
}
FOUR = ('720*1280', '1280*720', '480*832', '832*480')
SIZES = FOUR + ('704*1280', '1280*704', '1024*704', '704*1024')
SUPPORTED_SIZES = {
    't2v-A14B': FOUR,
    'i2v-A14B': FOUR,
    'ti2v-5B': ('704*1280', '1280*704'),
    's2v-14B': SIZES,
    'animate-14B': ('720*1280', '1280*720'),
}
