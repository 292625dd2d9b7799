import type { PossibleTakeUp } from '../../../access/index.ts';
import type { HiddenFrom, NotKnown, PersonExplanation } from '../../../master-index/index.ts';
import type { Caller } from '../../api/caller.ts';

/** The use cases of these pages, beside those that they share with the interface for programs. */
export interface PersonPageServices {
  explain(caller: Caller, personId: string): Promise<PersonExplanation | NotKnown>;
  /** The property of an address as somebody gives it; null where none is known by it. */
  uprnOf(address: string, postcode: string): string | null;
  hidden(caller: Caller, personId: string): Promise<HiddenFrom | NotKnown>;
  /**
   * Until when a glass is open that the caller broke over a person, ISO 8601; null for none.
   *
   * @param shown the id of whom the one asked for led to; null where nobody is shown
   */
  glassOpenUntil(caller: Caller, asked: string, shown: string | null): Promise<string | null>;
  /** Services that somebody may not know of; null where nothing is told of that for the purpose. */
  takeUp(caller: Caller, personId: string): Promise<readonly PossibleTakeUp[] | null>;
}
