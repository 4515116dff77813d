/** How Lit treats a property that only scripts set: it has no attribute. */
export const dataProperty = { attribute: false } as const;

/** A property that is on or off, and its attribute there or not. */
export const flagProperty = { type: Boolean } as const;

/** What the element keeps to itself; it is drawn again when it changes. */
export const internalState = { state: true } as const;
