import { createSignal, onCleanup, onMount, Show } from 'solid-js';
import { ErrorNote } from './Notice';
import { type CameraFault, loadReader, openCamera } from './scanning';
import './scanner.css';

export type ScannerWords = {
  /** Said while it looks for a code. */
  readonly looking: string;
  /** What to do where no picture comes. */
  readonly faults: { readonly [fault in CameraFault]: string };
};

/**
 * Shows what the camera sees and hands on the text of each QR code held before it, once for as long as the same
 * one stays. The camera is on while this is drawn.
 */
export const Scanner = (props: { readonly words: ScannerWords; readonly onText: (text: string) => void }) => {
  const [fault, setFault] = createSignal<CameraFault | null>(null);
  let video: HTMLVideoElement | undefined;
  let stopped = false;
  onCleanup(() => {
    stopped = true;
  });
  const scan = async (picture: HTMLVideoElement): Promise<void> => {
    const camera = await openCamera(picture);
    if (!camera.ok) {
      setFault(camera.error);
      return;
    }
    try {
      const read = await loadReader();
      let last: string | null = null;
      while (!stopped) {
        const text = await read(picture);
        if (text !== null && text !== last && !stopped) {
          last = text;
          props.onText(text);
        }
        await pause();
      }
    } catch {
      setFault('unavailable');
    } finally {
      camera.value();
    }
  };
  onMount(() => {
    if (video) void scan(video);
  });
  return (
    <Show
      when={fault() === null}
      fallback={<ErrorNote>{props.words.faults[fault() ?? 'unavailable']}</ErrorNote>}
    >
      <div class="scanner">
        <video class="scanner-picture" ref={video} muted playsinline />
        <p class="soft" role="status">
          {props.words.looking}
        </p>
      </div>
    </Show>
  );
};

/** Between two looks, which take tens of milliseconds each on a phone: the page stays usable meanwhile. */
const pause = (): Promise<void> => new Promise(resolve => setTimeout(resolve, 120));
