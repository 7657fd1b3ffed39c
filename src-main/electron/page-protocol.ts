// longtake://app/: serves the built page from out/renderer with its policy as a header.
import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { resolveInside } from '../storage/index.ts';
import { contentPolicy } from './content-policy.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
};

/** The answer to a request for a file of the page; everything outside `pageFolderPath` is not there. */
export async function answerPageFile(pageFolderPath: string, request: Request): Promise<Response> {
  const url = new URL(request.url);
  if (url.host !== 'app') return notFound();
  const relativePath = url.pathname === '/' ? 'index.html' : decodePath(url.pathname);
  const found = relativePath === null ? null : await readInside(pageFolderPath, relativePath);
  if (found === null || relativePath === null) return notFound();
  return new Response(found, {
    headers: {
      'Content-Type': TYPES[extname(relativePath)] ?? 'application/octet-stream',
      'Content-Security-Policy': contentPolicy(false),
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'no-cache',
    },
  });
}

/** The path behind the host, decoded; null when it is not one that can be asked for. */
export function decodePath(pathname: string): string | null {
  try {
    const path = decodeURIComponent(pathname).replace(/^\//, '');
    const isPlain =
      path !== '' && !/[\\\0]/.test(path) && path.split('/').every((part) => part !== '..' && part !== '.');
    return isPlain ? path : null;
  } catch {
    // Broken percent signs.
    return null;
  }
}

async function readInside(folderPath: string, relativePath: string): Promise<Uint8Array<ArrayBuffer> | null> {
  const filePath = await resolveInside(folderPath, relativePath);
  if (!filePath.ok) return null;
  return readFile(filePath.value).catch(() => null);
}

const notFound = () => new Response('Not found', { status: 404, headers: { 'Content-Type': 'text/plain' } });
