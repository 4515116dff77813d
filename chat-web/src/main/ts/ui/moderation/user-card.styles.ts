import { css, unsafeCSS } from 'lit';
import { NAME_COLOURS } from '../base/palette.js';

const names = Array.from({ length: NAME_COLOURS }, (_, n) => `.name-${n}{--_own:var(--_name-${n})}`).join('');

export const styles = css`
  :host {
    position: absolute;
    z-index: 6;
    inset-block-start: var(--_top, 8px);
    inset-inline: 10px;
    max-width: 360px;
    max-height: calc(100% - 16px);
    overflow-y: auto;
    overscroll-behavior: contain;
    padding-block-end: 8px;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_raised);
    box-shadow: 0 10px 30px rgb(0 0 0 / 25%);
  }
  .head {
    display: flex;
    align-items: flex-start;
    gap: 10px;
    padding: 12px 8px 8px var(--_pad);
  }
  .initial {
    display: grid;
    place-items: center;
    flex: none;
    width: 38px;
    height: 38px;
    border-radius: 50%;
    background: color-mix(in srgb, var(--_own) 18%, transparent);
    color: var(--_own);
    font-weight: 650;
    font-size: 1.1em;
  }
  .id {
    flex: 1;
    min-width: 0;
    line-height: 1.4;
    overflow-wrap: anywhere;
  }
  h3 {
    margin: 0;
    font-size: 1.07em;
    font-weight: 650;
    color: var(--_own);
  }
  .badges {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 2px 0;
    min-height: 20px;
    color: var(--_muted);
    font-size: 0.93em;
  }
  .acts {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
    padding: 2px var(--_pad) 8px;
  }
  h4 {
    margin: 0;
    padding: 8px var(--_pad) 2px;
    color: var(--_muted);
    font-size: 0.86em;
    font-weight: 650;
  }
  .said {
    display: flex;
    gap: 8px;
    justify-content: space-between;
    padding: 3px var(--_pad);
    line-height: 1.4;
    overflow-wrap: anywhere;
  }
  .entry {
    padding-block: 4px;
  }
  .none {
    padding: 3px var(--_pad);
    color: var(--_muted);
  }
  frontrow-act-form {
    padding: 6px;
  }
  ${unsafeCSS(names)}
`;
