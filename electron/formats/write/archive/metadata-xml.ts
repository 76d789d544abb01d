type Value = string | number | readonly Value[] | { readonly [name: string]: Value };

const ROOT = '档案元数据';
/** What XML 1.0 has no place for, even escaped. */
const NO_CHARACTER = /(?![\t\n\r])[\p{Cc}\p{Cs}\ufffe\uffff]/gu;

/** Metadata as XML: an element a name, one for each member of a list. The same metadata gives the same text. */
export function metadataXml(metadata: { readonly [name: string]: Value }): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${ROOT} 版本="1">\n${elements(metadata, '  ')}</${ROOT}>\n`;
}

function elements(record: { readonly [name: string]: Value }, indent: string): string {
  return Object.entries(record)
    .map(([name, value]) =>
      Array.isArray(value) ? value.map((each) => element(name, each, indent)).join('') : element(name, value, indent),
    )
    .join('');
}

function element(name: string, value: Value, indent: string): string {
  return typeof value === 'object' && !Array.isArray(value)
    ? `${indent}<${name}>\n${elements(value as { readonly [name: string]: Value }, `${indent}  `)}${indent}</${name}>\n`
    : `${indent}<${name}>${escaped(String(value))}</${name}>\n`;
}

function escaped(text: string): string {
  return text
    .replace(NO_CHARACTER, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\r', '&#13;');
}
