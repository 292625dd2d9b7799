/**
 * A server as `reeve serve` is, in a process of its own, that counts how long it holds transactions:
 * while one is open on an embedded database everything else waits. Told `report`, it says so.
 */

import { monitorEventLoopDelay } from 'node:perf_hooks';
import process from 'node:process';
import { serveIndex } from '../../src/cli/serve.ts';
import type { Database, Queryable } from '../../src/database/index.ts';

/** What the process tells its parent. */
export interface ServerReport {
  /** Milliseconds of the longest transactions, with how each began. */
  readonly longest: readonly { readonly milliseconds: number; readonly began: string }[];
  readonly transactions: number;
  readonly over50: number;
  /** Statements outside transactions, likewise. */
  readonly longestStatement: { readonly milliseconds: number; readonly began: string } | undefined;
  /** Milliseconds that the event loop was late by at worst. */
  readonly loopDelay: number;
  readonly peakMemoryGb: number;
}

const TOLD = 12;
let held: { milliseconds: number; began: string }[] = [];
let statements: { milliseconds: number; began: string }[] = [];
let [transactions, over50] = [0, 0];
const delay = monitorEventLoopDelay({ resolution: 5 });
delay.enable();

function keep(list: typeof held, milliseconds: number, began: string): typeof held {
  const known = list.find((each) => each.began === began);
  if (known !== undefined && known.milliseconds >= milliseconds) return list;
  return [...list.filter((each) => each !== known), { milliseconds, began }]
    .sort((a, b) => b.milliseconds - a.milliseconds)
    .slice(0, TOLD);
}

const brief = (text: string): string => text.replace(/\s+/g, ' ').trim().slice(0, 90);

/** The same object with some methods in the place of its own. */
function withMethods<T extends object>(inner: T, methods: Partial<T>): T {
  return new Proxy(inner, {
    get(target, name) {
      const value = methods[name as keyof T] ?? target[name as keyof T];
      return typeof value === 'function' && !(name in methods) ? value.bind(target) : value;
    },
  });
}

function timed(db: Database): Database {
  return withMethods(db, {
    async transaction(work, options) {
      let [begun, began] = [0, ''];
      const result = await db.transaction(async (tx) => {
        begun = performance.now();
        return work(
          withMethods<Queryable>(tx, {
            async query(text, values) {
              if (began === '') began = brief(text);
              const from = performance.now();
              const rows = await tx.query<never>(text, values);
              statements = keep(statements, performance.now() - from, brief(text));
              return rows;
            },
          }),
        );
      }, options);
      const milliseconds = performance.now() - begun;
      transactions += 1;
      if (milliseconds > 50) over50 += 1;
      held = keep(held, milliseconds, began);
      return result;
    },
  });
}

const [database = '', port = ''] = process.argv.slice(2);
const server = await serveIndex({
  database,
  host: '127.0.0.1',
  port: Number(port),
  environment: process.env,
  around: timed,
});
process.on('message', (asked) => {
  if (asked === 'begin') {
    [held, statements, transactions, over50] = [[], [], 0, 0];
    delay.reset();
  }
  if (asked === 'report') {
    const report: ServerReport = {
      longest: held,
      transactions,
      over50,
      longestStatement: statements[0],
      loopDelay: delay.max / 1e6,
      peakMemoryGb: process.resourceUsage().maxRSS / 1024 ** 2,
    };
    process.send?.(report);
  }
});
process.on('disconnect', () => void server.close().finally(() => process.exit(0)));
process.send?.('serving');
