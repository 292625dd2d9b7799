import type {
  AccessPage,
  ConsentEvent,
  ConsentToRecord,
  SharingPolicy,
  VerificationAnswer,
  VerificationQuestion,
} from '../../access/index.ts';
import type {
  AnswerGiven,
  DecisionEffects,
  ExtractToAskFor,
  FileToLoad,
  ListedExtract,
  ListedJob,
  ListedQuality,
  ListedSource,
  ListPage,
  ListPageRequest,
  NotKnown,
  PersonHistory,
  PersonView,
  QuestionPage,
  RecordToSubmit,
  ReviewWithEvidence,
  SearchAnswer,
  StewardRequest,
  SubmittedAttributes,
  TellableMatch,
  VisibleRejection,
} from '../../master-index/index.ts';
import type { Asker, Caller } from './caller.ts';
import type { OversightServices, SourceNotice } from './oversight/services.ts';

/** A write, with the key that it is done once by. */
export interface WriteKey {
  readonly key: string;
  /** SHA-256 of what is asked, in hexadecimal. */
  readonly digest: string;
}

/**
 * The use cases that the interface serves, bound to a database by whoever puts the server
 * together. Each decides what its caller may do and see, and writes it in the audit.
 */
export interface ApiServices extends OversightServices {
  /** The sharing agreements in force: what people may be here for. */
  policy(): Promise<SharingPolicy>;
  /** Codes of the services that they know. */
  knownServices(): Promise<readonly string[]>;
  /** Whether the database answers. */
  isReady(): Promise<boolean>;

  search(
    caller: Caller,
    asked: {
      readonly text: string;
      readonly postcode?: string | undefined;
      readonly limit: number;
    },
  ): Promise<SearchAnswer>;
  person(
    caller: Caller,
    personId: string,
    asKnownOn: string | undefined,
  ): Promise<PersonView | NotKnown>;
  verify(
    caller: Caller,
    personId: string,
    question: VerificationQuestion,
  ): Promise<VerificationAnswer>;
  consents(caller: Caller, personId: string): Promise<readonly ConsentEvent[]>;
  recordConsent(
    caller: Caller,
    key: WriteKey,
    personId: string,
    consent: ConsentToRecord,
  ): Promise<AnswerGiven>;
  accesses(caller: Caller, personId: number, page: ListPageRequest): Promise<AccessPage>;

  match(caller: Caller, attributes: SubmittedAttributes): Promise<TellableMatch>;
  submit(caller: Caller, key: WriteKey, record: RecordToSubmit): Promise<AnswerGiven>;

  reviews(caller: Caller, page: ListPageRequest & { readonly all: boolean }): Promise<QuestionPage>;
  review(caller: Caller, review: number): Promise<ReviewWithEvidence>;
  history(caller: Caller, personId: number): Promise<PersonHistory>;
  preview(caller: Caller, request: StewardRequest): Promise<DecisionEffects>;
  decide(
    caller: Caller,
    key: WriteKey,
    given: {
      readonly request: StewardRequest;
      readonly reason: string;
      readonly basedOn: DecisionEffects['basedOn'];
    },
  ): Promise<AnswerGiven>;

  /** With what the people in each are told of it. */
  sources(
    asker: Asker,
  ): Promise<readonly (ListedSource & { readonly privacyNotices: readonly SourceNotice[] })[]>;
  /** Registers a source, or another version of its definition: YAML or JSON. */
  defineSource(
    asker: Asker,
    source: string,
    definition: string,
  ): Promise<{ readonly source: string; readonly service: string; readonly isNew: boolean }>;
  quality(asker: Asker, source: string, extracts: number): Promise<readonly ListedQuality[]>;
  extracts(
    asker: Asker,
    request: ListPageRequest & { readonly source?: string | undefined },
  ): Promise<ListPage<ListedExtract>>;
  extract(asker: Asker, extract: number): Promise<ListedExtract>;
  rejections(
    caller: Caller,
    extract: number,
    request: ListPageRequest,
  ): Promise<ListPage<VisibleRejection>>;

  /** Whether a file may be sent: asked before it is received. */
  expectExtract(asker: Asker, source: string): Promise<void>;
  loadExtract(
    asker: Asker,
    key: WriteKey,
    file: FileToLoad,
    asked: ExtractToAskFor,
  ): Promise<AnswerGiven>;
  expectGazetteer(asker: Asker): Promise<void>;
  loadGazetteer(asker: Asker, key: WriteKey, file: FileToLoad): Promise<AnswerGiven>;
  /** Removes a file that no job has. */
  forgetFile(keptAs: string): Promise<void>;
  matchIndex(asker: Asker, key: WriteKey, asked: { readonly all: boolean }): Promise<AnswerGiven>;
  jobs(asker: Asker, page: ListPageRequest): Promise<ListPage<ListedJob>>;
  job(asker: Asker, job: number): Promise<ListedJob>;
}
