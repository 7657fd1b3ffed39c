// One accent, quiet greys, tight spacing: the pictures are the colourful part.
import { createTheme, type MantineThemeComponents, rem } from '@mantine/core';

const small = { defaultProps: { size: 'xs' } };

// Plain objects instead of `Select.extend(…)`: the theme is on the first screen, most of these components are not.
const components: MantineThemeComponents = {
  ActionIcon: {
    defaultProps: { variant: 'subtle', color: 'gray', size: 28 },
    classNames: { root: 'lt-quiet-when-disabled' },
  },
  Button: { ...small, styles: { label: { fontWeight: 500 } } },
  Checkbox: small,
  Code: { defaultProps: { fz: 12 } },
  InputWrapper: { defaultProps: { size: 'xs' }, styles: { label: { fontWeight: 500, marginBottom: 3 } } },
  // Its placeholder for the focus is no menu item, which a menu must not have.
  Menu: { defaultProps: { withInitialFocusPlaceholder: false } },
  Modal: { defaultProps: { centered: true, overlayProps: { backgroundOpacity: 0.5 } } },
  NativeSelect: small,
  NumberInput: small,
  // Its label lies above its mark; not above a head that stays while this scrolls below it.
  SegmentedControl: { ...small, styles: { root: { isolation: 'isolate' }, label: { fontWeight: 500 } } },
  Select: { defaultProps: { size: 'xs', allowDeselect: false, checkIconPosition: 'right' } },
  Switch: small,
  Text: { defaultProps: { size: 'sm' } },
  Textarea: small,
  TextInput: small,
  Tooltip: { defaultProps: { openDelay: 350, withArrow: true, fz: 12, multiline: true, maw: 320 } },
};

export const theme = createTheme({
  fontFamily:
    "Inter, 'Segoe UI Variable', 'Segoe UI', system-ui, -apple-system, 'Noto Sans', 'DejaVu Sans', sans-serif", // not for people
  fontFamilyMonospace: "'JetBrains Mono', 'Cascadia Mono', 'SF Mono', Menlo, 'DejaVu Sans Mono', monospace", // not for people
  black: '#1b1e23',
  primaryColor: 'accent',
  primaryShade: { light: 6, dark: 6 },
  defaultRadius: 'sm',
  cursorType: 'pointer',
  respectReducedMotion: true,
  focusRing: 'auto',
  fontSizes: { xs: rem(12), sm: rem(13), md: rem(14), lg: rem(16), xl: rem(19) },
  spacing: { xs: rem(8), sm: rem(12), md: rem(16), lg: rem(20), xl: rem(28) },
  radius: { xs: rem(3), sm: rem(5), md: rem(8), lg: rem(12), xl: rem(20) },
  colors: {
    accent: [
      '#eef1ff',
      '#dce1fb',
      '#b7c1f5',
      '#95a3f2',
      '#7b8cf0',
      '#6a7cee',
      '#5566e3',
      '#4656cb',
      '#3c4ab3',
      '#303d9b',
    ],
    dark: [
      '#e3e6eb',
      '#c3c9d2',
      '#99a2af',
      '#77808d',
      '#3a414c',
      '#2a2f38',
      '#1f242b',
      '#16191e',
      '#101216',
      '#0a0c0e',
    ],
  },
  components,
});
