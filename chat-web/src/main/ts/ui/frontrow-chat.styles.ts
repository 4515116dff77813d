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
    text-align: start;
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
  frontrow-message-list {
    flex: 1;
  }
  footer {
    flex: none;
    padding: 8px 10px calc(6px + env(safe-area-inset-bottom));
  }
`;
