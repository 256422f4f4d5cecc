import type { Language } from '../language';
import { readMarkupAround } from '../markup/codeBlocks';
import { codeBlocksOf } from './codeBlocks';

/** Pages of ASP.NET with C# in them. https://learn.microsoft.com/aspnet/core/mvc/views/razor */
export const language: Language = {
  id: 'razor',
  languageIds: ['razor', 'aspnetcorerazor'],
  extensions: ['.cshtml', '.razor'],
  fileNames: [],
  comments: { block: ['@*', '*@'] },
  read: (source) =>
    readMarkupAround(
      source,
      codeBlocksOf(source).map((span) => ({ span, as: { path: 'page.cs', languageId: 'csharp' } })),
    ),
};
