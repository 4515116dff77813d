import { css } from 'lit';

export const styles = css`
  :host {
    position: absolute;
    z-index: 5;
    inset-block-start: var(--_top, 0);
    inset-inline-end: 10px;
    min-width: 220px;
    width: max-content;
    max-width: min(320px, calc(100% - 20px));
    max-height: calc(100% - 16px);
    overflow-y: auto;
    padding: 5px;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_raised);
    box-shadow: 0 10px 30px rgb(0 0 0 / 25%);
    animation: appear 0.1s ease-out;
  }
  .who {
    padding: 6px 10px 5px;
    font-size: 0.86em;
    color: var(--_muted);
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  button {
    display: flex;
    align-items: center;
    gap: 10px;
    width: 100%;
    padding: 8px 10px;
    border-radius: calc(var(--_radius) - 5px);
    text-align: start;
  }
  button:hover,
  button:focus-visible {
    background: color-mix(in srgb, var(--_accent) 14%, transparent);
    outline: none;
  }
  .danger {
    color: var(--_danger);
  }
  .danger:hover,
  .danger:focus-visible {
    background: var(--_danger-bg);
  }
  svg {
    flex: none;
    width: 16px;
    height: 16px;
  }
  @keyframes appear {
    from {
      opacity: 0;
      transform: translateY(-4px);
    }
  }
  @media (forced-colors: active) {
    button:hover,
    button:focus-visible {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
`;
