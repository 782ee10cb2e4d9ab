/** The rows that a board shows and the version they belong to. Knows nothing of the screen. */
import type { Patch, Row, Snapshot } from './protocol';

/** applied: shown now · known: already contained in what is shown · gap: something before it is missing */
export type PatchResult = 'applied' | 'known' | 'gap';

export class RowStore<R extends Row = Row> {
  rows: ReadonlyMap<string, R> = new Map();
  epoch: string | undefined;
  version = -1;

  get filled(): boolean {
    return this.version >= 0;
  }

  /** Replaces everything and names the rows that differ from what was shown; the first time none does. */
  replace(snapshot: Snapshot<R>): string[] {
    const before = this.rows;
    const first = !this.filled;
    this.rows = new Map(
      snapshot.rows.map((row) => {
        const old = before.get(row.id);
        return [row.id, old && JSON.stringify(old) === JSON.stringify(row) ? old : row];
      }),
    );
    this.epoch = snapshot.e;
    this.version = snapshot.v;
    return first ? [] : [...this.rows].filter(([id, row]) => before.get(id) !== row).map(([id]) => id);
  }

  /** Forgets everything: nothing of it stays on the screen. */
  clear(): void {
    this.rows = new Map();
    this.version = -1;
  }

  apply(patch: Patch<R>): PatchResult {
    if (this.filled && patch.v <= this.version) {
      return 'known';
    }
    if (!this.filled || (patch.b ?? patch.v - 1) !== this.version) {
      return 'gap';
    }
    const rows = new Map(this.rows);
    for (const id of patch.del ?? []) {
      rows.delete(id);
    }
    for (const row of patch.set ?? []) {
      rows.set(row.id, row);
    }
    this.rows = rows;
    this.version = patch.v;
    return 'applied';
  }
}
