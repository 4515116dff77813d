import { svg, type SVGTemplateResult } from 'lit';

const icon = (path: SVGTemplateResult) =>
  svg`<svg viewBox="0 0 16 16" width="1em" height="1em" fill="currentColor" aria-hidden="true">${path}</svg>`;

/** What nobody uses in a file of the bundle is left out of it. */
const stroke = /* @__NO_SIDE_EFFECTS__ */ (d: string) =>
  icon(
    svg`<path d=${d} fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round"/>`,
  );

export const person = icon(svg`<circle cx="8" cy="5" r="3"/><path d="M2.5 14a5.5 5.5 0 0 1 11 0z"/>`);
export const more = icon(
  svg`<circle cx="3.2" cy="8" r="1.4"/><circle cx="8" cy="8" r="1.4"/><circle cx="12.8" cy="8" r="1.4"/>`,
);
export const arrowUp = stroke('M8 13V3.5M3.8 7.5 8 3.3l4.2 4.2');
export const arrowDown = stroke('M8 3v9.5M3.8 8.5 8 12.7l4.2-4.2');
export const trash = stroke('M2.8 4.4h10.4M6 4.2V2.6h4v1.6M4.2 4.6l.6 8.8h6.4l.6-8.8M6.8 7v4M9.2 7v4');
export const mute = stroke('M2.5 6.2v3.6h2.4L8.4 13V3L4.9 6.2zM11 6.2l3 3.6M14 6.2l-3 3.6');
export const ban = stroke('M8 2.4a5.6 5.6 0 1 0 0 11.2A5.6 5.6 0 0 0 8 2.4zM4.1 4.1l7.8 7.8');
export const broom = stroke('M2.6 4h7.6M2.6 8h5M2.6 12h3.2M10.4 8.4l3.4 3.4M13.8 8.4l-3.4 3.4');
export const undo = stroke('M5.6 3 2.8 5.8l2.8 2.8M3 5.8h6.2a3.6 3.6 0 0 1 0 7.2H6');
export const cross = stroke('m4 4 8 8M12 4l-8 8');
export const sliders = stroke('M2.5 4.5h6M12 4.5h1.5M2.5 11.5H4M7.5 11.5h6M10.2 2.8v3.4M5.8 9.8v3.4');
export const back = stroke('M9.8 3 4.8 8l5 5');
export const shield = stroke('M8 1.8 13.2 3.4v4.2c0 3.2-2.1 5.4-5.2 6.6-3.1-1.2-5.2-3.4-5.2-6.6V3.4z');
export const reply = stroke('M6.4 3.6 2.6 7.4l3.8 3.8M2.9 7.4h6.4a4 4 0 0 1 4 4v1.2');
export const smile = stroke(
  'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2zM5.4 9.4c.6 1.1 1.5 1.7 2.6 1.7s2-.6 2.6-1.7M5.9 6.2v.5M10.1 6.2v.5',
);
export const rules = stroke('M5.6 4h8M5.6 8h8M5.6 12h8M2.4 4h.2M2.4 8h.2M2.4 12h.2');
export const pin = stroke('M8 9.6V14M5 2.4h6M6 2.6v3.6L4 9.4h8L10 6.2V2.6');
export const warning = stroke('M8 2.4 14 13H2zM8 6.4v3M8 11.2v.1');
export const note = stroke('M3.4 2.6h9.2v7.2l-3.4 3.6H3.4zM5.8 5.6h4.4M5.8 8.2h2.6');
export const megaphone = stroke('M2.6 6.4v3.2h2.2l6 3V3.4l-6 3zM5 9.8l.8 3.4M12.8 6.6v2.8');
export const lock = stroke('M4 7.2h8v6.2H4zM5.6 7.2V5a2.4 2.4 0 0 1 4.8 0v2.2');
export const wallet = stroke('M2.4 5.2h10.4a.8.8 0 0 1 .8.8v6.4H3.2a.8.8 0 0 1-.8-.8zM2.4 5.2l8.4-2.6v2.4M10.6 8.8h.2');

/** Marks of the roles that have one. */
export const roleIcons: Readonly<Record<string, SVGTemplateResult>> = {
  subscriber: icon(svg`<path d="m8 1.6 1.9 4.1 4.5.5-3.3 3.1.9 4.4L8 11.5l-4 2.2.9-4.4-3.3-3.1 4.5-.5z"/>`),
  vip: icon(svg`<path d="M4 2.5h8l3 3.8L8 14 1 6.3z"/>`),
  moderator: icon(svg`<path d="M8 1.3 13.6 3v4.6c0 3.4-2.3 5.8-5.6 7.1-3.3-1.3-5.6-3.7-5.6-7.1V3z"/>`),
  creator: icon(svg`<path d="m1.6 4.2 3.5 2.9L8 2.4l2.9 4.7 3.5-2.9-1.3 9H2.9z"/>`),
  admin: icon(
    svg`<path d="M10.6 1.5a4 4 0 0 0-3.9 5L1.5 11.7v2.8h2.8l.9-.9v-1.5h1.5v-1.5l.8-.8a4 4 0 1 0 3.1-8.3zm1 2.4a1.1 1.1 0 1 1 0 2.2 1.1 1.1 0 0 1 0-2.2z"/>`,
  ),
};
