import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { Loading } from '../common/Loading.tsx';
import { drawPage, openPdf, type PdfDocument } from './pdf.ts';

interface Props {
  readonly bytes: Uint8Array;
  readonly scale: number;
  readonly turned: number;
  readonly name: string;
  /** Only this page, from 1. */
  readonly only?: number;
}

/** Pages that are drawn at once; the rest on demand. */
const FIRST = 5;

/** The pages of a PDF under each other. */
export function PdfPages({ bytes, scale, turned, name, only }: Props) {
  const [pdf, setPdf] = useState<PdfDocument | null>(null);
  const [problem, setProblem] = useState('');
  const [shown, setShown] = useState(FIRST);
  useEffect(() => {
    let gone = false;
    // A copy: the reader's thread takes the bytes it is given away.
    openPdf(bytes.slice()).then(
      (document) => {
        if (gone) void document.destroy();
        else setPdf(document);
      },
      (thrown: unknown) => {
        if (gone) return;
        const isLocked = thrown instanceof Error && thrown.name === 'PasswordException';
        setProblem(
          isLocked
            ? '这份 PDF 设了打开密码。请去掉密码另存，撤回这一份，再加入一次。'
            : '这份 PDF 打不开，可能已损坏。请另存后用别的软件试试，或请提供的人重新给一份。',
        );
      },
    );
    return () => {
      gone = true;
    };
  }, [bytes]);
  // Other bytes: what was read of the ones before stays on screen until these are open.
  useEffect(() => () => void pdf?.destroy(), [pdf]);
  if (problem !== '') return <p className="evidence-unshown">{problem}</p>;
  if (pdf === null) return <Loading />;
  if (only !== undefined)
    return <PdfPage pdf={pdf} number={Math.min(only, pdf.numPages)} scale={scale} turned={turned} name={name} />;
  const pages = Array.from({ length: Math.min(shown, pdf.numPages) }, (_, index) => index + 1);
  return (
    <>
      {pages.map((number) => (
        <PdfPage key={number} pdf={pdf} number={number} scale={scale} turned={turned} name={name} />
      ))}
      {shown < pdf.numPages && (
        <Button onClick={() => setShown(shown + 20)}>再显示 {Math.min(20, pdf.numPages - shown)} 页</Button>
      )}
    </>
  );
}

interface PageProps extends Omit<Props, 'bytes' | 'only'> {
  readonly pdf: PdfDocument;
  readonly number: number;
}

function PdfPage({ pdf, number, scale, turned, name }: PageProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  /** The document and page that could not be drawn. */
  const [damaged, setDamaged] = useState<readonly [PdfDocument, number] | null>(null);
  useEffect(() => {
    const place = canvas.current;
    if (place === null) return;
    // Drawn beside and put in when it is whole: two drawings on one canvas would be refused by the library.
    const sheet = document.createElement('canvas');
    let overtaken = false;
    const width = Math.round(Math.min(place.parentElement!.clientWidth - 2, 980) * scale);
    drawPage(pdf, number, sheet, { width, turned }).then(
      () => {
        if (overtaken) return;
        place.width = width;
        place.height = Math.round((sheet.height * width) / sheet.width);
        const brush = place.getContext('2d')!;
        brush.imageSmoothingQuality = 'high';
        brush.drawImage(sheet, 0, 0, place.width, place.height);
      },
      () => {
        if (!overtaken) setDamaged([pdf, number]);
      },
    );
    return () => {
      overtaken = true;
    };
  }, [pdf, number, scale, turned]);
  if (damaged?.[0] === pdf && damaged[1] === number)
    return <p className="evidence-unshown">第 {number} 页显示不出来，请另存后用别的软件看。</p>;
  return <canvas ref={canvas} role="img" aria-label={`${name} 第 ${number} 页，共 ${pdf.numPages} 页`} />;
}
