/** Typed events. A listener that throws is reported to the console and does not keep the others from hearing. */
export declare class Emitter<Events extends object> {
    private readonly listeners;
    /** Adds a listener; the returned function removes it. */
    on<K extends keyof Events>(type: K, listener: (detail: Events[K]) => void): () => void;
    protected emit<K extends keyof Events>(type: K, detail: Events[K]): void;
}
