/** Inside the project a path is told from the project's folder on. */
export function withinFolder(filePath: string, folderPath: string): string {
  const inside =
    folderPath !== '' && filePath.startsWith(folderPath) && /^[\\/]/.test(filePath.slice(folderPath.length));
  return inside ? filePath.slice(folderPath.length + 1) : filePath;
}
