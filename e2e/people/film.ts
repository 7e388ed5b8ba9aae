import { writeFileSync } from 'node:fs';
import { encodeQR } from 'qr';

type Modules = readonly (readonly (boolean | undefined)[])[];

/** Modules of a QR code (`true`: dark) as a picture in RGBA, each `scale` pixels wide. */
export const pictureOf = (
  modules: Modules,
  scale: number,
): { readonly width: number; readonly height: number; readonly data: Uint8Array } => {
  const width = (modules[0]?.length ?? 0) * scale;
  const height = modules.length * scale;
  const data = new Uint8Array(width * height * 4).fill(255);
  for (let at = 0; at < width * height; at += 1) {
    const [x, y] = [at % width, Math.floor(at / width)];
    if (modules[Math.floor(y / scale)]?.[Math.floor(x / scale)]) data.fill(0, at * 4, at * 4 + 3);
  }
  return { width, height, data };
};

const WIDTH = 640;
const HEIGHT = 480;

/** Writes a film for the camera: one still picture of a QR code, as Y4M (4:2:0, full range), ten frames long. */
export const filmCode = (path: string, text: string): void => {
  const modules = encodeQR(text, 'raw', { ecc: 'medium', border: 4 });
  const code = pictureOf(modules, Math.floor(HEIGHT / modules.length));
  const luma = new Uint8Array(WIDTH * HEIGHT).fill(200);
  const [left, top] = [Math.floor((WIDTH - code.width) / 2), Math.floor((HEIGHT - code.height) / 2)];
  for (let y = 0; y < code.height; y += 1)
    for (let x = 0; x < code.width; x += 1)
      luma[(top + y) * WIDTH + left + x] = code.data[(y * code.width + x) * 4] ?? 0;
  const grey = new Uint8Array((WIDTH * HEIGHT) / 2).fill(128);
  const frame = [Buffer.from('FRAME\n'), luma, grey];
  writeFileSync(
    path,
    Buffer.concat([
      Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F10:1 Ip A1:1 C420jpeg\n`),
      ...Array.from({ length: 10 }, () => frame).flat(),
    ]),
  );
};
