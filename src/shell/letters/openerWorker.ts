import url from '../../../node_modules/tiny-secp256k1/lib/secp256k1.wasm?url';
import { createWasmCurve } from './curveWasm';
import { type FromOpener, serveOpener, type ToOpener } from './openerTalk';

const post = (message: FromOpener) => self.postMessage(message);
const serve = serveOpener(post, fetch(url).then(createWasmCurve));
self.onmessage = (event: MessageEvent<ToOpener>) => void serve(event.data);
