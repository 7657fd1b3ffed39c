// Notes on the page: headings, paragraphs, lists, tables, code and links as elements.
import { Fragment, type ReactNode, useMemo } from 'react';
import { type Block, type Inline, readMarkdown } from './markdown-blocks.ts';
import styles from './markdown-text.module.css';
import { OutsideLink } from './outside-link.tsx';

export function MarkdownText({ markdown }: { readonly markdown: string }) {
  const blocks = useMemo(() => readMarkdown(markdown), [markdown]);
  return <div className={styles.text}>{keyed(blocks, (block) => drawBlock(block))}</div>;
}

/** The parts of a text have no names; they never change places either. */
function keyed<T>(parts: readonly T[], draw: (part: T) => ReactNode): ReactNode[] {
  // biome-ignore lint/suspicious/noArrayIndexKey: the whole text is read anew, its parts are never moved
  return parts.map((part, index) => <Fragment key={index}>{draw(part)}</Fragment>);
}

function drawBlock(block: Block): ReactNode {
  switch (block.kind) {
    case 'heading':
      return <h3 className={styles.heading}>{drawInlines(block.inlines)}</h3>;
    case 'paragraph':
      return <p>{drawInlines(block.inlines)}</p>;
    case 'code':
      return <pre>{block.text}</pre>;
    case 'table':
      return <Table head={block.head} rows={block.rows} />;
    case 'list': {
      const items = keyed(block.items, (item) => <li>{drawInlines(item)}</li>);
      return block.ordered ? <ol>{items}</ol> : <ul>{items}</ul>;
    }
  }
}

function Table({ head, rows }: Pick<Extract<Block, { kind: 'table' }>, 'head' | 'rows'>) {
  return (
    <table>
      <thead>
        <tr>
          {keyed(head, (cell) => (
            <th>{drawInlines(cell)}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {keyed(rows, (row) => (
          <tr>
            {keyed(row, (cell) => (
              <td>{drawInlines(cell)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const drawInlines = (inlines: readonly Inline[]) => keyed(inlines, drawInline);

function drawInline(inline: Inline): ReactNode {
  switch (inline.kind) {
    case 'bold':
      return <strong>{inline.text}</strong>;
    case 'italic':
      return <em>{inline.text}</em>;
    case 'code':
      return <code>{inline.text}</code>;
    case 'link':
      return <OutsideLink href={inline.href}>{inline.text}</OutsideLink>;
    case 'text':
      return inline.text;
  }
}
