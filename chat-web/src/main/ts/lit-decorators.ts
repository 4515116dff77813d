import type { PropertyDeclaration, ReactiveElement } from 'lit';

/*
 * Lit's decorators, as far as builds before used them, in the form that the bundler gives to TypeScript's own decorators. This build needs
 * none; files of those that do may have to live with its frontrow-lit.js (ADR 9). Lit's are three times as long, for they also know
 * the decorators of the standard.
 */

type Decorator = (prototype: ReactiveElement, name: string) => PropertyDescriptor | undefined;

export function property(options?: PropertyDeclaration): Decorator {
  return (prototype, name) => {
    const isAccessor = Object.hasOwn(prototype, name);
    (prototype.constructor as typeof ReactiveElement).createProperty(name, options);
    return isAccessor ? Object.getOwnPropertyDescriptor(prototype, name) : undefined;
  };
}

export function state(): Decorator {
  return property({ state: true, attribute: false });
}

export function query(selector: string): Decorator {
  return () => ({
    get(this: ReactiveElement) {
      return this.renderRoot?.querySelector(selector) ?? null;
    },
    enumerable: true,
    configurable: true,
  });
}
