import { err, ok, type Result } from '../../core/result';

/** Why no picture comes from a camera; `unavailable`: another program holds it, or it broke down. */
export type CameraFault = 'no-camera' | 'refused' | 'unavailable';

/** Asks for the camera at the back, else for any; shows what it sees. Its value: what ends that. */
export const openCamera = async (video: HTMLVideoElement): Promise<Result<() => void, CameraFault>> => {
  // Absent on pages without HTTPS.
  if (!('mediaDevices' in navigator)) return err('no-camera');
  try {
    const stream = await navigator.mediaDevices.getUserMedia({
      video: { facingMode: 'environment' },
      audio: false,
    });
    const close = (): void => {
      for (const track of stream.getTracks()) track.stop();
      video.srcObject = null;
    };
    video.srcObject = stream;
    // Interrupted when it is closed before it plays.
    await video.play().catch(() => undefined);
    return ok(close);
  } catch (thrown) {
    return err(faultOf(thrown));
  }
};

/** Names of the Media Capture specification, §10.2. */
const faultOf = (thrown: unknown): CameraFault => {
  const name = thrown instanceof DOMException ? thrown.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'refused';
  return name === 'NotFoundError' || name === 'OverconstrainedError' ? 'no-camera' : 'unavailable';
};

/** The text of the QR code in a picture; null where there is none. */
export type ReadCode = (video: HTMLVideoElement) => Promise<string | null>;

/** The browser's own reader where it has one, else one in JavaScript, which is loaded only then. */
export const loadReader = async (): Promise<ReadCode> => (await ownReader()) ?? (await scriptedReader());

type Detector = {
  readonly detect: (source: HTMLVideoElement) => Promise<readonly { readonly rawValue: string }[]>;
};

type DetectorClass = {
  new (options: { readonly formats: readonly string[] }): Detector;
  readonly getSupportedFormats: () => Promise<readonly string[]>;
};

const ownReader = async (): Promise<ReadCode | null> => {
  const { BarcodeDetector } = window as { readonly BarcodeDetector?: DetectorClass };
  if (!BarcodeDetector || !(await BarcodeDetector.getSupportedFormats()).includes('qr_code')) return null;
  const detector = new BarcodeDetector({ formats: ['qr_code'] });
  return async video => (await detector.detect(video))[0]?.rawValue ?? null;
};

/** Longer side of the picture that is looked at, in pixels: enough for a code held at arm's length. */
const SIDE = 800;
/**
 * Sizes at which it is looked at in turn: of codes that are there, as sharp as can be, the reader fails to read one in
 * twenty at a given size, and reads it at another.
 */
const SIZES = [1, 0.85, 0.7, 0.55] as const;

const scriptedReader = async (): Promise<ReadCode> => {
  const { decodeQR } = await import('qr/decode.js');
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d', { willReadFrequently: true });
  let looks = 0;
  return async video => {
    const { videoWidth, videoHeight } = video;
    if (!context || videoWidth === 0 || videoHeight === 0) return null;
    const size = SIZES[looks % SIZES.length] ?? 1;
    looks += 1;
    const scale = size * Math.min(1, SIDE / Math.max(videoWidth, videoHeight));
    canvas.width = Math.round(videoWidth * scale);
    canvas.height = Math.round(videoHeight * scale);
    context.drawImage(video, 0, 0, canvas.width, canvas.height);
    try {
      return decodeQR(context.getImageData(0, 0, canvas.width, canvas.height));
    } catch {
      // That is how it says that it found none.
      return null;
    }
  };
};
