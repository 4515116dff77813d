import { css } from 'lit';

/** What the panel and the card have in common. */
export const moderationParts = css`
  ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .entry {
    display: grid;
    grid-template-columns: auto 1fr auto;
    gap: 2px 9px;
    align-items: start;
    padding: 8px var(--_pad);
    line-height: 1.4;
    overflow-wrap: anywhere;
  }
  .entry > svg {
    width: 16px;
    height: 16px;
    margin-block-start: 2px;
    color: var(--_muted);
  }
  .entry .what {
    grid-column: 2;
    min-width: 0;
  }
  .entry .who {
    font-weight: 650;
  }
  .entry .more {
    color: var(--_muted);
    font-size: 0.93em;
  }
  .entry .quote {
    margin-block-start: 2px;
    padding-inline-start: 8px;
    border-inline-start: 2px solid var(--_border);
    color: var(--_muted);
    font-size: 0.93em;
  }
  time {
    color: var(--_muted);
    font-size: 0.86em;
    white-space: nowrap;
  }
  .pill {
    min-height: 28px;
    padding: 2px 12px;
    border: 1px solid var(--_border);
    border-radius: 999px;
    color: var(--_text);
    font-size: 0.93em;
    white-space: nowrap;
  }
  .pill:hover:enabled {
    border-color: var(--_accent);
  }
  .pill.danger {
    color: var(--_danger);
  }
  .state {
    padding: 20px var(--_pad);
    color: var(--_muted);
    text-align: center;
  }
  .state button {
    margin-block-start: 8px;
  }
  .icon {
    display: grid;
    place-items: center;
    flex: none;
    width: 30px;
    height: 30px;
    border-radius: 8px;
  }
  .icon:hover {
    background: var(--_surface);
  }
`;
