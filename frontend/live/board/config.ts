/** How Java describes a board. Labels come translated. */
import type { LiveConfig } from '../protocol';

export interface MarkConfig {
  readonly icon: string;
  /** somebody serves the customer: accent */
  readonly on?: boolean;
  /** over: grey */
  readonly end?: boolean;
}

interface ColumnBase {
  readonly label?: string;
  /** px on the desk; columns without one share the rest */
  readonly width?: number;
}

export interface TicketColumn extends ColumnBase {
  readonly kind: 'ticket';
  readonly field: string;
}

export interface TextColumn extends ColumnBase {
  readonly kind: 'text';
  readonly field: string;
  readonly sub?: readonly string[];
  readonly strong?: boolean;
  /** key of the word for a missing value */
  readonly none?: string;
  /** field that, when true, makes the text cinnabar: what is missing. Then it is never cut */
  readonly lateIf?: string;
  /** field that, when true, strikes the text through: it is void, and stays until somebody has answered */
  readonly struckIf?: string;
}

export interface StatusColumn extends ColumnBase {
  readonly kind: 'status';
  readonly field: string;
  readonly marks: Readonly<Record<string, MarkConfig>>;
  readonly sub?: readonly string[];
}

export interface HolderColumn extends ColumnBase {
  readonly kind: 'holder';
  readonly field: string;
}

export interface ElapsedColumn extends ColumnBase {
  readonly kind: 'elapsed';
  readonly since: string;
  readonly target?: string;
}

export interface ActionColumn extends ColumnBase {
  readonly kind: 'action';
}

export type Column = TicketColumn | TextColumn | StatusColumn | HolderColumn | ElapsedColumn | ActionColumn;

/** Which rows: those that meet every condition that is given. */
export interface Which {
  readonly all?: boolean;
  readonly mine?: boolean;
  readonly alone?: boolean;
  readonly late?: boolean;
  readonly field?: string;
  readonly in?: readonly string[];
}

export interface Figure {
  readonly label: string;
  readonly count: Which;
  readonly tone?: 'late' | 'soon';
  readonly icon?: string;
}

export interface Filter extends Which {
  readonly id: string;
  readonly label: string;
}

export interface LegendItem {
  readonly icon?: string;
  readonly label?: string;
  readonly tone?: 'late' | 'soon';
  /** a hairline instead */
  readonly sep?: boolean;
}

export interface BoardConfig extends LiveConfig {
  readonly name: string;
  readonly title: string;
  readonly heading?: boolean;
  readonly columns: readonly Column[];
  readonly figures?: readonly Figure[];
  readonly filters?: readonly Filter[];
  readonly search?: {
    readonly placeholder: string;
    readonly fields: readonly string[];
    /** field that says how the name is spelled */
    readonly spelled?: string;
    /** fields with the last four digits of a telephone number */
    readonly ends?: readonly string[];
    /** no row is a person: what is searched for stands in the address */
    readonly shared?: boolean;
  };
  /** rows that are over: folded below the others until somebody looks for them */
  readonly fold?: Which & { readonly label: string };
  /** what can be done with the board as a whole, in words */
  readonly tool?: string;
  /** the rows may be ordered by a column */
  readonly sorts?: boolean;
  readonly primary?: { readonly action: string; readonly label: string; readonly key?: string; readonly icon?: string };
  /** number by which the rows stand, the smallest first */
  readonly order?: string;
  /** the field of what comes before time */
  readonly rank?: string;
  /** rows stand under headings, by what these fields say of them; `group.*` is the word that counts them */
  readonly group?: readonly string[];
  /** only rows with this field can be opened; empty: none; absent: all */
  readonly opens?: string;
  /** the field with the address of a row's own page, which opens in another tab */
  readonly link?: string;
  /** each row as a list of facts */
  readonly facts?: boolean;
  readonly empty?: { readonly icon?: string; readonly title: string; readonly text?: string };
  readonly emptyFilter?: { readonly title: string; readonly text?: string };
  readonly legend?: readonly LegendItem[];
}
