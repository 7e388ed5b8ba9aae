/** Whether this address gives the app what it needs: without HTTPS, browsers withhold encryption and workers. */
export const isSecure = (): boolean => isSecureContext && 'subtle' in crypto;
