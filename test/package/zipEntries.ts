/** A file within a zip archive. */
export interface ZipEntry {
  readonly name: string;
  /** Its size once unpacked. */
  readonly bytes: number;
}

const endOfDirectory = 0x06054b50;
const directoryEntry = 0x02014b50;

/**
 * Lists a zip archive by its central directory (without zip64, which small archives do not have).
 * https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT, 4.3.12 and 4.3.16
 */
export function zipEntries(archive: Buffer): readonly ZipEntry[] {
  let end = archive.length - 22;
  while (end >= 0 && archive.readUInt32LE(end) !== endOfDirectory) {
    end -= 1;
  }
  if (end < 0) {
    throw new Error('This is no zip archive.');
  }
  const entries: ZipEntry[] = [];
  let at = archive.readUInt32LE(end + 16);
  while (archive.readUInt32LE(at) === directoryEntry) {
    const nameLength = archive.readUInt16LE(at + 28);
    entries.push({
      name: archive.toString('utf8', at + 46, at + 46 + nameLength),
      bytes: archive.readUInt32LE(at + 24),
    });
    at += 46 + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
  return entries;
}
