/* tslint:disable */
/* eslint-disable */

/**
 * An assessment with the case it answers.
 */
export class AnswerHandle {
    private constructor();
    free(): void;
    [Symbol.dispose](): void;
    /**
     * Coverage per violation, and the worst.
     */
    coverage(): any;
    /**
     * What the law says of the proposals.
     */
    findings(): any;
    /**
     * What else there is to say.
     */
    notes(): any;
    /**
     * One option; null if there is none.
     */
    option(n: number): any;
    /**
     * What was reported.
     */
    practice(): any;
    /**
     * What could still change the answer.
     */
    questions(): any;
    /**
     * The statement of reasons.
     */
    statement(zh: boolean, markdown: boolean): string;
    /**
     * Whether an option stands; nothing beyond the last.
     */
    status(n: number): string | undefined;
    /**
     * All of it.
     */
    whole(): any;
    /**
     * Whether some finding is not `permitted`.
     */
    readonly objected: boolean;
    /**
     * How many options there are.
     */
    readonly size: number;
}

/**
 * An entry, valid or not yet.
 */
export class CaseHandle {
    free(): void;
    [Symbol.dispose](): void;
    /**
     * The assessment; none if the entry is not a valid case.
     */
    assess(powers: boolean): AnswerHandle | undefined;
    /**
     * What stands at a pointer; undefined if nothing.
     */
    at(pointer: string): any;
    /**
     * The error object of an entry that is not a valid case; undefined of one that is.
     */
    errors(): any;
    /**
     * An entry from a value; without tokens, an empty one.
     */
    constructor(tokens: Uint32Array | number[], text: string);
    /**
     * Puts a value at a pointer unless that is refused; why, if it is.
     */
    offer(pointer: string, tokens: Uint32Array | number[], text: string, zh: boolean): any;
    /**
     * An entry from JSON text. Text that is none gives a handle whose faults say so.
     */
    static parse(text: Uint8Array | number[]): CaseHandle;
    /**
     * Puts a value at a pointer; without tokens, takes away what stands there.
     */
    put(pointer: string, tokens: Uint32Array | number[], text: string): void;
    /**
     * What a form shows of it.
     */
    view(zh: boolean): any;
}

/**
 * Id, version and digest of the embedded rulebook.
 */
export function rulebook(): any;

/**
 * The violation types by domain; with a day (YYYY-MM-DD), whether each is answered on it.
 */
export function violations(day: string, zh: boolean): any;

export type InitInput = RequestInfo | URL | Response | BufferSource | WebAssembly.Module;

export interface InitOutput {
    readonly memory: WebAssembly.Memory;
    readonly __wbg_answerhandle_free: (a: number, b: number) => void;
    readonly __wbg_casehandle_free: (a: number, b: number) => void;
    readonly answerhandle_coverage: (a: number) => any;
    readonly answerhandle_findings: (a: number) => any;
    readonly answerhandle_notes: (a: number) => any;
    readonly answerhandle_objected: (a: number) => number;
    readonly answerhandle_option: (a: number, b: number) => any;
    readonly answerhandle_practice: (a: number) => any;
    readonly answerhandle_questions: (a: number) => any;
    readonly answerhandle_size: (a: number) => number;
    readonly answerhandle_statement: (a: number, b: number, c: number) => [number, number];
    readonly answerhandle_status: (a: number, b: number) => [number, number];
    readonly answerhandle_whole: (a: number) => any;
    readonly casehandle_assess: (a: number, b: number) => number;
    readonly casehandle_at: (a: number, b: number, c: number) => any;
    readonly casehandle_errors: (a: number) => any;
    readonly casehandle_new: (a: number, b: number, c: number, d: number) => number;
    readonly casehandle_offer: (a: number, b: number, c: number, d: number, e: number, f: number, g: number, h: number) => any;
    readonly casehandle_parse: (a: number, b: number) => number;
    readonly casehandle_put: (a: number, b: number, c: number, d: number, e: number, f: number, g: number) => void;
    readonly casehandle_view: (a: number, b: number) => any;
    readonly rulebook: () => any;
    readonly violations: (a: number, b: number, c: number) => any;
    readonly __wbindgen_externrefs: WebAssembly.Table;
    readonly __wbindgen_free: (a: number, b: number, c: number) => void;
    readonly __wbindgen_malloc: (a: number, b: number) => number;
    readonly __wbindgen_realloc: (a: number, b: number, c: number, d: number) => number;
    readonly __wbindgen_start: () => void;
}

export type SyncInitInput = BufferSource | WebAssembly.Module;

/**
 * Instantiates the given `module`, which can either be bytes or
 * a precompiled `WebAssembly.Module`.
 *
 * @param {{ module: SyncInitInput }} module - Passing `SyncInitInput` directly is deprecated.
 *
 * @returns {InitOutput}
 */
export function initSync(module: { module: SyncInitInput } | SyncInitInput): InitOutput;

/**
 * If `module_or_path` is {RequestInfo} or {URL}, makes a request and
 * for everything else, calls `WebAssembly.instantiate` directly.
 *
 * @param {{ module_or_path: InitInput | Promise<InitInput> }} module_or_path - Passing `InitInput` directly is deprecated.
 *
 * @returns {Promise<InitOutput>}
 */
export default function __wbg_init (module_or_path: { module_or_path: InitInput | Promise<InitInput> } | InitInput | Promise<InitInput>): Promise<InitOutput>;
