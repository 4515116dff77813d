import { css } from 'lit';

export const styles = css`
  :host {
    display: flex;
    flex-direction: column;
    min-height: 0;
    background: var(--_bg);
    color: var(--_text);
    font-family: var(--_font);
    font-size: var(--_size);
  }
  .head {
    display: flex;
    align-items: center;
    justify-content: space-between;
    flex: none;
    min-height: 40px;
    padding: 4px calc(var(--_pad) - 8px) 0 var(--_pad);
  }
  h3 {
    margin: 0;
    font-size: 1.05em;
    font-weight: 650;
  }
  [role='tablist'] {
    display: flex;
    flex: none;
    gap: 4px;
    padding: 4px calc(var(--_pad) - 6px) 0;
    border-block-end: 1px solid var(--_border);
  }
  [role='tab'] {
    min-height: 34px;
    padding: 4px 10px;
    border-block-end: 2px solid transparent;
    color: var(--_muted);
  }
  [role='tab'][aria-selected='true'] {
    border-block-end-color: var(--_accent);
    color: var(--_text);
    font-weight: 650;
  }
  [role='tab']:focus-visible {
    outline-offset: -2px;
  }
  [role='tabpanel'] {
    flex: 1;
    min-height: 0;
    overflow-y: auto;
    overscroll-behavior: contain;
    scrollbar-width: thin;
    scrollbar-color: var(--_border) transparent;
    padding-block: 6px;
  }
  [role='tabpanel']:focus-visible {
    outline-offset: -2px;
  }
  .older {
    display: flex;
    justify-content: center;
    padding: 8px;
  }
  .word {
    flex: none;
    padding: 8px var(--_pad);
    border-block-start: 1px solid var(--_border);
  }
  .word.error {
    background: var(--_danger-bg);
    color: var(--_danger);
  }
  /* Where the system forces its colours there are no backgrounds and shadows: lines say what those said. */
  @media (forced-colors: active) {
    /* A border that cannot be seen can be, in forced colours. */
    [role='tab']:not([aria-selected='true']) {
      border-block-end-color: Canvas;
    }
    [role='tab'][aria-selected='true'] {
      border-block-end-color: Highlight;
    }
  }
`;
