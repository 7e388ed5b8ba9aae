import { encodeQR } from 'qr';
import { createMemo, Show } from 'solid-js';
import './qr-code.css';

/** A text as a QR code, dark on light in both schemes, as scanners want it. Null where the text is too long for one. */
export const QrCode = (props: {
  readonly text: string;
  readonly name: string;
  /** Said where the text does not fit. */
  readonly tooLong: string;
}) => {
  const drawing = createMemo(() => drawn(props.text));
  return (
    <Show when={drawing()} fallback={<p>{props.tooLong}</p>}>
      {code => (
        <svg class="qr" viewBox={`0 0 ${code().size} ${code().size}`} role="img" aria-label={props.name}>
          <path d={code().path} />
        </svg>
      )}
    </Show>
  );
};

const QUIET = 4;
/** Bytes that the largest code (version 40, correction L) holds: ISO/IEC 18004, table 7. */
const MOST_BYTES = 2953;

const drawn = (text: string): { readonly size: number; readonly path: string } | null => {
  if (new TextEncoder().encode(text).length > MOST_BYTES) return null;
  const rows = encodeQR(text, 'raw', { ecc: 'low', border: QUIET });
  const path = rows.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('');
  return { size: rows.length, path };
};
