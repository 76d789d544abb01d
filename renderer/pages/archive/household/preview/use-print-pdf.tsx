import { App } from 'antd';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { call } from '../../../../api/desk.ts';
import { sayFailure } from '../../../../components/common/say-failure.ts';
import { drawPage, openPdf } from '../../../../components/evidence/pdf.ts';

/** Pixels across an A4 page: 150 to the inch, which prints small type well. */
const ACROSS = 1240;

interface Printing {
  readonly print: () => void;
  readonly busy: boolean;
  /** Belongs into the page: what goes to the printer, while it does. */
  readonly sheet: ReactNode;
}

/** Prints a PDF as it is previewed, each page on a sheet of its own: the pages are drawn, and nothing else is printed. */
export function usePrintPdf(bytes: Uint8Array | null, name: string): Printing {
  const { message } = App.useApp();
  const place = useRef<HTMLDivElement>(null);
  const [printed, setPrinted] = useState<Uint8Array | null>(null);

  useEffect(() => {
    if (printed === null) return;
    let gone = false;
    document.body.classList.add('prints-pages');
    const run = async (): Promise<void> => {
      const pdf = await openPdf(printed.slice());
      try {
        for (let number = 1; number <= pdf.numPages && !gone; number++) {
          const sheet = document.createElement('canvas');
          await drawPage(pdf, number, sheet, { width: ACROSS, turned: 0 });
          place.current?.append(sheet);
        }
        if (!gone) await call('app.print', {});
      } finally {
        void pdf.destroy();
      }
    };
    run()
      .catch((thrown: unknown) => sayFailure(message, thrown))
      .finally(() => setPrinted(null));
    return () => {
      gone = true;
      document.body.classList.remove('prints-pages');
    };
  }, [printed, message]);

  return {
    print: () => setPrinted(bytes),
    busy: printed !== null,
    sheet:
      printed !== null &&
      createPortal(<div ref={place} className="print-pages" role="img" aria-label={name} />, document.body),
  };
}
