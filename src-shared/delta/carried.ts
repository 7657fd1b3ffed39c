// A document on its way to a page: whole, or as the difference to one that the page has. Both sides number what they
// exchange; a number that the other side does not know is no error, the document then travels whole.
import { diffOf, type Patch, patched } from './diff.ts';

/** Documents that are large and change in small steps. */
export type DocumentName = 'project' | 'plan' | 'run' | 'film';

export type Carried = { readonly document: DocumentName; readonly number: number } & (
  | { readonly whole: unknown }
  | { readonly from: number; readonly patch: Patch | null }
);

/** What a page has, by document. */
export type Held = Partial<Readonly<Record<DocumentName, number>>>;

/** Answers and events may overtake each other: so many steps back each side still has what was sent. */
const MOST_HELD = 6;

/** What one page was sent. */
export class DeltaSender {
  // One count for all pages that goes on behind every earlier one, also of a host that was started anew: what a page has under a
  // number is then never taken for something else.
  static #last = Date.now() * 1000;
  readonly #sent = new Map<DocumentName, Map<number, unknown>>();
  readonly #told = new Map<DocumentName, number>();

  /** @param held as the page said it with its request; what it does not name it does not have */
  answer(document: DocumentName, value: unknown, held: Held): Carried {
    const base = held[document];
    if (base === undefined) this.#forget(document);
    else if (this.#sent.get(document)?.has(base)) this.#heldByPage(document, base);
    return this.#carry(document, value, base);
  }

  /** Events arrive in order: the page has the one before, or what it said it has. */
  event(document: DocumentName, value: unknown): Carried {
    const carried = this.#carry(document, value, this.#told.get(document));
    this.#heldByPage(document, carried.number);
    return carried;
  }

  #carry(document: DocumentName, value: unknown, base: number | undefined): Carried {
    const sent = this.#sent.get(document) ?? new Map<number, unknown>();
    this.#sent.set(document, sent);
    DeltaSender.#last += 1;
    const number = DeltaSender.#last;
    const known = base !== undefined && sent.has(base);
    const before = known ? sent.get(base) : undefined;
    sent.set(number, value);
    for (const oldest of [...sent.keys()].slice(0, -MOST_HELD)) {
      if (oldest !== this.#told.get(document)) sent.delete(oldest);
    }
    return known ? { document, number, from: base, patch: diffOf(before, value) } : { document, number, whole: value };
  }

  #heldByPage(document: DocumentName, number: number): void {
    this.#told.set(document, Math.max(this.#told.get(document) ?? 0, number));
  }

  #forget(document: DocumentName): void {
    this.#sent.delete(document);
    this.#told.delete(document);
  }
}

/** What one page got. */
export class DeltaReceiver {
  readonly #got = new Map<DocumentName, Map<number, unknown>>();

  held(): Held {
    return Object.fromEntries([...this.#got].map(([document, values]) => [document, Math.max(...values.keys())]));
  }

  /** null: it is the difference to something that this page does not have. */
  open(carried: Carried): { readonly value: unknown } | null {
    const values = this.#got.get(carried.document) ?? new Map<number, unknown>();
    this.#got.set(carried.document, values);
    const value = openedFrom(carried, values);
    if (value === null) return null;
    values.set(carried.number, value.value);
    for (const number of [...values.keys()].sort((a, b) => b - a).slice(MOST_HELD)) values.delete(number);
    return value;
  }
}

function openedFrom(carried: Carried, values: ReadonlyMap<number, unknown>): { readonly value: unknown } | null {
  if ('whole' in carried) return { value: carried.whole };
  if (!values.has(carried.from)) return null;
  const before = values.get(carried.from);
  return { value: carried.patch === null ? before : patched(before, carried.patch) };
}
