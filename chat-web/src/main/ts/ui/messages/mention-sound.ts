let context: AudioContext | undefined;

/** By then every tab has heard of the message. */
const ALL_HEARD_MS = 2_000;

/**
 * Two short notes, made here: nothing is loaded. A browser that has heard no click on this page yet keeps still; that is its right. Of the tabs that hear of the same message, one makes them.
 */
export function soundMention(messageId: string): void {
  if (navigator.userActivation?.hasBeenActive === false) return; // It would keep still; another tab may not.
  if (typeof navigator.locks?.request !== 'function') {
    void play();
    return;
  }
  navigator.locks
    .request(`frontrow sound ${messageId}`, { ifAvailable: true }, async (lock) => {
      if (!lock) return; // Another tab makes it.
      void play();
      await new Promise((resolve) => setTimeout(resolve, ALL_HEARD_MS));
    })
    .catch(() => void play()); // No locks in this frame.
}

async function play(): Promise<void> {
  try {
    context ??= new AudioContext();
    if (context.state === 'suspended') await context.resume();
    if (context.state !== 'running') return;
    note(context, 660, 0);
    note(context, 880, 0.09);
  } catch {
    context = undefined; // No sound device, or too many contexts: a chat works without.
  }
}

function note(audio: AudioContext, hertz: number, delay: number): void {
  const start = audio.currentTime + delay;
  const tone = audio.createOscillator();
  const volume = audio.createGain();
  tone.frequency.value = hertz;
  volume.gain.setValueAtTime(0.0001, start);
  volume.gain.exponentialRampToValueAtTime(0.08, start + 0.01);
  volume.gain.exponentialRampToValueAtTime(0.0001, start + 0.16);
  tone.connect(volume).connect(audio.destination);
  tone.start(start);
  tone.stop(start + 0.18);
}
