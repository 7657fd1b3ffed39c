// Which sentences the code says, found in its syntax tree: what a catalogue must hold, and what was said in no language at all.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { keyOf } from './say.ts';

export interface FoundWords {
  /** Keys as a catalogue has them; plurals with their `_one` and `_other`. */
  readonly keys: readonly string[];
  /** `file:line: what is wrong`: words on the screen without say, and say where it would be said only once. */
  readonly faults: readonly string[];
}

/** Attributes of components that people read or hear. */
const READ_ATTRIBUTES = new Set(
  'label title placeholder description text aria-label aria-description alt tooltip confirmLabel summary error hint'.split(
    ' ',
  ),
);

export function findWords(filePath: string, shownPath: string): FoundWords {
  const text = readFileSync(filePath, 'utf8');
  const source = ts.createSourceFile(filePath, text, ts.ScriptTarget.Latest, true);
  const isPage = shownPath.startsWith('src-renderer/');
  // What it says of its own is always English: scripts read it.
  const isCommandLine = shownPath.startsWith('src-main/cli/');
  const keys: string[] = [];
  const faults: string[] = [];
  const fault = (node: ts.Node, what: string) => {
    const { line } = source.getLineAndCharacterOfPosition(node.getStart(source));
    faults.push(`${shownPath}:${line + 1}: ${what}`);
  };
  const visit = (node: ts.Node, inFunction: boolean): void => {
    const said = saidBy(node);
    if (said !== null) {
      keys.push(...said);
      if (said.length === 0) fault(node, 'many() needs its two forms as plain texts');
      if (!inFunction) fault(node, 'said when the module is loaded, in the language of that moment');
    }
    const bare = bareWords(node);
    if (bare !== null) fault(node, `words without say: ${JSON.stringify(bare)}`);
    else if (isPage ? isSentence(node) : !isCommandLine && isToldSentence(node))
      fault(node, `a sentence without say: ${node.getText(source).slice(0, 80)}`);
    ts.forEachChild(node, (child) => visit(child, inFunction || ts.isFunctionLike(node)));
  };
  visit(source, false);
  return { keys, faults };
}

function saidBy(node: ts.Node): string[] | null {
  if (ts.isTaggedTemplateExpression(node) && node.tag.getText() === 'say') {
    const { template } = node;
    if (ts.isNoSubstitutionTemplateLiteral(template)) return [template.text];
    return [keyOf([template.head.text, ...template.templateSpans.map(({ literal }) => literal.text)])];
  }
  if (ts.isCallExpression(node) && node.expression.getText() === 'many') {
    const [, one, other] = node.arguments;
    if (!one || !other || !ts.isStringLiteralLike(one) || !ts.isStringLiteralLike(other)) return [];
    return [`${other.text}_one`, `${other.text}_other`];
  }
  return null;
}

/** What is called the same in every language, addresses and paths. */
const isName = (text: string): boolean =>
  /^(Longtake|ComfyUI|ffmpeg|SageAttention|LoRA|CFG|JSON|Premiere Pro|DaVinci Resolve)$|^https?:|^\/[\w/]+$/.test(text);

const hasLetters = (text: string): boolean => /\p{L}{2}/u.test(text);

function bareWords(node: ts.Node): string | null {
  if (ts.isJsxText(node) && hasLetters(node.text) && !isName(node.text.trim())) return node.text.trim();
  if (!ts.isJsxAttribute(node) || !READ_ATTRIBUTES.has(node.name.getText()) || !node.initializer) return null;
  const given = ts.isJsxExpression(node.initializer) ? node.initializer.expression : node.initializer;
  if (given && ts.isStringLiteralLike(given) && hasLetters(given.text) && !isName(given.text)) return given.text;
  return given && ts.isTemplateExpression(given) ? given.getText() : null;
}

/**
 * Two words with a blank between them, outside of say and of what only machines read. A line that ends in the comment
 * `not for people` is let through.
 */
function isSentence(node: ts.Node): boolean {
  const isText = ts.isStringLiteralLike(node) || ts.isTemplateExpression(node);
  if (!isText || !/\p{L}{2,}[,:]? \p{L}|^\p{Lu}\p{Ll}+$/u.test(node.getText().slice(1, -1))) return false;
  if (ts.isStringLiteralLike(node) && isName(node.text)) return false;
  const { parent } = node;
  if (ts.isTaggedTemplateExpression(parent) || ts.isImportDeclaration(parent) || ts.isJsxAttribute(parent))
    return false;
  if (ts.isLiteralTypeNode(parent) || ts.isBinaryExpression(parent) || ts.isCaseClause(parent)) return false;
  if (ts.isPropertyAssignment(parent) && parent.name === node) return false;
  if (
    ts.isCallExpression(parent) &&
    /^(many|matches|querySelector(All)?|closest|startsWith|Error)$/.test(calledName(parent))
  )
    return false;
  if (ts.isNewExpression(parent)) return false;
  const { text } = node.getSourceFile();
  const lineEnd = text.indexOf('\n', node.getEnd());
  return !/not for people/.test(text.slice(node.getEnd(), lineEnd));
}

/** What src-main and src-shared tell people stands in properties of these names. */
const TOLD = /^(message|remedy|reason|words|activity|explanation|summary|advice|note|title)$/;

function isToldSentence(node: ts.Node): boolean {
  const { parent } = node;
  return parent && ts.isPropertyAssignment(parent) && TOLD.test(parent.name.getText()) && isSentence(node);
}

const calledName = ({ expression }: ts.CallExpression): string =>
  ts.isPropertyAccessExpression(expression) ? expression.name.text : expression.getText();

/** Every source file below a folder, without tests and stand-ins; paths from `root` on. */
export function sourceFilesIn(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(root.length + 1)
        .replaceAll('\\', '/'),
    )
    .filter((path) => !/\.test\.|-for-tests\.|-fixtures?\.|\/stand-in-|\/\w+-test-server\/|\/german\//.test(path));
}

/** `{{0}}`, `{{shot}}` … in the order of the alphabet. */
export const placeholdersOf = (text: string): string[] => [...new Set(text.match(/\{\{\w+\}\}/g) ?? [])].sort();
