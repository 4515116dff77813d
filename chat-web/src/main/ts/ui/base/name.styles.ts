import { css, unsafeCSS } from 'lit';
import { NAME_COLOURS } from './palette.js';

const colours = Array.from({ length: NAME_COLOURS }, (_, n) => `.name-${n}{color:var(--_name-${n})}`).join('');

/** A display name in its user's colour. */
export const nameStyles = css`
  .name {
    font-weight: 650;
    unicode-bidi: isolate;
  }
  ${unsafeCSS(colours)}
`;
