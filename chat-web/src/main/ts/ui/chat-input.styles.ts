import { css } from 'lit';

export const styles = css`
  :host {
    display: block;
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
`;
