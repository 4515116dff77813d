let context: AudioContext | undefined;

/**
 * Two short notes, made here: nothing is loaded. A browser that has heard no click on this page yet keeps still; that is its right.
 */
export function playMentionSound(): void {
  try {
    context ??= new AudioContext();
    if (context.state === 'suspended') void context.resume();
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
