import { css } from 'lit';

export const styles = css`
  :host {
    display: block;
  }
  form {
    display: flex;
    flex-direction: column;
    gap: 10px;
    padding: 4px 8px 8px;
  }
  .head {
    display: flex;
    align-items: center;
    gap: 6px;
  }
  .back {
    display: grid;
    place-items: center;
    flex: none;
    width: 28px;
    height: 28px;
    margin-inline-start: -6px;
    border-radius: 999px;
  }
  .back svg {
    width: 16px;
    height: 16px;
  }
  :host(:dir(rtl)) .back svg {
    scale: -1 1;
  }
  .back:hover {
    background: var(--_surface);
  }
  h3 {
    margin: 0;
    font-size: 1em;
    font-weight: 650;
    overflow-wrap: anywhere;
  }
  p {
    margin: 0;
    line-height: 1.4;
  }
  fieldset {
    min-width: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  legend,
  .label {
    display: block;
    padding: 0;
    margin-block-end: 5px;
    color: var(--_muted);
    font-size: 0.86em;
  }
  .choices {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
  }
  .choice {
    position: relative;
    display: inline-flex;
    align-items: center;
    min-height: 30px;
    padding: 0 11px;
    border: 1px solid var(--_border);
    border-radius: 999px;
    font-size: 0.93em;
    cursor: pointer;
  }
  /* The whole chip is the radio button; what one sees is its label. */
  .choice input {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    margin: 0;
    opacity: 0;
    cursor: pointer;
  }
  .choice:hover {
    border-color: var(--_accent);
  }
  .choice:has(:checked) {
    border-color: var(--_accent);
    background: color-mix(in srgb, var(--_accent) 14%, transparent);
    box-shadow: inset 0 0 0 1px var(--_accent);
  }
  .choice:has(:focus-visible) {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }
  .own {
    display: flex;
    gap: 6px;
    margin-block-start: 8px;
  }
  .text {
    width: 100%;
    min-width: 0;
    min-height: 34px;
    padding: 5px 10px;
    border: 1px solid var(--_border);
    border-radius: 8px;
    background: var(--_bg);
    color: var(--_text);
    font: inherit;
  }
  .error {
    color: var(--_danger);
    font-size: 0.93em;
  }
  .do {
    min-height: 36px;
    padding: 6px 14px;
    border-radius: 999px;
    background: var(--_accent);
    color: var(--_on-accent);
    font-weight: 650;
  }
  .do.danger {
    background: var(--_danger-bg);
    box-shadow: inset 0 0 0 1px var(--_danger);
    color: var(--_danger);
  }
  .do:hover {
    filter: brightness(1.08);
  }
  /* Below 16 pixels a phone zooms in on focus. */
  @media (hover: none) {
    .text {
      font-size: 16px;
    }
  }
  /* Where the system forces its colours there are no backgrounds and shadows: lines say what those said. */
  @media (forced-colors: active) {
    .choice:has(:checked) {
      border-color: Highlight;
      outline: 2px solid Highlight;
    }
    .choice:has(:focus-visible) {
      outline: 3px double Highlight;
    }
    .do {
      border: 1px solid ButtonBorder;
    }
  }
`;
