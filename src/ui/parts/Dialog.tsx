import { useDeskWords } from '../words/desk-words';
import { PlainDialog, type PlainDialogProps } from './PlainDialog';

type DialogProps = Omit<PlainDialogProps, 'asks'> & {
  /** Whether closing would lose something typed: then it asks first. */
  readonly unsaved?: boolean;
};

/** A dialog of the desk. */
export const Dialog = (props: DialogProps) => {
  const words = useDeskWords();
  const asks = () => {
    const { unsaved: text, keepEditing: keep, discard } = words().frame;
    return props.unsaved ? { text, keep, discard } : null;
  };
  return <PlainDialog {...props} asks={asks()} />;
};
