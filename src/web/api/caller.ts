import type { Viewer } from '../../access/index.ts';

/** Who asks, and in which request: the same id as in the server's log and in the audit. */
export interface Asker {
  readonly viewer: Viewer;
  readonly requestId: string;
}

/** Who asks about people, and what for. */
export interface Caller extends Asker {
  /** Code of a purpose. */
  readonly purpose: string;
}
