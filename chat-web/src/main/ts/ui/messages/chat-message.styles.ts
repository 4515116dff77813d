import { css } from 'lit';

const afterText = css`
  position: static;
  display: inline-flex;
  vertical-align: middle;
  padding: 0 8px;
  border: 0;
  box-shadow: none;
`;

export const styles = css`
  :host {
    display: block;
    position: relative;
    padding: var(--_row) var(--_pad);
    line-height: 1.45;
    overflow-wrap: anywhere;
    border-radius: 0;
    outline: none;
  }
  :host([goeson]) {
    padding-block: min(var(--_row), 0.1em);
    padding-inline-start: calc(var(--_pad) + 12px);
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
  :host([mention]) {
    background: var(--_mention-bg);
    box-shadow: inset 3px 0 var(--_accent);
  }
  :host([mention]:dir(rtl)) {
    box-shadow: inset -3px 0 var(--_accent);
  }
  :host(.flash) {
    background: var(--_mention-bg);
    animation: flash 1.6s ease-out;
  }
  @keyframes flash {
    0%,
    50% {
      background: color-mix(in srgb, var(--_accent) 26%, var(--_mention-bg));
    }
  }
  @media (prefers-reduced-motion: reduce) {
    :host(.flash) {
      animation: none;
    }
  }
  a {
    color: var(--_accent);
    text-underline-offset: 0.15em;
    unicode-bidi: isolate;
  }
  .mention {
    border-radius: 4px;
    color: var(--_accent);
    font-weight: 650;
    unicode-bidi: isolate;
  }
  .mention.self {
    padding: 0 3px;
    background: var(--_accent);
    color: var(--_on-accent);
  }
  /* No break between the last badge and the name; a long name may still break inside. */
  .who {
    white-space: nowrap;
  }
  .name {
    white-space: normal;
  }
  .name:hover {
    text-decoration: underline;
    cursor: pointer;
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
  .tool {
    display: grid;
    place-items: center;
    width: 26px;
    height: 24px;
    border-radius: 999px;
    font-size: 15px;
  }
  .tool:hover,
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
    /* A tap on the message brings them all. */
    :host(:focus-within) .tools,
    :host(:focus-within) .tools.plain {
      display: flex;
    }
    :host(.actions:not(:focus-within)) .tools {
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
    :host(.actions:not(:focus-within)) .tools > :not(.menu) {
      display: none;
    }
    .tool {
      width: 34px;
      height: 32px;
    }
  }
  /* Where the system forces its colours there are no backgrounds and shadows: lines say what those said. */
  @media (forced-colors: active) {
    :host([mention]) {
      border-inline-start: 4px solid Highlight;
      padding-inline-start: calc(var(--_pad) - 4px);
    }
    .mention.self {
      forced-color-adjust: none;
      background: Highlight;
      color: HighlightText;
    }
    :host(.flash) {
      outline: 2px dashed Highlight;
      outline-offset: -2px;
    }
    .tool:hover,
    :host([open]) .menu {
      outline: 1px solid Highlight;
    }
  }
  /* There the tools would lie over the text in its own colours: they stand after it, in room that is always theirs. */
  @media (forced-colors: active) and (hover: hover) {
    .tools,
    .tools.plain {
      ${afterText}
      margin-block: -2px;
    }
  }
  @media (forced-colors: active) and (hover: none) {
    :host(:focus-within) .tools,
    :host(:focus-within) .tools.plain {
      ${afterText}
    }
  }
`;
