import type {
  ConsentRegisterPage,
  ConsentRegisterRequest,
  GlassReport,
  PrivacyNotice,
} from '../../../access/index.ts';
import type { AnswerGiven } from '../../../master-index/index.ts';
import type { Asker, Caller } from '../caller.ts';

/** A privacy notice, with the source as sharing agreements name it. */
export interface SourceNotice extends PrivacyNotice {
  readonly code: string;
}

/** Something that may be asked and is answered yes, no or not known. */
export interface AskableEntitlement {
  readonly entitlement: string;
  readonly title: string;
  /** Whether the question has to name a property. */
  readonly takesAddress: boolean;
}

/** The key that a write is done once by, as everywhere in this interface. */
interface WriteKey {
  readonly key: string;
  readonly digest: string;
}

/** What information governance looks over, and the emergency that it is told of. */
export interface OversightServices {
  /** Opens what is sealed of a person for a while. */
  breakGlass(
    caller: Caller,
    key: WriteKey,
    person: number,
    given: { readonly reason: string },
  ): Promise<AnswerGiven>;
  /** Glasses broken that nobody has looked at, or all since an instant. */
  brokenGlass(
    caller: Caller,
    asked: { readonly since?: string | undefined },
  ): Promise<readonly GlassReport[]>;
  lookAtGlass(caller: Caller, key: WriteKey, glass: number, finding: string): Promise<AnswerGiven>;
  consentRegister(caller: Caller, asked: ConsentRegisterRequest): Promise<ConsentRegisterPage>;
  /** What may be asked for the caller's purpose, and may be answered to their service. */
  entitlements(caller: Caller): Promise<readonly AskableEntitlement[]>;
  /** What the people in each source are told of it, under the agreements in force. */
  privacyNotices(asker: Asker): Promise<readonly SourceNotice[]>;
}
