import { css, unsafeCSS, type CSSResult } from 'lit';
import { NAMES, OPEN, OURS } from './palette.js';

const LIGHT = 0;
const DARK = 1;

function properties(ground: 0 | 1): CSSResult {
  const open = Object.entries(OPEN).map(([name, colour]) => `--_${name}:var(--frontrow-${name},${colour[ground]});`);
  const ours = [...Object.entries(OURS), ...NAMES.map((colour, n) => [`name-${n}`, colour] as const)];
  return unsafeCSS([...open, ...ours.map(([name, colour]) => `--_${name}:${colour[ground]};`)].join(''));
}

/** Colours and sizes of the chat. A host sets the `--frontrow-…` ones; the others are ours. */
export const tokens = css`
  :host {
    color-scheme: light;
    ${properties(LIGHT)}
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
      ${properties(DARK)}
    }
  }
  :host([data-theme='dark']) {
    color-scheme: dark;
    ${properties(DARK)}
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
