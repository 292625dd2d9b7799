import type {
  AnsweredQuestion,
  Disagreement,
  GivenAnswer,
  OpinionToSeek,
  QuestionToAnswer,
  RecordsInShort,
  StewardFigures,
  TallyPeriod,
} from '../../../master-index/index.ts';
import type { Caller } from '../../api/caller.ts';
import type { WriteKey } from '../../api/services.ts';

/** What these pages ask of the use cases. Each decides who may, and writes it in the audit. */
export interface ReviewPageServices {
  /** The number of the question to answer next; null where nothing waits. */
  nextQuestion(caller: Caller): Promise<number | null>;
  question(caller: Caller, review: number): Promise<QuestionToAnswer>;
  answer(
    caller: Caller,
    key: WriteKey,
    review: number,
    given: GivenAnswer,
  ): Promise<AnsweredQuestion>;
  undoAnswer(caller: Caller, key: WriteKey, decision: string): Promise<void>;

  askSecondOpinion(caller: Caller, review: number, asked: OpinionToSeek): Promise<void>;
  withdrawSecondOpinion(caller: Caller, review: number): Promise<void>;

  countDisagreements(caller: Caller): Promise<number>;
  disagreements(caller: Caller): Promise<readonly Disagreement[]>;
  settleDisagreement(caller: Caller, review: number, note: string): Promise<void>;

  recordsOfPerson(caller: Caller, person: number): Promise<RecordsInShort>;

  ownFigures(caller: Caller, period: TallyPeriod): Promise<StewardFigures>;
  figuresOfStewards(caller: Caller, period: TallyPeriod): Promise<readonly StewardFigures[]>;
}
