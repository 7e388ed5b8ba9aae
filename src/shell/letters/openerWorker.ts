import url from '../../../node_modules/tiny-secp256k1/lib/secp256k1.wasm?url';
import { createWasmCurve } from './curveWasm';
import { type FromOpener, serveOpener, type ToOpener } from './openerTalk';

const post = (message: FromOpener) => self.postMessage(message);
// Not streamed: that asks for a content type which many a static host does not give.
const load = async () => createWasmCurve(await (await fetch(url)).arrayBuffer());
const serve = serveOpener(post, load());
self.onmessage = (event: MessageEvent<ToOpener>) => void serve(event.data);
