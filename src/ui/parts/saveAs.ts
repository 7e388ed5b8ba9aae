import { MINUTE } from '../../core/time';

/** Hands a file over to the browser's downloads. */
export const saveAs = (file: Blob, name: string): void => {
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // Browsers read the file after the click has ended.
  setTimeout(() => URL.revokeObjectURL(url), MINUTE);
};
