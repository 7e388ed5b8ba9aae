import { WebSocket } from 'ws';
import type { Letter } from '../../src/app/ports';

/** Hands letters to a relay, as anyone can. */
export const post = (url: string, letters: readonly Letter[]): Promise<void> =>
  new Promise((resolve, reject) => {
    const socket = new WebSocket(url);
    let taken = 0;
    socket.on('error', reject);
    socket.on('open', () => {
      for (const letter of letters) socket.send(JSON.stringify(['EVENT', letter]));
    });
    socket.on('message', data => {
      const [is, , isTaken] = JSON.parse(String(data));
      if (is !== 'OK' || isTaken !== true) return;
      taken += 1;
      if (taken === letters.length) socket.close();
    });
    socket.on('close', () =>
      taken === letters.length ? resolve() : reject(new Error(`${taken} were taken`)),
    );
  });
