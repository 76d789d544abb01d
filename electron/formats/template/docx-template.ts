import Docxtemplater from 'docxtemplater';
import PizZip from 'pizzip';
import { AppError } from '../../../shared/contracts/app-error.ts';
import type { FormValues } from '../../../shared/domain/archive/dossier/show-fact.ts';
import type { TemplateProblem } from '../../../shared/domain/archive/template/check-placeholders.ts';
import { loopLines } from '../../../shared/domain/archive/template/loop-lines.ts';
import type { ReadPlaceholder } from '../../../shared/domain/archive/template/placeholder.ts';
import { showPlaceholder } from '../../../shared/domain/archive/template/show-placeholder.ts';
import type { TemplateLoop } from '../../../shared/domain/archive/template/template-fields.ts';
import type { TemplateValues } from '../../../shared/domain/archive/template/template-values.ts';
import { type PackedPart, packPart, packParts } from '../write/packed-zip.ts';
import type { XmlHandler } from '../xlsx/xml-scanner.ts';
import { scanXml } from './scan-xml.ts';
import type { TemplateParts } from './unpack-template.ts';

/** What the library asks for a value: the household, or a line of one of its loops. */
interface Scope {
  readonly loop: TemplateLoop | null;
  readonly values: TemplateValues;
  /** null: a blank line, to be written in by hand. */
  readonly line: FormValues | null;
}

/** Fills a .docx in. The same values give the same bytes. */
export type FillDocx = (values: TemplateValues) => Buffer;

/** Full-width braces, as an input method writes them, are braces: the checker takes them so too. */
const WIDE_OPEN = /｛/gu;
const WIDE_CLOSE = /｝/gu;

/**
 * Makes a .docx ready to be filled in. What the library cannot compile (a loop torn apart by a control, say) comes back as problems: the
 * placeholders themselves were checked before.
 */
export function docxTemplate(
  parts: TemplateParts,
  read: ReadPlaceholder,
): { readonly fill: FillDocx } | { readonly problems: readonly TemplateProblem[] } {
  const texts = new Map<string, string>();
  const packed = new Map<string, PackedPart>();
  for (const [name, bytes] of parts) {
    const isText = /\.(?:xml|rels)$/u.test(name);
    if (isText) texts.set(name, bytes.toString('utf8').replace(WIDE_OPEN, '{').replace(WIDE_CLOSE, '}'));
    packed.set(name, packPart(name, isText ? Buffer.from(texts.get(name)!, 'utf8') : bytes));
  }
  const zip = new PizZip();
  for (const [name, bytes] of parts) zip.file(name, texts.get(name) ?? bytes);
  let document: Docxtemplater<PizZip>;
  try {
    document = new Docxtemplater(zip, {
      paragraphLoop: true,
      linebreaks: true,
      errorLogging: false,
      warnFn: () => undefined,
      parser: parserOf(read),
      modules: [wideLoops()],
    });
  } catch (error) {
    return { problems: problemsOf(error) };
  }
  const render = (values: TemplateValues): PizZip => {
    makeReady(document);
    document.render({ loop: null, values, line: values.household } satisfies Scope);
    return document.getZip();
  };
  const torn = [0, 2].some((lines) => !isWhole(render(blankValues(lines)), [...texts.keys()]));
  if (torn) return { problems: [TORN] };
  return {
    fill(values) {
      const made = render(values);
      return packParts(
        [...parts.keys()].map((name) => {
          const before = texts.get(name);
          const text = before === undefined ? undefined : made.file(name)!.asText();
          return text === before ? packed.get(name)! : packPart(name, Buffer.from(text!, 'utf8'));
        }),
      );
    },
  };
}

/** A loop that begins within a tracked change, a link or a control and ends outside of it: its repetition would be no XML. */
const TORN: TemplateProblem = {
  place: '文档',
  placeholder: '',
  says: '有循环的开始或结束夹在修订、链接或控件里：请接受全部修订、取消链接，把 {#…} 和 {/…} 重新打一遍',
};

/** A household of which nothing is known, with so many lines in every loop. */
function blankValues(lines: number): TemplateValues {
  const blank = Array.from({ length: lines }, (): FormValues => ({}));
  return {
    household: {},
    loops: {
      members: blank,
      others: blank,
      adults: blank,
      grounded: blank,
      supporters: blank,
      materials: blank,
      missing: blank,
    },
  };
}

function isWhole(zip: PizZip, names: readonly string[]): boolean {
  try {
    for (const name of names) scanXml('', name, Buffer.from(zip.file(name)!.asText(), 'utf8'), SILENT);
    return true;
  } catch (error) {
    if (error instanceof AppError) return false;
    throw error;
  }
}

const SILENT: XmlHandler = { wantsText: false, open() {}, close() {}, text() {} };

/**
 * The library compiles a template for one rendering; compiling takes seven times as long as rendering (measured: 9 ms, 1.4 ms). What it keeps of
 * a rendering is put back, so that a batch compiles once. Held by tests: what is
 * filled in after others is what is filled in first.
 */
function makeReady(document: Docxtemplater<PizZip>): void {
  Object.assign(document, { rendered: false, scopeManagers: {}, mapper: null });
}

function parserOf(read: ReadPlaceholder) {
  return (tag: string, meta?: { readonly tag?: { readonly module?: string } }) => {
    const isLoop = meta?.tag?.module === 'loop';
    return {
      get(scope: Scope): string | readonly Scope[] {
        const placeholder = read(isLoop ? `#${tag}` : tag, scope.loop);
        if (placeholder.kind === 'field') return scope.line === null ? '' : showPlaceholder(placeholder, scope.line);
        if (placeholder.kind !== 'start') return isLoop ? [] : '';
        const { loop, least } = placeholder;
        return loopLines(scope.values, loop, least).map((line) => ({ loop, values: scope.values, line }));
      },
    };
  };
}

/** # and / of full width begin and end loops too, and any end will do: the checker has seen to their names. */
function wideLoops() {
  return {
    name: 'WideLoops',
    optionsTransformer<Options>(options: Options, document: { readonly modules?: readonly unknown[] }): Options {
      for (const module of (document.modules ?? []) as { name?: string; prefix?: Record<string, unknown> }[])
        if (module.name === 'LoopModule' && module.prefix !== undefined) {
          module.prefix.start = /^\s*[#＃]\s*(.*)$/su;
          module.prefix.end = /^\s*[/／]()/su;
        }
      return options;
    },
  };
}

interface LibraryError {
  readonly message?: string;
  readonly properties?: {
    readonly id?: string;
    readonly xtag?: string;
    readonly errors?: readonly LibraryError[];
  };
}

function problemsOf(error: unknown): readonly TemplateProblem[] {
  const { properties } = error as LibraryError;
  const errors = properties?.errors ?? [error as LibraryError];
  return errors.map((each) => ({
    place: '文档',
    placeholder: each.properties?.xtag === undefined ? '' : `{${each.properties.xtag}}`,
    says: `这个占位符的格式被拆散了（${each.properties?.id ?? each.message ?? ''}）：请把它整个删掉，一次打完`,
  }));
}
