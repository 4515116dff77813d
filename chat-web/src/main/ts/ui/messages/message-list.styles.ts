import { css } from 'lit';

export const styles = css`
  :host {
    position: relative;
    display: flex;
    flex-direction: column;
    min-height: 0;
  }
  .scroller {
    flex: 1;
    min-height: 0;
    overflow-y: auto;
    overscroll-behavior: contain;
    /* We keep the reader's place ourselves: not every browser does. */
    overflow-anchor: none;
    scrollbar-width: var(--_scrollbar, thin);
    scrollbar-color: var(--_border) transparent;
    display: flex;
    flex-direction: column;
  }
  .scroller:focus-visible {
    outline-offset: -2px;
  }
  .content {
    /* Few messages stand at the bottom, beside the input. */
    margin-block-start: auto;
    padding-block: 12px 8px;
  }
  .older {
    display: flex;
    justify-content: center;
    padding: 2px var(--_pad) 10px;
    color: var(--_muted);
    font-size: 0.9em;
    text-align: center;
  }
  .older button {
    padding: 5px 14px;
    border: 1px solid var(--_border);
    border-radius: 999px;
    color: var(--_text);
    transition: background 0.12s;
  }
  .older button:hover {
    background: var(--_surface);
  }
  .older button[aria-disabled='true'] {
    background: none;
    color: var(--_muted);
    cursor: default;
  }
  /* The keyboard finds the button where the reader is: nobody is taken to the top for tabbing through. */
  .older:has(button:focus-visible) {
    position: sticky;
    z-index: 1;
    inset-block-start: 4px;
  }
  .older button:focus-visible {
    background: var(--_raised);
    box-shadow: 0 4px 14px rgb(0 0 0 / 25%);
  }
  .day {
    display: flex;
    align-items: center;
    gap: 10px;
    padding: 8px var(--_pad) 4px;
    color: var(--_muted);
    font-size: 0.86em;
  }
  .day::before,
  .day::after {
    content: '';
    flex: 1;
    border-block-start: 1px solid var(--_border);
  }
  .empty {
    margin: auto;
    padding: 24px;
    color: var(--_muted);
    text-align: center;
  }
  .jump {
    position: absolute;
    inset-block-end: 10px;
    inset-inline-start: 50%;
    translate: -50% 0;
    display: inline-flex;
    align-items: center;
    gap: 7px;
    padding: 7px 15px;
    border-radius: 999px;
    background: var(--_accent);
    color: var(--_on-accent);
    font-weight: 650;
    font-size: 0.93em;
    white-space: nowrap;
    box-shadow: 0 4px 14px rgb(0 0 0 / 25%);
    animation: rise 0.15s ease-out;
  }
  .jump:hover {
    filter: brightness(1.1);
  }
  @keyframes rise {
    from {
      opacity: 0;
      transform: translateY(8px);
    }
  }
  /* Where the system forces its colours there are no backgrounds and shadows: lines say what those said. */
  @media (forced-colors: active) {
    .jump {
      border: 1px solid ButtonBorder;
    }
    .older button[aria-disabled='true'] {
      color: GrayText;
    }
  }
`;
