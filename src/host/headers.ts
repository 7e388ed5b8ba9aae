/** What the page may load and whom it may speak to; the page states the same in its own head (but the last). */
const POLICY = [
  "default-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "connect-src 'self' wss: ws://localhost:* ws://127.0.0.1:*",
  "img-src 'self' data:",
  "style-src 'self'",
  "worker-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  // Browsers heed it in a header only.
  "frame-ancestors 'none'",
].join('; ');

/** The camera reads QR codes; of what else a browser has, nothing is used. */
const PERMISSIONS = [
  'camera=(self)',
  'microphone=()',
  'geolocation=()',
  'display-capture=()',
  'midi=()',
  'payment=()',
  'usb=()',
  'serial=()',
  'hid=()',
].join(', ');

export const HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': POLICY,
  'Permissions-Policy': PERMISSIONS,
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
};
