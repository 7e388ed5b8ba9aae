import { type ClientStep, takeStep } from './client';
import { type FromClient, serveClient } from './clientTalk';

const post = (message: FromClient) => self.postMessage(message);
const serve = serveClient(post, takeStep);
self.onmessage = (event: MessageEvent<ClientStep>) => void serve(event.data);
