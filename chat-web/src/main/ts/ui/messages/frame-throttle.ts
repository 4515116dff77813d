/** What was not drawn for so long is drawn at once, in milliseconds; a little more than two frames. */
const IDLE_MS = 35;
/** A page that nobody sees gets no frames: it is drawn this often, in milliseconds. */
const UNSEEN_MS = 250;

/** At most one drawing for each frame of the screen: what comes in between is drawn together. */
export class FrameThrottle {
  private drawnAt = Number.NEGATIVE_INFINITY;

  /** Resolves when it is time to draw. */
  async turn(): Promise<void> {
    if (performance.now() - this.drawnAt < IDLE_MS) await nextFrame();
    this.drawnAt = performance.now();
  }
}

function nextFrame(): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
      resolve();
    };
    const frame = requestAnimationFrame(done);
    const timer = setTimeout(done, UNSEEN_MS);
  });
}
