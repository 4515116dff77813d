import { css, html, LitElement, nothing } from 'lit';
import { customElement } from '../base/custom-element.js';
import { roleIcons } from '../base/icons.js';
import { base } from '../base/tokens.js';

/** A chip before a name: the mark of a role, or a badge of the host's own. */
export class Badge extends LitElement {
  static override properties = {
    kind: {},
    label: {},
  };

  static override styles = [
    base,
    css`
      :host {
        display: inline-flex;
        max-width: 100%;
        vertical-align: middle;
        position: relative;
        top: -1px;
        margin-inline-end: 5px;
        line-height: 1;
      }
      span {
        display: flex;
        align-items: center;
        gap: 0.3em;
        min-width: 0;
        overflow: hidden;
        white-space: nowrap;
        height: 17px;
        padding: 0 5px;
        border-radius: 5px;
        font-size: 0.72em;
        font-weight: 650;
        letter-spacing: 0.01em;
        color: var(--_badge, var(--_muted));
        background: color-mix(in srgb, var(--_badge, var(--_muted)) 14%, transparent);
      }
      .mark {
        padding: 0 3px;
      }
      .creator {
        --_badge: var(--_creator);
      }
      .moderator {
        --_badge: var(--_moderator);
      }
      .admin {
        --_badge: var(--_admin);
      }
      .vip {
        --_badge: var(--_vip);
      }
      .subscriber {
        --_badge: var(--_subscriber);
      }
      @media (forced-colors: active) {
        span {
          border: 1px solid;
        }
      }
    `,
  ];

  /** A role's name; empty for a badge of the host. */
  kind = '';
  label = '';

  override render() {
    const icon = Object.hasOwn(roleIcons, this.kind) ? roleIcons[this.kind] : nothing;
    // Staff is written out; for the rest the mark says enough, and the name stays close to the text.
    const isMark = this.kind === 'vip' || this.kind === 'subscriber';
    const classes = `${icon === nothing ? 'host' : this.kind} ${isMark ? 'mark' : ''}`;
    return isMark
      ? html`<span class=${classes} role="img" aria-label=${this.label} title=${this.label}>${icon}</span>`
      : html`<span class=${classes}>${icon}${this.label}</span>`;
  }
}

customElement('frontrow-badge', Badge);

declare global {
  interface HTMLElementTagNameMap {
    'frontrow-badge': Badge;
  }
}
