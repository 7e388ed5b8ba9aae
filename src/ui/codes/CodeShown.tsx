import type { CodeText } from '../../core/codeText';
import { codeShown } from '../../core/codeText';
import { Button } from '../parts/Button';
import { copyText } from '../parts/copy';
import { Icon } from '../parts/Icon';
import { showToast } from '../parts/Toast';
import { useDeskWords } from '../words/desk-words';
import './codes.css';

/** A code as it is read and typed, with a button that copies it. */
export const CodeShown = (props: { readonly text: CodeText }) => {
  const words = useDeskWords();
  const says = () => words().codes.code;
  const copy = async () => {
    const isCopied = await copyText(codeShown(props.text));
    showToast({ text: isCopied ? says().copied : says().notCopied, trouble: !isCopied });
  };
  return (
    <div class="code-shown">
      <span class="code-text">{codeShown(props.text)}</span>
      <Button onClick={() => void copy()}>
        <Icon name="copy" />
        {says().copy}
      </Button>
    </div>
  );
};
