/** The side of the square that a picture is fitted into, in pixels. */
const SIDE = 192;

/** Most characters of the data URL: it travels in a letter of its own (`core/business.ts`). */
const MOST = 16_000;

/** Most bytes of the file that is read: a photo of a phone, and room. */
const MOST_FILE = 25_000_000;

export type PictureFault = 'big' | 'not-a-picture';

/**
 * A picture file as a small data URL, fitted into a square: drawing it anew also leaves out where a photo was
 * taken, and whatever else a file may hold.
 */
export const pictureFrom = async (
  file: Blob,
): Promise<
  { readonly ok: true; readonly value: string } | { readonly ok: false; readonly error: PictureFault }
> => {
  if (file.size > MOST_FILE) return { ok: false, error: 'big' };
  const bitmap = await createImageBitmap(file).catch(() => null);
  if (!bitmap) return { ok: false, error: 'not-a-picture' };
  const scale = Math.min(1, SIDE / Math.max(bitmap.width, bitmap.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(bitmap.width * scale));
  canvas.height = Math.max(1, Math.round(bitmap.height * scale));
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  // Browsers that write no WebP answer with a PNG; a photo as PNG is too big, and JPEG serves.
  const forms = [
    ['image/webp', 0.9],
    ['image/webp', 0.7],
    ['image/png', 1],
    ['image/jpeg', 0.85],
    ['image/jpeg', 0.6],
  ] as const;
  const written = forms
    .map(([type, quality]) => canvas.toDataURL(type, quality))
    .find(url => url.length <= MOST);
  return written === undefined ? { ok: false, error: 'big' } : { ok: true, value: written };
};
