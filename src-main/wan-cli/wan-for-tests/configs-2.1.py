# Stand-in for wan/configs of Wan 2.1: the same names and figures, nothing of the models.
FPS = 16
WAN_CONFIGS = {
    't2v-14B': {'sample_fps': FPS},
    't2v-1.3B': {'sample_fps': FPS},
    'i2v-14B': {'sample_fps': FPS},
    't2i-14B': {'sample_fps': FPS},
    'flf2v-14B': {'sample_fps': FPS},
    'vace-1.3B': {'sample_fps': FPS},
    'vace-14B': {'sample_fps': FPS},
}
FOUR = ('720*1280', '1280*720', '480*832', '832*480')
SIZES = FOUR + ('1024*1024',)
SUPPORTED_SIZES = {
    't2v-14B': FOUR,
    't2v-1.3B': ('480*832', '832*480'),
    'i2v-14B': FOUR,
    'flf2v-14B': FOUR,
    't2i-14B': SIZES,
    'vace-1.3B': ('480*832', '832*480'),
    'vace-14B': FOUR,
}
