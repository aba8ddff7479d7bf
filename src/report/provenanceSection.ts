import type { FittedTable } from '../questions/fittedTable.ts';
import type { Section } from '../questions/question.ts';
import { shellText } from './provenance.ts';

/** How this report came to be, so that it can be made again. */
export function provenanceSection({ table, provenance }: FittedTable): Section {
  const { command, seed, date, versions } = provenance;
  return {
    title: 'Provenance',
    paragraphs: [
      ['Made on ', date, ' by ', { code: shellText(command) }, `, with seed ${seed}.`],
      [
        'Versions: ',
        Object.entries(versions)
          .map(([name, version]) => `${name} ${version}`)
          .join(', '),
        '.',
      ],
    ],
    tables: [
      {
        id: 'input-files',
        title: 'Files that were read',
        columns: [
          { name: 'file', title: 'File', kind: 'text' },
          { name: 'rows', title: 'Rows', kind: 'count' },
          { name: 'sha256', title: 'SHA-256', kind: 'text' },
        ],
        rows: table.files.map(({ path, rows, sha256 }) => [path, rows, sha256]),
      },
    ],
  };
}
