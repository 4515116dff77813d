import { css, unsafeCSS } from 'lit';
import { NAME_COLOURS } from './palette.js';

const names = Array.from({ length: NAME_COLOURS }, (_, n) => `.name-${n}{color:var(--_name-${n})}`).join('');

export const styles = css`
  :host {
    display: block;
    position: relative;
    padding: var(--_row) var(--_pad);
    line-height: 1.45;
    overflow-wrap: anywhere;
    border-radius: 0;
  }
  :host(:focus-visible) {
    outline: 2px solid var(--_accent);
    outline-offset: -2px;
  }
  :host(:hover),
  :host(:focus-within),
  :host([open]) {
    background: var(--_surface);
  }
  /* No break between the last badge and the name; a long name may still break inside. */
  .who {
    white-space: nowrap;
  }
  .name {
    white-space: normal;
    font-weight: 650;
    unicode-bidi: isolate;
  }
  .colon {
    margin-inline-end: 0.35em;
  }
  .text {
    unicode-bidi: isolate;
  }
  .tools {
    position: absolute;
    inset-block-start: -0.35em;
    inset-inline-end: calc(var(--_pad) - 6px);
    display: flex;
    align-items: center;
    gap: 2px;
    padding: 2px 3px 2px 8px;
    border: 1px solid var(--_border);
    border-radius: 999px;
    background: var(--_raised);
    box-shadow: 0 2px 8px rgb(0 0 0 / 12%);
    color: var(--_muted);
    font-size: 0.8em;
    line-height: 1;
    opacity: 0;
    pointer-events: none;
    transition: opacity 0.12s;
  }
  .tools.plain {
    padding: 5px 8px;
  }
  :host(:hover) .tools,
  :host(:focus-within) .tools,
  :host([open]) .tools {
    opacity: 1;
    pointer-events: auto;
  }
  .menu {
    display: grid;
    place-items: center;
    width: 26px;
    height: 24px;
    border-radius: 999px;
    font-size: 15px;
  }
  .menu:hover,
  :host([open]) .menu {
    background: color-mix(in srgb, var(--_accent) 16%, transparent);
    color: var(--_accent);
  }
  /* Fingers do not hover: the button stays, the rest of the tools goes. */
  @media (hover: none) {
    :host(.actions) {
      padding-inline-end: calc(var(--_pad) + 34px);
    }
    .tools,
    .tools.plain {
      display: none;
    }
    :host(.actions) .tools {
      display: flex;
      opacity: 0.75;
      pointer-events: auto;
      inset-block-start: 0;
      inset-inline-end: 6px;
      border: 0;
      padding: 0;
      background: none;
      box-shadow: none;
    }
    .tools time {
      display: none;
    }
    .menu {
      width: 34px;
      height: 32px;
    }
  }
  ${unsafeCSS(names)}
`;
