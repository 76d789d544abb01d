import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { exampleDocx } from '../../../electron/formats/template/example-docx.ts';
import { makeArchive } from '../../../electron/jobs/desk/archive-make.ts';
import { addArchiveRules } from '../../../electron/jobs/desk/archive-rules.ts';
import { archiveManifestSchema } from '../../../shared/contracts/archive-manifest.ts';
import { docxOf, edited, exampleXlsx, paragraph, textOf } from '../../unit/electron/formats/template/template-files.ts';
import { scratchFolder } from '../desk/workplace.ts';
import { ask } from '../services/ask.ts';
import { type ArchivePlace, sampleArchivePlace } from './archive-place.ts';

const folder = scratchFolder();
let place: ArchivePlace;
beforeAll(async () => {
  place = await sampleArchivePlace(folder);
});

async function add(name: string, bytes: Buffer) {
  writeFileSync(join(folder, name), bytes);
  const { files } = await addArchiveRules(
    { what: 'template', files: [{ path: join(folder, name), name }] },
    place.context,
  );
  return files[0]!;
}

describe('templates in the window', () => {
  it('lists the fields of the pack that is chosen', async () => {
    const { fields } = await ask(place, 'archive.templateFields', {});
    expect(fields).toContainEqual({ name: '户主姓名', loop: '', explains: '户主的姓名', example: '王守田' });
    expect(fields).toContainEqual({ name: '姓名', loop: '成员', explains: '成员的姓名', example: '王守田' });
  });

  it('refuses one with mistakes, telling all of them, and one with macros', async () => {
    const wrong = await add('错.docx', await docxOf(paragraph('{户主性名}') + paragraph('{年龄}')));
    expect(wrong).toMatchObject({ outcome: 'refused', error: { code: 'E_REFUSED' } });
    expect(wrong.error!.message).toBe(
      '模板有 2 处要改。正文第 1 段“{户主性名}”：没有“户主性名”这个字段，是不是“户主姓名”？；正文第 2 段“{年龄}”：“年龄”是“成员”里的字段，要写在 {#成员} 和 {/成员} 之间',
    );
    const macros = await add('宏.docx', await edited(exampleDocx(), { 'word/vbaProject.bin': 'x' }));
    expect(macros.error).toMatchObject({ code: 'E_FORMAT', message: expect.stringContaining('含有宏（VBA）') });
    expect((await ask(place, 'archive.state', {})).templates).toEqual([]);
  });

  it('keeps templates, and fills them in beside the dossiers of a batch', async () => {
    expect((await add('情况表.docx', exampleDocx())).outcome).toBe('added');
    expect((await add('情况表.docx', exampleDocx())).outcome).toBe('same');
    expect((await add('情况表.xlsx', await exampleXlsx())).outcome).toBe('added');
    const { templates } = await ask(place, 'archive.state', {});
    expect(templates.map(({ name, kind, fields }) => [name, kind, fields > 20])).toEqual([
      ['情况表.docx', 'docx', true],
      ['情况表.xlsx', 'xlsx', true],
    ]);
    const { rows } = await ask(place, 'archive.page', {
      filter: {},
      sort: { by: 'place', descending: false },
      offset: 0,
      limit: 2,
    });
    const out = join(folder, '整卷');
    const making = {
      scope: { what: 'households' as const, householdIds: rows.map(({ householdId }) => householdId) },
      placeholders: false,
      changedOnly: true,
      templates: templates.map(({ templateId }) => templateId),
      resume: null,
      unmasked: false,
      purpose: '',
    };
    expect((await makeArchive({ ...making, folder: out }, place.context)).failures).toEqual([]);
    const { files, templates: listed } = archiveManifestSchema.parse(
      JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8')),
    );
    expect(listed.map(({ file, path }) => [file, path])).toEqual([
      ['情况表.docx', null],
      ['情况表.xlsx', null],
    ]);
    const forms = files.flatMap((file) => ('template' in file ? [file] : []));
    expect(forms.map(({ path }) => /-情况表\.(?:docx|xlsx)$/u.test(path))).toEqual([true, true, true, true]);
    expect((await textOf(readFileSync(join(out, forms[0]!.path)))).join('\n')).toContain(rows[0]!.certNo);
    await ask(place, 'archive.removeTemplate', { templateId: templates[0]!.templateId });
    await expect(makeArchive({ ...making, folder: out }, place.context)).rejects.toThrow('没有这份模板');
  });
});
