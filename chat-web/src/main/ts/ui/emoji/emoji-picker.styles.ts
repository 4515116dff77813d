import { css } from 'lit';

export const styles = css`
  :host {
    display: flex;
    flex-direction: column;
    height: 340px;
    max-height: var(--_picker-height, 340px);
    padding: 10px;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_raised);
    box-shadow: 0 10px 30px rgb(0 0 0 / 25%);
  }
  input {
    width: 100%;
    min-height: 34px;
    padding: 4px 10px;
    border: 1px solid var(--_border);
    border-radius: 8px;
    background: var(--_bg);
    color: var(--_text);
    font: inherit;
  }
  input::placeholder {
    color: var(--_muted);
    opacity: 1;
  }
  .tabs {
    display: flex;
    flex: none;
    margin-block: 6px 4px;
  }
  .tabs button {
    flex: 1;
    min-width: 24px;
    height: 30px;
    border-radius: 6px;
    border-block-end: 2px solid transparent;
    font-size: 16px;
    line-height: 1;
  }
  .tabs button[aria-selected='true'] {
    border-block-end-color: var(--_accent);
    border-end-start-radius: 0;
    border-end-end-radius: 0;
  }
  .grid {
    flex: 1;
    min-height: 0;
    overflow-y: auto;
    overscroll-behavior: contain;
    scrollbar-width: thin;
  }
  .row {
    display: grid;
    grid-template-columns: repeat(8, 1fr);
  }
  .row button {
    min-width: 24px;
    height: 34px;
    border-radius: 8px;
    font-size: 21px;
    line-height: 1;
  }
  button:hover,
  .row button:focus-visible {
    background: color-mix(in srgb, var(--_accent) 18%, transparent);
  }
  :focus-visible {
    outline-offset: -2px;
  }
  .none {
    padding: 20px 6px;
    color: var(--_muted);
    text-align: center;
  }
  .name {
    flex: none;
    height: 24px;
    padding: 5px 4px 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    color: var(--_muted);
    font-size: 0.9em;
    line-height: 1.2;
  }
  @media (hover: none) {
    input {
      font-size: 16px;
    }
  }
  /* Where the system forces its colours there are no backgrounds and shadows: lines say what those said. */
  @media (forced-colors: active) {
    /* A border that cannot be seen can be, in forced colours. */
    .tabs button:not([aria-selected='true']) {
      border-block-end-color: Canvas;
    }
    .tabs button[aria-selected='true'] {
      border-block-end-color: Highlight;
    }
    .row button:hover {
      outline: 1px solid Highlight;
    }
  }
`;
