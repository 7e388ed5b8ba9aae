import { createMemo } from 'solid-js';
import { encode } from 'uqr';
import { Button } from '../parts/Button';
import { useDeskWords } from '../words/desk-words';
import './link.css';

/** White around the code, in modules: what readers need to find it (ISO/IEC 18004 asks for 4). */
const QUIET = 4;

/** A QR code of the short link, for the screen and, alone on its page, for print. */
export const LinkCode = (props: { readonly link: string; readonly name: string }) => {
  const words = useDeskWords();
  const code = createMemo(() => encode(props.link, { ecc: 'M', border: QUIET }));
  const path = () =>
    code()
      .data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])))
      .join('');
  let svg!: SVGSVGElement;
  const download = () => {
    const copy = svg.cloneNode(true) as SVGSVGElement;
    copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
    copy.setAttribute('width', '1024');
    copy.setAttribute('height', '1024');
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([copy.outerHTML], { type: 'image/svg+xml' }));
    link.download = `${words().settings.link.file}.svg`;
    link.click();
    URL.revokeObjectURL(link.href);
  };
  return (
    <div class="link-code">
      <figure>
        <svg
          ref={svg}
          role="img"
          aria-label={words().settings.link.qrName(props.name)}
          viewBox={`0 0 ${code().size} ${code().size}`}
          shape-rendering="crispEdges"
        >
          <rect width="100%" height="100%" fill="#fff" />
          <path d={path()} fill="#000" />
        </svg>
        <figcaption>{props.name}</figcaption>
      </figure>
      <div class="row">
        <Button onClick={download}>{words().settings.link.download}</Button>
        <Button onClick={() => print()}>{words().settings.link.print}</Button>
      </div>
    </div>
  );
};
