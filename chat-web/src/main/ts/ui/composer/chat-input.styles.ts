import { css } from 'lit';

export const styles = css`
  :host {
    display: block;
    position: relative;
  }
  frontrow-emoji-picker,
  .completions {
    position: absolute;
    z-index: 4;
    inset-block-end: calc(100% + 6px);
    inset-inline: 0;
  }
  frontrow-emoji-picker {
    max-width: 360px;
    margin-inline-start: auto;
  }
  .completions {
    max-width: 320px;
    margin: 0;
    padding: 5px;
    overflow: hidden;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_raised);
    box-shadow: 0 10px 30px rgb(0 0 0 / 25%);
    list-style: none;
  }
  li {
    display: flex;
    align-items: center;
    gap: 9px;
    min-height: 32px;
    padding: 4px 10px;
    border-radius: calc(var(--_radius) - 5px);
    cursor: pointer;
    overflow-wrap: anywhere;
  }
  li[aria-selected='true'] {
    background: var(--_mention-bg);
    box-shadow: inset 0 0 0 1px var(--_accent);
  }
  .emoji {
    font-size: 20px;
    line-height: 1;
  }
  .emoji-button {
    display: grid;
    place-items: center;
    flex: none;
    width: 34px;
    height: 34px;
    border-radius: 17px;
    color: var(--_muted);
    font-size: 19px;
  }
  .emoji-button:hover:enabled,
  .emoji-button[aria-expanded='true'] {
    background: color-mix(in srgb, var(--_muted) 16%, transparent);
    color: var(--_text);
  }
  .field {
    display: flex;
    align-items: flex-end;
    gap: 6px;
    padding: 5px 5px 5px 14px;
    border: 1px solid var(--_border);
    border-radius: 22px;
    background: var(--_surface);
    transition: border-color 0.12s;
  }
  .field:focus-within {
    border-color: var(--_accent);
    box-shadow: 0 0 0 1px var(--_accent);
  }
  .field.off {
    opacity: 0.65;
  }
  textarea {
    flex: 1;
    min-width: 0;
    height: 34px;
    max-height: 130px;
    padding: 7px 0;
    border: 0;
    outline: 0;
    resize: none;
    background: none;
    color: var(--_text);
    font: inherit;
    line-height: 20px;
    overflow-wrap: anywhere;
    scrollbar-width: thin;
  }
  /* The field around it shows the focus. */
  textarea:focus-visible {
    outline: none;
  }
  textarea::placeholder {
    color: var(--_muted);
    opacity: 1;
  }
  .send {
    display: grid;
    place-items: center;
    flex: none;
    min-width: 34px;
    height: 34px;
    padding: 0 8px;
    border-radius: 17px;
    background: var(--_accent);
    color: var(--_on-accent);
    font-size: 18px;
    transition:
      background 0.12s,
      filter 0.12s;
  }
  .send:hover:enabled {
    filter: brightness(1.1);
  }
  .field button:disabled {
    pointer-events: none; /* The press is the field's, which keeps the focus. */
  }
  .send:disabled {
    background: color-mix(in srgb, var(--_muted) 25%, transparent);
    color: var(--_muted);
  }
  .count {
    font-size: 13px;
    font-weight: 650;
    font-variant-numeric: tabular-nums;
  }
  .below {
    display: flex;
    justify-content: space-between;
    gap: 12px;
    min-height: 1.4em;
    padding: 3px 14px 0;
    font-size: 0.82em;
    line-height: 1.4;
    color: var(--_muted);
    font-variant-numeric: tabular-nums;
  }
  .length {
    margin-inline-start: auto;
  }
  .warn {
    color: var(--_warn);
    font-weight: 650;
  }
  .over {
    color: var(--_danger);
    font-weight: 650;
  }
  /* Below 16 pixels a phone zooms in on focus. */
  @media (hover: none) {
    textarea {
      font-size: 16px;
    }
  }
  /* Where the system forces its colours there are no backgrounds and shadows: lines say what those said. */
  @media (forced-colors: active) {
    .field:focus-within,
    li[aria-selected='true'] {
      outline: 2px solid Highlight;
    }
    li[aria-selected='true'] {
      outline-offset: -2px;
    }
    .send {
      border: 1px solid ButtonBorder;
    }
    .send:disabled,
    .field.off {
      border-color: GrayText;
      color: GrayText;
    }
  }
`;
