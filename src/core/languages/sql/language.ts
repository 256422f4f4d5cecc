import type { Language } from '../language';
import { readSql } from './read';

/** SQL in its dialects. */
export const language: Language = {
  id: 'sql',
  languageIds: ['sql', 'pgsql', 'mysql', 'plsql', 'tsql', 'snowflake-sql', 'postgres'],
  extensions: [
    '.sql',
    '.ddl',
    '.dml',
    '.psql',
    '.pgsql',
    '.plsql',
    '.pls',
    '.pks',
    '.pkb',
    '.tsql',
    '.mysql',
    '.hql',
    '.cql',
    '.prc',
    '.dump',
  ],
  fileNames: ['.psqlrc', '.sqliterc', '.psql_history', '.mysql_history', '.sqlite_history'],
  comments: { line: '--', block: ['/*', '*/'] },
  read: readSql,
};
