import { css } from 'lit';

/** A name's colour is one of this many (`--_name-0` …). */
export const NAME_COLOURS = 12;

const dark = css`
  color-scheme: dark;
  --_bg: var(--frontrow-bg, #14141b);
  --_surface: var(--frontrow-surface, #1e1e28);
  --_raised: var(--frontrow-raised, #272733);
  --_border: var(--frontrow-border, #31313f);
  --_text: var(--frontrow-text, #ececf4);
  --_muted: var(--frontrow-muted, #a2a2b6);
  --_accent: var(--frontrow-accent, #9a8cff);
  --_on-accent: var(--frontrow-on-accent, #14121f);
  --_danger: var(--frontrow-danger, #ff8a80);
  --_danger-bg: var(--frontrow-danger-bg, #3a2023);
  --_warn: var(--frontrow-warn, #f6c667);
  --_warn-bg: var(--frontrow-warn-bg, #342b19);
  --_creator: #ffcf5c;
  --_moderator: #6fdc8c;
  --_admin: #ff9e80;
  --_vip: #f48fe0;
  --_subscriber: #a5a8ff;
  --_name-0: #ff86ba;
  --_name-1: #ff8f85;
  --_name-2: #ffab70;
  --_name-3: #f2c14e;
  --_name-4: #cddc6a;
  --_name-5: #81d98a;
  --_name-6: #5fd9c8;
  --_name-7: #63cdf2;
  --_name-8: #85b4ff;
  --_name-9: #a9acff;
  --_name-10: #c9a0ff;
  --_name-11: #f08ee6;
`;

const light = css`
  color-scheme: light;
  --_bg: var(--frontrow-bg, #ffffff);
  --_surface: var(--frontrow-surface, #f5f5f9);
  --_raised: var(--frontrow-raised, #ffffff);
  --_border: var(--frontrow-border, #e2e2ea);
  --_text: var(--frontrow-text, #1b1b26);
  --_muted: var(--frontrow-muted, #5f5f70);
  --_accent: var(--frontrow-accent, #5a48dc);
  --_on-accent: var(--frontrow-on-accent, #ffffff);
  --_danger: var(--frontrow-danger, #b3261e);
  --_danger-bg: var(--frontrow-danger-bg, #fdecea);
  --_warn: var(--frontrow-warn, #7a5200);
  --_warn-bg: var(--frontrow-warn-bg, #fff5dc);
  --_creator: #8a5a00;
  --_moderator: #1b7138;
  --_admin: #b23c17;
  --_vip: #a02a8d;
  --_subscriber: #4a4fd0;
  --_name-0: #b8175a;
  --_name-1: #b3261e;
  --_name-2: #a84300;
  --_name-3: #835600;
  --_name-4: #5a6600;
  --_name-5: #27712b;
  --_name-6: #006f62;
  --_name-7: #006a86;
  --_name-8: #1560b8;
  --_name-9: #4a4fd0;
  --_name-10: #7b3fc4;
  --_name-11: #9b2794;
`;

/** Colours and sizes of the chat. A host sets the `--frontrow-…` ones; the others are ours. */
export const tokens = css`
  :host {
    ${light}
    --_font: var(--frontrow-font, system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif);
    --_size: var(--frontrow-font-size, 0.875rem);
    --_radius: var(--frontrow-radius, 12px);
    --_pad: var(--frontrow-padding, 14px);
  }
  @media (prefers-color-scheme: dark) {
    :host(:not([theme='light'])) {
      ${dark}
    }
  }
  :host([theme='dark']) {
    ${dark}
  }
`;

/** What every element of ours starts from. */
export const base = css`
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  [hidden] {
    display: none !important;
  }
  button,
  a.button {
    font: inherit;
    color: inherit;
    background: none;
    border: 0;
    padding: 0;
    cursor: pointer;
    -webkit-tap-highlight-color: transparent;
  }
  button:disabled {
    cursor: default;
  }
  :focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }
  @media (prefers-reduced-motion: reduce) {
    *,
    *::before,
    *::after {
      animation: none !important;
      transition: none !important;
    }
  }
`;
