import type { AppError } from '../../../shared/contracts/app-error.ts';
import type { XmlHandler } from '../xlsx/xml-scanner.ts';
import { scanXml } from './scan-xml.ts';
import { refuseTemplate, TAKE_OUT } from './template-error.ts';
import type { TemplateParts } from './unpack-template.ts';

export type TemplateKind = 'docx' | 'xlsx';

const OFFICE = 'application/vnd.openxmlformats-officedocument.';
const MAIN_TYPES: Readonly<Record<string, TemplateKind>> = {
  [`${OFFICE}wordprocessingml.document.main+xml`]: 'docx',
  [`${OFFICE}spreadsheetml.sheet.main+xml`]: 'xlsx',
};

/** Parts that can do something, by their names. */
const ACTIVE_PARTS: readonly (readonly [RegExp, string, string])[] = [
  [/vbaproject|vbadata|\.bas$|\.vbs$/iu, '含有宏（VBA）', 'it holds macros (VBA)'],
  [/xl\/(?:macrosheets|dialogsheets)\//iu, '含有宏表', 'it holds macro sheets'],
  [/(?:^|\/)activex\//iu, '含有 ActiveX 控件', 'it holds ActiveX controls'],
  [
    /(?:^|\/)embeddings\/|\.(?:exe|dll|js|jse|wsf|hta|scr|cmd|bat|ps1|lnk)$/iu,
    '嵌入了别的文件（OLE 对象）',
    'it embeds other files (OLE)',
  ],
  [/xl\/externallinks\//iu, '链接了别的工作簿', 'it links to other workbooks'],
  [/xl\/(?:connections\.xml|querytables\/)/iu, '含有外部数据连接', 'it holds connections to data elsewhere'],
  [/(?:^|\/)(?:webextensions|customui)\//iu, '含有加载项', 'it holds add-ins'],
];

/** Relationships that can do something, or fetch something, by the last word of their type. */
const ACTIVE_RELATIONS: Readonly<Record<string, readonly [string, string]>> = {
  vbaproject: ['含有宏（VBA）', 'it holds macros (VBA)'],
  attachedtemplate: ['附加了别的模板文件（attachedTemplate）', 'another template is attached to it'],
  oleobject: ['嵌入了别的文件（OLE 对象）', 'it embeds other files (OLE)'],
  package: ['嵌入了别的文件（OLE 对象）', 'it embeds other files (OLE)'],
  control: ['含有 ActiveX 控件', 'it holds ActiveX controls'],
  afchunk: ['插入了别的文件的内容（altChunk）', 'it imports other files (altChunk)'],
  subdocument: ['插入了子文档', 'it has subdocuments'],
  frame: ['含有网页框架', 'it holds frames'],
  externallink: ['链接了别的工作簿', 'it links to other workbooks'],
  externallinkpath: ['链接了别的工作簿', 'it links to other workbooks'],
  connections: ['含有外部数据连接', 'it holds connections to data elsewhere'],
  querytable: ['含有外部数据连接', 'it holds connections to data elsewhere'],
  mailmergesource: ['连着邮件合并的数据源', 'it is tied to the source of a mail merge'],
  xlmacrosheet: ['含有宏表', 'it holds macro sheets'],
  extensibility: ['含有加载项', 'it holds add-ins'],
};

/** Fields of Word that only number, date and refer within the document. What is not named here may fetch or run something. */
const QUIET_FIELDS: ReadonlySet<string> = new Set(
  `PAGE NUMPAGES SECTION SECTIONPAGES PAGEREF REF NOTEREF STYLEREF SEQ TOC TC DATE TIME CREATEDATE SAVEDATE PRINTDATE EDITTIME
   FORMTEXT FORMCHECKBOX FORMDROPDOWN EQ SYMBOL ADVANCE TITLE SUBJECT AUTHOR KEYWORDS COMMENTS FILENAME NUMWORDS NUMCHARS
   DOCPROPERTY MERGEFIELD LISTNUM AUTONUM AUTONUMLGL AUTONUMOUT PRIVATE =`.split(/\s+/u),
);

/** Formulas that reach out of the workbook. */
const REACHING_FORMULA =
  /\b(?:WEBSERVICE|FILTERXML|HYPERLINK|IMAGE|RTD|CALL|REGISTER(?:\.ID)?|EXEC|DDE|SQL\.REQUEST|IMPORT\w*|INFO)\s*\(|\|[^"]*!|\[\d+\]|\[[^\]]*\.xl|^\s*=?\s*'?(?:\\\\|https?:|file:)/iu;
const FORMULA_ELEMENTS: ReadonlySet<string> = new Set(['f', 'formula', 'formula1', 'formula2', 'definedName']);

/** An address in an attribute of old drawings, which fetch without a relationship. */
const ADDRESS = /^\s*(?:[a-z][a-z0-9+.-]*:(?!$)|\\\\|\/\/)/iu;

/**
 * Says what kind of template the parts are, and refuses everything in them that can run, fetch or reach out: macros, embedded files, links,
 * fields and formulas that do. Throws AppError with what was found.
 */
export function inspectTemplate(parts: TemplateParts, file: string): TemplateKind {
  const kind = kindOf(parts, file);
  for (const name of parts.keys())
    for (const [pattern, zh, en] of ACTIVE_PARTS) if (pattern.test(name)) throw active(file, zh, en);
  for (const [name, bytes] of parts) {
    if (/\.rels$/iu.test(name)) scanXml(file, name, bytes, relations(file));
    else if (/\.(?:xml|vml)$/iu.test(name)) scanXml(file, name, bytes, content(file, kind));
  }
  return kind;
}

function kindOf(parts: TemplateParts, file: string): TemplateKind {
  const types = parts.get('[Content_Types].xml');
  if (types === undefined) throw refuseTemplate(file, '内容不是 .docx 或 .xlsx', 'its content is no .docx or .xlsx');
  let kind: TemplateKind | null = null;
  scanXml(file, '[Content_Types].xml', types, {
    wantsText: false,
    open(_, scanner) {
      const type = scanner.attribute('ContentType') ?? '';
      if (/macroenabled|vbaproject/iu.test(type))
        throw active(file, '是启用宏的文件（.docm、.xlsm 等）', 'it is a file with macros enabled (.docm, .xlsm)');
      if (/activex|oleobject/iu.test(type))
        throw active(file, '含有控件或嵌入的对象', 'it holds controls or embedded objects');
      kind ??= MAIN_TYPES[type] ?? null;
    },
    close() {},
    text() {},
  });
  if (kind === null)
    throw refuseTemplate(
      file,
      '内容不是普通的 .docx 或 .xlsx 文件（.dotx、.xltx、演示文稿等都不行）',
      'it is no plain .docx or .xlsx (.dotx, .xltx and presentations are none)',
    );
  return kind;
}

function relations(file: string): XmlHandler {
  return {
    wantsText: false,
    open(_, scanner) {
      const type = (scanner.attribute('Type') ?? '').split('/').at(-1)!.toLowerCase();
      const found = Object.hasOwn(ACTIVE_RELATIONS, type) ? ACTIVE_RELATIONS[type] : undefined;
      if (found !== undefined) throw active(file, ...found);
      const target = scanner.attribute('Target') ?? '';
      if ((scanner.attribute('TargetMode') ?? '').toLowerCase() !== 'external' && !ADDRESS.test(target)) return;
      const shown = target.slice(0, 60);
      if (type === 'image')
        throw active(file, `图片放在别处（${shown}）`, `it takes a picture from elsewhere (${shown})`);
      throw active(file, `含有指向文件以外的链接（${shown}）`, `it links outside of itself (${shown})`);
    },
    close() {},
    text() {},
  };
}

/** Fields, formulas and addresses of a part. */
function content(file: string, kind: TemplateKind): XmlHandler {
  /** The instructions of the fields that are open, the innermost last. */
  const fields: string[] = [];
  let taking: 'instruction' | 'formula' | null = null;
  let formula = '';
  const judgeField = (instruction: string): void => {
    const word = instruction.trim().toUpperCase();
    const name = word.startsWith('=') ? '=' : (word.split(/[\s\\"]/u)[0] ?? '');
    if (name !== '' && !QUIET_FIELDS.has(name))
      throw active(
        file,
        `含有会取外部内容或执行命令的域（${name.slice(0, 20)}）`,
        `it holds a field that reaches out (${name.slice(0, 20)})`,
      );
  };
  return {
    get wantsText() {
      return taking !== null;
    },
    open({ local }, scanner) {
      switch (local) {
        case 'altChunk':
          throw active(file, '插入了别的文件的内容（altChunk）', 'it imports other files (altChunk)');
        case 'OLEObject':
        case 'objectEmbed':
        case 'objectLink':
        case 'oleObject':
        case 'ddeLink':
          throw active(file, '嵌入了别的文件（OLE 对象）或 DDE 链接', 'it embeds other files (OLE) or links by DDE');
        case 'fldSimple':
          judgeField(scanner.prefixedAttribute('instr') ?? '');
          break;
        case 'fldChar': {
          const type = scanner.prefixedAttribute('fldCharType');
          if (type === 'begin') fields.push('');
          else if (type === 'separate') judgeField(fields.at(-1) ?? '');
          else if (type === 'end') judgeField(fields.pop() ?? '');
          break;
        }
        case 'instrText':
        case 'delInstrText':
          taking = 'instruction';
          break;
      }
      if (kind === 'xlsx' && FORMULA_ELEMENTS.has(local)) {
        taking = 'formula';
        formula = '';
      }
      for (const address of [scanner.attribute('src'), scanner.prefixedAttribute('href'), scanner.attribute('href')])
        if (address !== undefined && ADDRESS.test(address))
          throw active(file, `含有指向文件以外的链接（${address.slice(0, 60)}）`, 'it links outside of itself');
    },
    text(text) {
      if (taking === 'formula') formula += text;
      else if (fields.length === 0) judgeField(text);
      else fields[fields.length - 1] += text;
    },
    close({ local }) {
      if (taking === 'formula' && FORMULA_ELEMENTS.has(local)) {
        if (REACHING_FORMULA.test(formula))
          throw active(
            file,
            `含有会取外部内容的公式（${formula.slice(0, 40)}）`,
            `it holds a formula that reaches out (${formula.slice(0, 40)})`,
          );
        taking = null;
      } else if (local === 'instrText' || local === 'delInstrText') taking = null;
    },
  };
}

function active(file: string, zh: string, en: string): AppError {
  return refuseTemplate(file, zh, en, TAKE_OUT);
}
