import { type InForceOptions, policyInForce } from '../access/index.ts';
import type { Database } from '../database/index.ts';
import {
  type AnsweredQuestion,
  answerOnce,
  answerQuestion,
  askSecondOpinion,
  countDisagreements,
  figuresOfStewards,
  listDisagreements,
  type ModelMemory,
  nextQuestion,
  ownFigures,
  recordsOfPerson,
  settleDisagreement,
  showQuestion,
  undoAnswer,
  withdrawSecondOpinion,
} from '../master-index/index.ts';
import type { ReviewPageServices } from '../web/staff/index.ts';

/** What the pages of reviews ask, each under the agreements in force then. */
export function reviewPageServices(
  db: Database,
  models: ModelMemory,
  inForce: InForceOptions,
): ReviewPageServices {
  const policyNow = async () => (await policyInForce(db, inForce)).policy;
  const options = async () => ({ policy: await policyNow(), models });
  return {
    nextQuestion: async (caller) => nextQuestion(db, caller, await options()),
    question: async (caller, review) => showQuestion(db, caller, review, await options()),
    async answer(caller, { key, digest }, review, given) {
      const seen = await options();
      const answer = await answerOnce(
        db,
        { actor: caller.viewer.subject, key, digest },
        async (once) => ({
          status: 201,
          body: await answerQuestion(once, caller, review, given, seen),
        }),
      );
      return answer.body as AnsweredQuestion;
    },
    undoAnswer: async (caller, { key, digest }, decision) => {
      await answerOnce(db, { actor: caller.viewer.subject, key, digest }, async (once) => {
        await undoAnswer(once, caller, decision);
        return { status: 200, body: {} };
      });
    },
    askSecondOpinion: async (caller, review, asked) =>
      askSecondOpinion(db, caller, review, asked, await options()),
    withdrawSecondOpinion: async (caller, review) =>
      withdrawSecondOpinion(db, caller, review, await options()),
    countDisagreements: (caller) => countDisagreements(db, caller),
    disagreements: (caller) => listDisagreements(db, caller),
    settleDisagreement: (caller, review, note) => settleDisagreement(db, caller, review, note),
    recordsOfPerson: async (caller, person) => recordsOfPerson(db, caller, person, await options()),
    ownFigures: (caller, period) => ownFigures(db, caller, period),
    figuresOfStewards: async (caller, period) =>
      figuresOfStewards(db, { ...caller, policy: await policyNow() }, period),
  };
}
