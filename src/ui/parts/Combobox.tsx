import { Combobox as Kobalte } from '@kobalte/core/combobox';
import { type ComponentProps, createSignal, type JSX, Show } from 'solid-js';
import { Icon } from './Icon';
import { Sign } from './Sign';
import './combobox.css';
import './field.css';

/** In the words of the screen: the library's own are English. */
type Spoken = {
  readonly focusAnnouncement: (option: string, isChosen: boolean) => string;
  readonly countAnnouncement: (count: number) => string;
  readonly selectedAnnouncement: (option: string) => string;
  readonly triggerLabel: string;
  readonly listboxLabel: string;
};

// Its type takes for the count only the one sentence that stands in the library itself.
type Translations = NonNullable<ComponentProps<typeof Kobalte>['translations']>;

type ComboboxProps<T> = {
  readonly label: string;
  readonly hint?: string;
  readonly value: T | null;
  /** What was found. */
  readonly options: readonly T[];
  readonly keyOf: (option: T) => string;
  readonly nameOf: (option: T) => string;
  /** Listed, and not to be chosen. */
  readonly isShut?: (option: T) => boolean;
  /** What stands under the name in the list. */
  readonly about?: (option: T) => JSX.Element;
  /** Said when no option is found. */
  readonly none: string;
  readonly error?: string | null;
  /** What screen readers are told of the list. */
  readonly spoken: Spoken;
  readonly onSearch: (text: string) => void;
  readonly onChange: (option: T | null) => void;
  /** What is typed may stand for itself: it stays though none of the options is chosen. */
  readonly free?: boolean;
  /** Given a way to put the focus into the field and leave the list shut, which may lie over what comes next. */
  readonly onField?: (focus: () => void) => void;
};

/**
 * A field that searches while one types and takes one of what it found; its options come from outside. What
 * was chosen stands until something else is, or until the field is emptied.
 */
export const Combobox = <T extends object>(props: ComboboxProps<T>) => {
  const isFound = (option: T): boolean =>
    props.options.some(found => props.keyOf(found) === props.keyOf(option));
  // The field can only show the name of one of its options, found or not.
  const options = (): T[] => {
    const { value } = props;
    return value && !isFound(value) ? [...props.options, value] : [...props.options];
  };
  const [isOpen, setOpen] = createSignal(false);
  let mayOpen = true;
  const onField = (field: HTMLInputElement) =>
    props.onField?.(() => {
      mayOpen = false;
      field.focus();
      mayOpen = true;
    });
  return (
    <Kobalte<T>
      class="field"
      // The library's own closing comes a second time by a timer, and shuts the list of who types on at once.
      open={isOpen()}
      onOpenChange={opens => setOpen(opens && mayOpen)}
      closeOnSelection={false}
      options={options()}
      optionValue={option => props.keyOf(option)}
      optionTextValue={option => props.nameOf(option)}
      optionLabel={option => props.nameOf(option)}
      optionDisabled={option => props.isShut?.(option) ?? false}
      validationState={props.error ? 'invalid' : 'valid'}
      value={props.value as T}
      onChange={option => {
        setOpen(false);
        props.onChange(option);
      }}
      onInputChange={text => {
        props.onSearch(text);
        if (text === '' && props.value) props.onChange(null);
      }}
      defaultFilter={(option, text) => isFound(option) || text === props.nameOf(option)}
      // To choose again what is chosen is no way to have nobody.
      disallowEmptySelection
      noResetInputOnBlur={props.free ?? false}
      translations={props.spoken as Translations}
      // Over what lies below a list that has nothing to offer would only be in the way of who types on.
      allowsEmptyCollection={!props.free}
      triggerMode="focus"
      sameWidth
      gutter={4}
      itemComponent={item => (
        <Kobalte.Item item={item.item} class="combobox-option">
          <Kobalte.ItemLabel>
            {props.nameOf(item.item.rawValue)}
            <Show when={props.about}>
              {about => <span class="combobox-about">{about()(item.item.rawValue)}</span>}
            </Show>
          </Kobalte.ItemLabel>
        </Kobalte.Item>
      )}
    >
      <Kobalte.Label class="field-label">{props.label}</Kobalte.Label>
      <Show when={props.hint}>
        <Kobalte.Description class="field-hint">{props.hint}</Kobalte.Description>
      </Show>
      <Kobalte.Control class="combobox-control">
        <Kobalte.Input
          ref={onField}
          class="input"
          autocomplete="off"
          // It closes the list, and not what the list lies in as well.
          onKeyDown={event => event.key === 'Escape' && isOpen() && event.preventDefault()}
        />
        <Icon name="search" />
      </Kobalte.Control>
      <Kobalte.ErrorMessage class="field-error">
        <Sign name="alert" />
        {props.error}
      </Kobalte.ErrorMessage>
      {/* No portal: within a dialog, which hides all else from screen readers, the list must be inside. */}
      {/* A press must not take the focus from the field to the dialog, or the list closes before it is chosen. */}
      <Kobalte.Content class="combobox-list" onMouseDown={event => event.preventDefault()}>
        <Kobalte.Listbox class="combobox-options" />
        <Show when={props.options.length === 0}>
          <p class="combobox-none">{props.none}</p>
        </Show>
      </Kobalte.Content>
    </Kobalte>
  );
};
