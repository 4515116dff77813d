import { css } from 'lit';

export const styles = css`
  :host {
    display: flex;
    flex-direction: column;
    position: relative;
    height: 100%;
    min-height: 260px;
    overflow: hidden;
    background: var(--_bg);
    color: var(--_text);
    font-family: var(--_font);
    font-size: var(--_size);
    /* What the place in the page would hand down: it was not meant for a chat. */
    font-style: normal;
    font-variant: normal;
    font-weight: normal;
    line-height: normal;
    letter-spacing: normal;
    word-spacing: normal;
    word-break: normal;
    white-space: normal;
    text-align: start;
    text-indent: 0;
    text-shadow: none;
    text-transform: none;
    cursor: auto;
  }
  :host([hidden]) {
    display: none;
  }
  header {
    display: flex;
    align-items: center;
    gap: 8px;
    flex: none;
    height: 46px;
    padding: 0 var(--_pad);
    border-block-end: 1px solid var(--_border);
  }
  h2 {
    margin: 0;
    font-size: 1.05em;
    font-weight: 650;
  }
  .viewers {
    display: inline-flex;
    align-items: center;
    gap: 5px;
    margin-inline-start: auto;
    color: var(--_muted);
    font-size: 0.93em;
    font-variant-numeric: tabular-nums;
  }
  .tool + .tool {
    margin-inline-start: -4px;
  }
  .tool {
    display: grid;
    place-items: center;
    flex: none;
    width: 32px;
    height: 32px;
    margin-inline-end: -8px;
    border-radius: 8px;
    color: var(--_muted);
  }
  .viewers ~ .tool {
    margin-inline-start: 0;
  }
  h2 + .tool {
    margin-inline-start: auto;
  }
  .tool:hover,
  .tool[aria-expanded='true'] {
    background: var(--_surface);
    color: var(--_text);
  }
  frontrow-settings {
    position: absolute;
    z-index: 6;
    inset-block-start: 46px;
    inset-inline: 10px;
    max-width: 340px;
    margin-inline-start: auto;
  }
  .main {
    position: relative;
    display: flex;
    flex-direction: column;
    flex: 1;
    min-height: 0;
  }
  frontrow-message-list {
    flex: 1;
  }
  frontrow-moderation {
    position: absolute;
    z-index: 4;
    inset: 0;
  }
  :host([data-dir='rtl']) {
    direction: rtl;
  }
  :host([data-dir='ltr']) {
    direction: ltr;
  }
  :host([overlay]) {
    --_bg: transparent;
    --_surface: transparent;
    --_scrollbar: none;
    background: none;
    pointer-events: none;
    font-weight: 550;
    text-shadow: 0 0 2px #000, 0 1px 3px #000, 0 0 8px #000;
  }
  /* The warning stands in its place. */
  frontrow-rules[warned] ~ frontrow-input {
    display: none;
  }
  footer {
    flex: none;
    padding: 8px 10px calc(6px + env(safe-area-inset-bottom));
  }
`;
