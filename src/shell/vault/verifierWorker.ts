import { type ToVerifier, verifyBatch } from './verifier';

self.onmessage = ({ data }: MessageEvent<ToVerifier>) =>
  void verifyBatch(data).then(told => self.postMessage(told));
