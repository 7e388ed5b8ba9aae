import { Button } from '../parts/Button';
import { QrCode } from '../parts/QrCode';
import { saveAs } from '../parts/saveAs';
import { useDeskWords } from '../words/desk-words';
import './link.css';

/** A QR code of the short link, for the screen, as a drawing to keep and, alone on its page, for print. */
export const LinkCode = (props: { readonly link: string; readonly name: string }) => {
  const words = useDeskWords();
  let figure!: HTMLElement;
  const download = () => {
    const shown = figure.querySelector('svg');
    if (shown) saveAs(standalone(shown), `${words().settings.link.file}.svg`);
  };
  return (
    <div class="link-code">
      <figure ref={figure}>
        <QrCode
          text={props.link}
          name={words().settings.link.qrName(props.name)}
          tooLong={words().settings.link.tooLong}
        />
        <figcaption>{props.name}</figcaption>
      </figure>
      <div class="row">
        <Button onClick={download}>{words().settings.link.download}</Button>
        <Button onClick={() => print()}>{words().settings.link.print}</Button>
      </div>
    </div>
  );
};

/** The drawing as a file of its own: with a size, and with its paper, which on the page is the style's. */
const standalone = (shown: SVGSVGElement): Blob => {
  const copy = shown.cloneNode(true) as SVGSVGElement;
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('width', '1024');
  copy.setAttribute('height', '1024');
  const paper = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
  paper.setAttribute('width', '100%');
  paper.setAttribute('height', '100%');
  paper.setAttribute('fill', '#fff');
  copy.prepend(paper);
  return new Blob([copy.outerHTML], { type: 'image/svg+xml' });
};
