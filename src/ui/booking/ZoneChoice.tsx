import { createSignal, onMount } from 'solid-js';
import { zoneText } from '../format';
import { SelectField } from '../parts/SelectField';
import { useWords } from '../words/language';
import { ownZone } from './zone';

/**
 * "Times are shown in": the visitor's own zone and the business's first, then every other; these are many and
 * wait until the times are drawn.
 */
export const ZoneChoice = (props: {
  readonly zone: string;
  readonly business: { readonly name: string; readonly zone: string };
  readonly onChoose: (zone: string) => void;
}) => {
  const words = useWords();
  const own = ownZone();
  const [others, setOthers] = createSignal<readonly string[]>([]);
  onMount(() => setTimeout(() => setOthers(Intl.supportedValuesOf('timeZone')), 300));
  const first = () => [
    { value: own, label: words().time.yours(zoneText(own)) },
    ...(props.business.zone === own
      ? []
      : [
          {
            value: props.business.zone,
            label: words().time.theirs(zoneText(props.business.zone), props.business.name),
          },
        ]),
  ];
  return (
    <SelectField
      label={words().time.shownIn}
      value={props.zone}
      hint={
        props.zone === props.business.zone
          ? undefined
          : words().time.differs(props.business.name, zoneText(props.business.zone))
      }
      options={[
        ...first(),
        ...others()
          .filter(zone => zone !== own && zone !== props.business.zone)
          .map(zone => ({ value: zone, label: zone.replaceAll('_', ' ') })),
      ]}
      onChange={props.onChoose}
    />
  );
};
