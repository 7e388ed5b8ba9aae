/** Names of what the desk keeps in the cabinet. */

export const DESK = 'desk';
export const DEVICE = 'device';
/** The secret half of what is sealed to this device. */
export const LETTER = 'letter';
export const CERTIFICATE = 'certificate';

export const DESK_ENTRIES = [DESK, DEVICE, LETTER, CERTIFICATE] as const;
