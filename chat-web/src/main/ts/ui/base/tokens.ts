import { css, unsafeCSS, type CSSResult } from 'lit';
import { dark, light, OPEN, type Palette } from './palette.js';

function properties(palette: Palette): CSSResult {
  const lines = Object.entries(palette).map(([name, colour]) =>
    (OPEN as readonly string[]).includes(name)
      ? `--_${name}:var(--frontrow-${name},${colour});`
      : `--_${name}:${colour};`,
  );
  return unsafeCSS(lines.join(''));
}

/** Colours and sizes of the chat. A host sets the `--frontrow-…` ones; the others are ours. */
export const tokens = css`
  :host {
    color-scheme: light;
    ${properties(light)}
    --_font: var(--frontrow-font, system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif);
    --_size: var(--frontrow-font-size, 0.875rem);
    --_radius: var(--frontrow-radius, 12px);
    --_pad: var(--frontrow-padding, 14px);
    --_row: 0.3em;
  }
  :host([data-size='large']) {
    --_size: calc(var(--frontrow-font-size, 0.875rem) * 1.25);
  }
  :host([data-density='compact']) {
    --_pad: 8px;
    --_row: 0.08em;
  }
  @media (prefers-color-scheme: dark) {
    :host(:not([data-theme='light'])) {
      color-scheme: dark;
      ${properties(dark)}
    }
  }
  :host([data-theme='dark']) {
    color-scheme: dark;
    ${properties(dark)}
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
  button {
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
  /* Not drawn, but read out. */
  .unseen {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
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
