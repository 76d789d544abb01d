import type { AuditPart } from './audit-part.ts';

/** Every source file the months rest on or rested on: its hash, so that it can be held against the file that the office has. */
export const sourcesFile: AuditPart = function* (db) {
  const files = db.all<object>(
    `SELECT source_file.file_id AS "fileId", sha256, content_sha256 AS "contentSha256", bytes, format, encoding, imported_at AS "importedAt",
            kind, name, period, programme, ended_at AS "endedAt"
     FROM source_file JOIN month_file USING (file_id) JOIN month USING (month_id)
     WHERE state = 'done' ORDER BY month_file_id`,
  );
  yield { path: 'sources.json', content: [`${JSON.stringify(files, null, 2)}\n`] };
};

/** Who there is, by the word the log knows them by. No passwords. */
export const peopleFile: AuditPart = function* (db) {
  const people = db
    .all<{ roles: string }>(
      'SELECT person_id AS "personId", login, name, unit, roles, state FROM person ORDER BY person_id',
    )
    .map((person) => ({ ...person, roles: JSON.parse(person.roles) as unknown }));
  yield { path: 'people.json', content: [`${JSON.stringify(people, null, 2)}\n`] };
};
