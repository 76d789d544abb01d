import type { ThemeConfig } from 'antd';

export const FONTS = '"Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC", sans-serif';

/** Colours of meaning, the same in tags, charts and tables. Each keeps 4.5 : 1 on white. */
export const COLOUR = {
  blue: '#1d5fae',
  red: '#b3261e',
  orange: '#9a5b00',
  green: '#1e6b3a',
  text: '#1f2329',
  quiet: '#5b6270',
  line: '#dfe3e8',
  ground: '#f6f7f9',
} as const;

/** Calm and dense: white and light grey, one blue. */
export const THEME: ThemeConfig = {
  token: {
    colorPrimary: COLOUR.blue,
    colorLink: COLOUR.blue,
    // Derived, they are too pale to read (2.9 : 1).
    colorPrimaryHover: '#174d8d',
    colorLinkHover: '#174d8d',
    colorLinkActive: '#174d8d',
    colorInfo: COLOUR.blue,
    colorError: COLOUR.red,
    colorWarning: COLOUR.orange,
    colorSuccess: COLOUR.green,
    // The derived grounds of dark colours are muddy: the ones of the tags.
    colorErrorBg: '#fdecea',
    colorErrorBorder: '#f3c1bc',
    colorWarningBg: '#fff8e8',
    colorWarningBorder: '#f0d3a0',
    colorSuccessBg: '#e8f5ec',
    colorSuccessBorder: '#b5dcc2',
    colorText: COLOUR.text,
    colorTextSecondary: COLOUR.quiet,
    colorTextTertiary: COLOUR.quiet,
    colorTextDescription: COLOUR.quiet,
    // The default grey of placeholders is too pale to read (2 : 1).
    colorTextPlaceholder: '#6b7280',
    colorInfoBg: '#eaf1fa',
    colorInfoBorder: '#c9dcf2',
    colorBgLayout: COLOUR.ground,
    colorBorderSecondary: COLOUR.line,
    borderRadius: 4,
    fontFamily: FONTS,
    fontSize: 14,
    // Offices run this over remote desktops and on old machines: nothing slides or fades.
    motion: false,
  },
  components: {
    Table: { cellPaddingBlockSM: 5, headerBg: '#eef1f5' },
    Button: { primaryShadow: 'none', defaultShadow: 'none' },
  },
};
