let context: AudioContext | null = null;

/** Lets the page sound from now on; only within a press of a person. */
export const wakeSound = (): void => {
  context ??= new AudioContext();
  if (context.state === 'suspended') void context.resume();
};

/** Two soft notes, a fourth apart, in Hz; half a second in all. */
export const chime = (): void => {
  if (context?.state !== 'running') return;
  const start = context.currentTime;
  for (const [index, pitch] of [659, 880].entries()) ring(context, pitch, start + index * 0.16);
};

const ring = (sound: AudioContext, pitch: number, at: number): void => {
  const note = sound.createOscillator();
  const volume = sound.createGain();
  note.frequency.value = pitch;
  volume.gain.setValueAtTime(0, at);
  volume.gain.linearRampToValueAtTime(0.2, at + 0.02);
  volume.gain.exponentialRampToValueAtTime(0.001, at + 0.4);
  note.connect(volume).connect(sound.destination);
  note.start(at);
  note.stop(at + 0.42);
};
