/*
 * Generated from ffi/src by `cargo c-header`; a test fails when it is stale.
 *
 * fadu (法度): which measures Chinese cyberspace administration law permits against which violations.
 *
 * A case goes in (what was done, by whom, when, and what is known about it); an assessment comes out: the measures
 * permitted, on which article, within which bounds, by which authority, what the law says of each measure proposed,
 * and what is still unknown. It is an assessment, never a decision.
 *
 * CONVENTIONS
 *
 * Status. Every function that can fail returns a fadu_status; FADU_STATUS_OK is 0. From 100 on the caller made a
 * mistake, from 200 on what was to be read is wrong, from 900 on the library failed. fadu_status_text() names it.
 *
 * Outputs come last and are written only on success. Two exceptions, each said at its function: a fadu_error, and the
 * error object of fadu_assess_json(). NULL for an output, a handle or a structure is FADU_STATUS_NULL_POINTER, unless
 * the function says that it may be NULL.
 *
 * Errors. Where something is read, the last parameter is a fadu_error**, and may be NULL. With a status from 200 to
 * 299 it is set to a new handle that tells every fault: code, JSON pointer of the field, message in Chinese and
 * English, nearest known value. Free it with fadu_error_free(). With any other status it is left alone.
 *
 * Text is UTF-8, pointer and length, never ended by NUL. (NULL, 0) is empty text. What exists comes out as a
 * fadu_view into the handle it was asked of, valid until that handle is changed or freed; absent: NULL data. What is put
 * together on demand is written to a fadu_text, a buffer of yours that is reused.
 *
 * Lists are written to an array of yours: at most `capacity` entries, and `count` is set to how many there are, be it
 * more than fit. With capacity 0 the array may be NULL.
 *
 * Ids. The vocabulary (violations, measures, facts, ...) is data: an entry is a fadu_id, its position in a table, found
 * by name with fadu_rulebook_find() and good for that rulebook only. Sets closed by the law are enumerations.
 * Parameters that take one of them are uint32_t, and a value that it lacks is FADU_STATUS_OUT_OF_RANGE.
 *
 * Absent is all zero: a fadu_date with month 0, a fadu_sum not `given`, a fadu_place with article 0, a fadu_authority
 * with level 0.
 *
 * Handles are owned by whoever asked for them and freed once with their own _free(), in any order: a case keeps alive
 * what it needs of its rulebook, an assessment what it needs of its case. NULL may be freed. Freeing twice, or using what
 * is freed, is undefined. A handle of another kind is FADU_STATUS_WRONG_HANDLE where that can be told.
 *
 * Threads. A rulebook may be used by any number of threads at once. Every other handle is used by one at a time, and
 * may be handed on. There is no global state, none per thread, no clock, no file, no network.
 *
 * Tables come and go over the Arrow C data and stream interfaces, moved and released as their specification has it. The
 * structures are defined below with its guards: Arrow's own header may be included before or after.
 *
 * Panics do not cross the border: one becomes FADU_STATUS_PANIC. Nothing else is touched by it, and the next call, on
 * the same handles too, works; only what the failed call was writing (an assessment, a text) is to be written anew.
 *
 * Versions. FADU_ABI_VERSION is the number in the name of the shared library, libfadu.so.0, and what
 * fadu_abi_version() returns; a program may compare the two. What may change, and when, stands in ffi/README.md.
 */

#ifndef FADU_H
#define FADU_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifndef ARROW_C_DATA_INTERFACE
#define ARROW_C_DATA_INTERFACE

#define ARROW_FLAG_DICTIONARY_ORDERED 1
#define ARROW_FLAG_NULLABLE 2
#define ARROW_FLAG_MAP_KEYS_SORTED 4

struct ArrowSchema {
  // Array type description
  const char* format;
  const char* name;
  const char* metadata;
  int64_t flags;
  int64_t n_children;
  struct ArrowSchema** children;
  struct ArrowSchema* dictionary;

  // Release callback
  void (*release)(struct ArrowSchema*);
  // Opaque producer-specific data
  void* private_data;
};

struct ArrowArray {
  // Array data description
  int64_t length;
  int64_t null_count;
  int64_t offset;
  int64_t n_buffers;
  int64_t n_children;
  const void** buffers;
  struct ArrowArray** children;
  struct ArrowArray* dictionary;

  // Release callback
  void (*release)(struct ArrowArray*);
  // Opaque producer-specific data
  void* private_data;
};

#endif  // ARROW_C_DATA_INTERFACE

#ifndef ARROW_C_STREAM_INTERFACE
#define ARROW_C_STREAM_INTERFACE

struct ArrowArrayStream {
  // Callbacks providing stream functionality
  int (*get_schema)(struct ArrowArrayStream*, struct ArrowSchema* out);
  int (*get_next)(struct ArrowArrayStream*, struct ArrowArray* out);
  const char* (*get_last_error)(struct ArrowArrayStream*);

  // Release callback
  void (*release)(struct ArrowArrayStream*);
  // Opaque producer-specific data
  void* private_data;
};

#endif  // ARROW_C_STREAM_INTERFACE

/**
 * Version of the binary interface this header describes: the number in libfadu.so.0. What it promises: ffi/README.md.
 */
#define FADU_ABI_VERSION 0

/**
 * No option.
 */
#define FADU_NO_INDEX 4294967295

/**
 * How a call ended.
 */
enum fadu_status
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : int32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
    /**
     * Done.
     */
    FADU_STATUS_OK = 0,
    /**
     * A handle, structure, output or text is NULL.
     */
    FADU_STATUS_NULL_POINTER = 100,
    /**
     * A length or capacity is larger than an object can be.
     */
    FADU_STATUS_BAD_LENGTH = 101,
    /**
     * A text is not UTF-8.
     */
    FADU_STATUS_NOT_UTF8 = 102,
    /**
     * An index, an id or a value of an enumeration that does not exist.
     */
    FADU_STATUS_OUT_OF_RANGE = 103,
    /**
     * The handle is of another kind, or was freed.
     */
    FADU_STATUS_WRONG_HANDLE = 104,
    /**
     * The assessment has not been filled yet.
     */
    FADU_STATUS_NOT_ASSESSED = 105,
    /**
     * What was read is no valid case, id, reference, day or sum: the error tells why.
     */
    FADU_STATUS_INVALID = 200,
    /**
     * A rulebook or an overlay is wrong: the error tells file, line and reason.
     */
    FADU_STATUS_BAD_RULES = 201,
    /**
     * The rulebook's digest is another than the one asked for: the error tells which.
     */
    FADU_STATUS_DIGEST_MISMATCH = 202,
    /**
     * The library panicked. Nothing else is affected; please report it.
     */
    FADU_STATUS_PANIC = 900,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum fadu_status fadu_status;
#else
typedef int32_t fadu_status;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

/**
 * Class of a measure in law.
 */
enum fadu_class
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : uint32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
    /**
     * An administrative penalty.
     */
    FADU_CLASS_PENALTY = 1,
    /**
     * An order.
     */
    FADU_CLASS_ORDER = 2,
    /**
     * A regulatory step that is no penalty.
     */
    FADU_CLASS_SUPERVISION = 3,
    /**
     * Taken by a platform under law and its terms.
     */
    FADU_CLASS_PLATFORM = 4,
    /**
     * Follows from another measure.
     */
    FADU_CLASS_CONSEQUENCE = 5,
    /**
     * A transfer to another body.
     */
    FADU_CLASS_REFERRAL = 6,
    /**
     * A term of the enforcement report that no statute uses.
     */
    FADU_CLASS_REPORT_TERM = 7,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum fadu_class fadu_class;
#else
typedef uint32_t fadu_class;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

/**
 * Level of an authority, lowest first; 0: absent.
 */
enum fadu_level
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : uint32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
    /**
     * 县级
     */
    FADU_LEVEL_COUNTY = 1,
    /**
     * 设区的市级
     */
    FADU_LEVEL_MUNICIPAL = 2,
    /**
     * 省级
     */
    FADU_LEVEL_PROVINCIAL = 3,
    /**
     * 国家
     */
    FADU_LEVEL_NATIONAL = 4,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum fadu_level fadu_level;
#else
typedef uint32_t fadu_level;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

/**
 * Rank of an instrument.
 */
enum fadu_rank
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : uint32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
    /**
     * 法律
     */
    FADU_RANK_LAW = 1,
    /**
     * 行政法规
     */
    FADU_RANK_ADMINISTRATIVE_REGULATION = 2,
    /**
     * 部门规章
     */
    FADU_RANK_DEPARTMENT_RULE = 3,
    /**
     * 规范性文件
     */
    FADU_RANK_NORMATIVE_DOCUMENT = 4,
    /**
     * A platform's own policy, from an overlay.
     */
    FADU_RANK_POLICY = 5,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum fadu_rank fadu_rank;
#else
typedef uint32_t fadu_rank;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

/**
 * What sort of provision it is.
 */
enum fadu_kind
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : uint32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
    /**
     * Attaches penalties (and orders) to a breach.
     */
    FADU_KIND_PENALTY = 1,
    /**
     * Lets an authority act on subject and condition, without a breach.
     */
    FADU_KIND_POWER = 2,
    /**
     * Obliges a platform to act.
     */
    FADU_KIND_PLATFORM_DUTY = 3,
    /**
     * Follows from a measure imposed.
     */
    FADU_KIND_CONSEQUENCE = 4,
    /**
     * Goes with every penalty, of whatever statute.
     */
    FADU_KIND_GENERAL = 5,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum fadu_kind fadu_kind;
#else
typedef uint32_t fadu_kind;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

/**
 * How far the rulebook covers a violation. Nothing but COVERED says anything of what the law permits.
 */
enum fadu_coverage
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : uint32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
    /**
     * A penalty or platform duty in force that day answers it.
     */
    FADU_COVERAGE_COVERED = 1,
    /**
     * The rulebook knows it, and none in force that day answers it. This does not make it lawful.
     */
    FADU_COVERAGE_NO_PROVISION = 2,
    /**
     * The act lies before what is vouched for.
     */
    FADU_COVERAGE_OUT_OF_WINDOW = 3,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum fadu_coverage fadu_coverage;
#else
typedef uint32_t fadu_coverage;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

/**
 * Whether a grant stands in the case.
 */
enum fadu_option_status
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : uint32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
    /**
     * Nothing grounds it. Of practice only.
     */
    FADU_OPTION_NONE = 0,
    /**
     * Its condition is known true.
     */
    FADU_OPTION_PERMITTED = 1,
    /**
     * Its condition is unknown.
     */
    FADU_OPTION_CONDITIONAL = 2,
    /**
     * A higher fine takes its place.
     */
    FADU_OPTION_DISPLACED = 3,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum fadu_option_status fadu_option_status;
#else
typedef uint32_t fadu_option_status;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

/**
 * Whose text an option is, where the law changed between act and decision and which text is lighter is undecided.
 */
enum fadu_whose
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : uint32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
    /**
     * No such question.
     */
    FADU_WHOSE_SETTLED = 0,
    /**
     * The text of the day of the act.
     */
    FADU_WHOSE_OLD = 1,
    /**
     * The later text.
     */
    FADU_WHOSE_LATER = 2,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum fadu_whose fadu_whose;
#else
typedef uint32_t fadu_whose;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

/**
 * Sets of alternatives.
 */
enum fadu_group_kind
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : uint32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
    /**
     * It belongs to none.
     */
    FADU_GROUP_NONE = 0,
    /**
     * Exactly one branch.
     */
    FADU_GROUP_ONE_OF = 1,
    /**
     * Any branches, of a least number.
     */
    FADU_GROUP_ANY_OF = 2,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum fadu_group_kind fadu_group_kind;
#else
typedef uint32_t fadu_group_kind;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

/**
 * How long a measure runs.
 */
enum fadu_duration_kind
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : uint32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
    /**
     * No duration.
     */
    FADU_DURATION_NONE = 0,
    /**
     * Between two lengths.
     */
    FADU_DURATION_RANGE = 1,
    /**
     * For life.
     */
    FADU_DURATION_LIFE = 2,
    /**
     * The text names a duration without bounds.
     */
    FADU_DURATION_UNSPECIFIED = 3,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum fadu_duration_kind fadu_duration_kind;
#else
typedef uint32_t fadu_duration_kind;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

/**
 * What a length of time is given in.
 */
enum fadu_unit
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : uint32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
    /**
     * No length.
     */
    FADU_UNIT_NONE = 0,
    /**
     * 日
     */
    FADU_UNIT_DAY = 1,
    /**
     * 月
     */
    FADU_UNIT_MONTH = 2,
    /**
     * 年
     */
    FADU_UNIT_YEAR = 3,
    /**
     * For life; the number is left alone.
     */
    FADU_UNIT_LIFE = 4,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum fadu_unit fadu_unit;
#else
typedef uint32_t fadu_unit;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

/**
 * How an amount compares with a threshold.
 */
enum fadu_side
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : uint32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
    /**
     * No threshold.
     */
    FADU_SIDE_NONE = 0,
    /**
     * 以上
     */
    FADU_SIDE_AT_LEAST = 1,
    /**
     * 超过
     */
    FADU_SIDE_ABOVE = 2,
    /**
     * 不足、低于
     */
    FADU_SIDE_BELOW = 3,
    /**
     * 以下
     */
    FADU_SIDE_AT_MOST = 4,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum fadu_side fadu_side;
#else
typedef uint32_t fadu_side;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

/**
 * Steps of discretion, lightest first.
 */
enum fadu_degree
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : uint32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
    /**
     * 减轻: below the minimum.
     */
    FADU_DEGREE_MITIGATED = 1,
    /**
     * 从轻: in the lower part.
     */
    FADU_DEGREE_LIGHTER = 2,
    /**
     * 一般: in the middle.
     */
    FADU_DEGREE_ORDINARY = 3,
    /**
     * 从重: in the upper part.
     */
    FADU_DEGREE_HEAVIER = 4,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum fadu_degree fadu_degree;
#else
typedef uint32_t fadu_degree;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

/**
 * Whether the facts leave a step.
 */
enum fadu_step_status
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : uint32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
    /**
     * It is the only one left.
     */
    FADU_STEP_HOLDS = 1,
    /**
     * It is one of several left.
     */
    FADU_STEP_POSSIBLE = 2,
    /**
     * It is not left.
     */
    FADU_STEP_RULED_OUT = 3,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum fadu_step_status fadu_step_status;
#else
typedef uint32_t fadu_step_status;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

/**
 * Known true, known false, or unknown.
 */
enum fadu_truth
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : uint32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
    /**
     * Not known. Of a finding or a reason: conditional.
     */
    FADU_TRUTH_UNKNOWN = 0,
    /**
     * Known to hold. Of a finding or a reason: permitted.
     */
    FADU_TRUTH_TRUE = 1,
    /**
     * Known not to hold. Of a finding or a reason: not permitted.
     */
    FADU_TRUTH_FALSE = 2,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum fadu_truth fadu_truth;
#else
typedef uint32_t fadu_truth;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

/**
 * Kinds of reasons. New ones may be added; the name in the public format is beside each reason.
 */
enum fadu_reason_code
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : uint32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
    /**
     * The rulebook does not cover the violation that day.
     */
    FADU_REASON_NOT_COVERED = 1,
    /**
     * A term of the report that no statute uses.
     */
    FADU_REASON_REPORT_TERM = 2,
    /**
     * No provision grants it.
     */
    FADU_REASON_NO_BASIS = 3,
    /**
     * Granted in another version only.
     */
    FADU_REASON_NOT_IN_FORCE = 4,
    /**
     * Granted against others.
     */
    FADU_REASON_WRONG_SUBJECT = 5,
    /**
     * Granted against another target.
     */
    FADU_REASON_WRONG_TARGET = 6,
    /**
     * Its condition is known false.
     */
    FADU_REASON_CONDITION_UNMET = 7,
    /**
     * Its condition is not known.
     */
    FADU_REASON_CONDITION_UNKNOWN = 8,
    /**
     * The sum of the fine, or the amount its bounds rest on, is not given.
     */
    FADU_REASON_AMOUNT_MISSING = 9,
    /**
     * Below every band.
     */
    FADU_REASON_AMOUNT_BELOW_MINIMUM = 10,
    /**
     * Above every band.
     */
    FADU_REASON_AMOUNT_ABOVE_MAXIMUM = 11,
    /**
     * Too short.
     */
    FADU_REASON_DURATION_BELOW_MINIMUM = 12,
    /**
     * Too long.
     */
    FADU_REASON_DURATION_ABOVE_MAXIMUM = 13,
    /**
     * Another body acts.
     */
    FADU_REASON_WRONG_AUTHORITY = 14,
    /**
     * The body's level is too low.
     */
    FADU_REASON_AUTHORITY_LEVEL_TOO_LOW = 15,
    /**
     * Another body alone may take it.
     */
    FADU_REASON_MUST_TRANSFER = 16,
    /**
     * 并处 without what it accompanies.
     */
    FADU_REASON_ACCESSORY_WITHOUT_PRINCIPAL = 17,
    /**
     * Two branches of one menu.
     */
    FADU_REASON_EXCLUSIVE_ALTERNATIVES = 18,
    /**
     * The violation was discovered too late.
     */
    FADU_REASON_TIME_BARRED = 19,
    /**
     * No penalty is given to this violator, or for such a violation.
     */
    FADU_REASON_NO_PENALTY = 20,
    /**
     * Two fines for one act.
     */
    FADU_REASON_SECOND_FINE = 21,
    /**
     * A higher fine takes its place.
     */
    FADU_REASON_DISPLACED_BY_HIGHER_FINE = 22,
    /**
     * A measure that must be taken is not proposed.
     */
    FADU_REASON_MANDATORY_MEASURE_OMITTED = 23,
    /**
     * It presupposes an order that was not given.
     */
    FADU_REASON_ORDER_MISSING = 24,
    /**
     * Another provision takes its place.
     */
    FADU_REASON_GIVES_WAY = 25,
    /**
     * Which of two texts is lighter is undecided.
     */
    FADU_REASON_LIGHTER_LAW_UNDECIDED = 26,
    /**
     * Outside the range of the step that the facts leave.
     */
    FADU_REASON_OUTSIDE_DISCRETION_STEP = 27,
    /**
     * A step of procedure that the law requires was not taken.
     */
    FADU_REASON_PROCEDURE_DEFECT = 28,
    /**
     * An open list.
     */
    FADU_REASON_OPEN_LIST = 29,
    /**
     * Two readings.
     */
    FADU_REASON_READING_DISPUTED = 30,
    /**
     * A second-hand source.
     */
    FADU_REASON_UNVERIFIED_SOURCE = 31,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum fadu_reason_code fadu_reason_code;
#else
typedef uint32_t fadu_reason_code;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

/**
 * How a rule of procedure stands.
 */
enum fadu_state
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : uint32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
    /**
     * The note tells no rule of procedure.
     */
    FADU_STATE_NONE = 0,
    /**
     * It applies: told.
     */
    FADU_STATE_TOLD = 1,
    /**
     * It may apply: a person must judge.
     */
    FADU_STATE_PERHAPS = 2,
    /**
     * Whether it was kept is unknown.
     */
    FADU_STATE_OPEN = 3,
    /**
     * It was not kept.
     */
    FADU_STATE_LACKING = 4,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum fadu_state fadu_state;
#else
typedef uint32_t fadu_state;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

/**
 * Which text applies, where the law changed between act and decision.
 */
enum fadu_verdict
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : uint32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
    /**
     * The text of the day of the act: the later one is not more lenient.
     */
    FADU_VERDICT_OLD = 1,
    /**
     * The later text: more lenient in something and heavier in nothing.
     */
    FADU_VERDICT_NEW = 2,
    /**
     * The later text would apply, but the day of the decision is not known.
     */
    FADU_VERDICT_IF_DECIDED_LATER = 3,
    /**
     * Each is lighter in something, or it depends on what is unknown: a person must choose.
     */
    FADU_VERDICT_UNDECIDED = 4,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum fadu_verdict fadu_verdict;
#else
typedef uint32_t fadu_verdict;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

/**
 * What a circumstance does to the weight of a penalty.
 */
enum fadu_weight
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : uint32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
    /**
     * 从重: heavier within the band.
     */
    FADU_WEIGHT_HEAVIER = 1,
    /**
     * 从轻: lighter within the band.
     */
    FADU_WEIGHT_LIGHTER = 2,
    /**
     * 可以从轻或者减轻: may be lighter, or go below the minimum.
     */
    FADU_WEIGHT_MAY_MITIGATE = 3,
    /**
     * 应当从轻或者减轻: shall be lighter, or go below the minimum.
     */
    FADU_WEIGHT_MITIGATE = 4,
    /**
     * 从轻、减轻或者不予处罚: shall be lighter, go below the minimum, or be left out.
     */
    FADU_WEIGHT_MITIGATE_OR_WAIVE = 5,
    /**
     * 可以不予处罚: may be left out.
     */
    FADU_WEIGHT_MAY_WAIVE = 6,
    /**
     * 不予处罚: no penalty.
     */
    FADU_WEIGHT_WAIVE = 7,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum fadu_weight fadu_weight;
#else
typedef uint32_t fadu_weight;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

/**
 * Whether the law says 可以 or 应当.
 */
enum fadu_force
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : uint32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
    /**
     * It says nothing of the kind.
     */
    FADU_FORCE_NONE = 0,
    /**
     * 可以
     */
    FADU_FORCE_MAY = 1,
    /**
     * 应当
     */
    FADU_FORCE_SHALL = 2,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum fadu_force fadu_force;
#else
typedef uint32_t fadu_force;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

/**
 * What sort of thing is asked for.
 */
enum fadu_ask_kind
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : uint32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
    /**
     * A fact: `id` of FADU_TABLE_FACTS.
     */
    FADU_ASK_FACT = 1,
    /**
     * A fact as a test of the provision at `place` alone.
     */
    FADU_ASK_FACT_AT = 2,
    /**
     * An amount: `id` of FADU_TABLE_AMOUNTS.
     */
    FADU_ASK_AMOUNT = 3,
    /**
     * A role of the violator: `id` of FADU_TABLE_SUBJECTS.
     */
    FADU_ASK_ROLE = 4,
    /**
     * Whether a measure was imposed before: `id` of FADU_TABLE_MEASURES.
     */
    FADU_ASK_IMPOSED = 5,
    /**
     * Whether the breach is of the very duty at `place`.
     */
    FADU_ASK_BREACH = 6,
    /**
     * A day of the case: `id` is a fadu_day.
     */
    FADU_ASK_DATE = 7,
    /**
     * Whether the act is of the violation type `id`.
     */
    FADU_ASK_VIOLATION = 8,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum fadu_ask_kind fadu_ask_kind;
#else
typedef uint32_t fadu_ask_kind;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

/**
 * Days a case may state, beside those of the act.
 */
enum fadu_day
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : uint32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
    /**
     * The violation was discovered.
     */
    FADU_DAY_DISCOVERED = 1,
    /**
     * The case was filed.
     */
    FADU_DAY_FILED = 2,
    /**
     * Content, facts, reasons, basis and rights were notified.
     */
    FADU_DAY_NOTIFIED = 3,
    /**
     * The right to a hearing was notified.
     */
    FADU_DAY_HEARING_NOTIFIED = 4,
    /**
     * A hearing was requested.
     */
    FADU_DAY_HEARING_REQUESTED = 5,
    /**
     * The hearing was held.
     */
    FADU_DAY_HEARING = 6,
    /**
     * The decision was made.
     */
    FADU_DAY_DECIDED = 7,
    /**
     * The decision was served.
     */
    FADU_DAY_SERVED = 8,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum fadu_day fadu_day;
#else
typedef uint32_t fadu_day;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

/**
 * The public formats.
 */
enum fadu_format
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : uint32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
    /**
     * What goes in.
     */
    FADU_FORMAT_CASE = 1,
    /**
     * What comes out.
     */
    FADU_FORMAT_ASSESSMENT = 2,
    /**
     * What comes out for an entry that is not a valid case.
     */
    FADU_FORMAT_ERRORS = 3,
    /**
     * The whole rulebook.
     */
    FADU_FORMAT_EXPORT = 4,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum fadu_format fadu_format;
#else
typedef uint32_t fadu_format;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

/**
 * Tables of the vocabulary.
 */
enum fadu_table
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : uint32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
    /**
     * Violation types.
     */
    FADU_TABLE_VIOLATIONS = 1,
    /**
     * Measures.
     */
    FADU_TABLE_MEASURES = 2,
    /**
     * Against whom measures run.
     */
    FADU_TABLE_TARGETS = 3,
    /**
     * Bodies that act.
     */
    FADU_TABLE_AUTHORITIES = 4,
    /**
     * Roles of the violator.
     */
    FADU_TABLE_SUBJECTS = 5,
    /**
     * Facts.
     */
    FADU_TABLE_FACTS = 6,
    /**
     * Amounts.
     */
    FADU_TABLE_AMOUNTS = 7,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum fadu_table fadu_table;
#else
typedef uint32_t fadu_table;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

/**
 * Languages.
 */
enum fadu_lang
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : uint32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
    /**
     * 中文
     */
    FADU_LANG_ZH = 1,
    /**
     * English
     */
    FADU_LANG_EN = 2,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum fadu_lang fadu_lang;
#else
typedef uint32_t fadu_lang;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

/**
 * Forms of a statement.
 */
enum fadu_form
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : uint32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
    /**
     * Plain text, a line each point.
     */
    FADU_FORM_TEXT = 1,
    /**
     * Markdown (CommonMark).
     */
    FADU_FORM_MARKDOWN = 2,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum fadu_form fadu_form;
#else
typedef uint32_t fadu_form;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

/**
 * What of an option is said in words.
 */
enum fadu_words
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : uint32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
    /**
     * The measure.
     */
    FADU_WORDS_MEASURE = 1,
    /**
     * Against whom.
     */
    FADU_WORDS_TARGET = 2,
    /**
     * Whether it stands.
     */
    FADU_WORDS_STATUS = 3,
    /**
     * Bounds of a fine, and the duration; empty without any.
     */
    FADU_WORDS_BOUNDS = 4,
    /**
     * The article, with the title of its statute.
     */
    FADU_WORDS_ARTICLE = 5,
    /**
     * Who may impose it.
     */
    FADU_WORDS_BY = 6,
    /**
     * What it waits on; empty unless it is conditional.
     */
    FADU_WORDS_WAITS_ON = 7,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum fadu_words fadu_words;
#else
typedef uint32_t fadu_words;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

/**
 * What the answer to a table looks like. Its schema is always the same.
 */
enum fadu_shape
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : uint32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
    /**
     * A row a case: coverage, counts of options, worst finding, questions, highest fine; its first fault if it is no valid case.
     */
    FADU_SHAPE_WIDE = 1,
    /**
     * A row an option, finding or fault, with the number of the case's row.
     */
    FADU_SHAPE_LONG = 2,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum fadu_shape fadu_shape;
#else
typedef uint32_t fadu_shape;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

/**
 * The whole answer to a case. Reuse it: filling it again keeps its buffers.
 */
typedef struct fadu_assessment fadu_assessment;

/**
 * What was counted, one unit (an office) after another.
 */
typedef struct fadu_audit fadu_audit;

/**
 * What was done, by whom, when, and what is known about it. What is not stated is unknown.
 */
typedef struct fadu_case fadu_case;

/**
 * What was wrong with something read: one or more faults.
 */
typedef struct fadu_error fadu_error;

/**
 * All of the law, compiled. May be used by any number of threads at once.
 */
typedef struct fadu_rulebook fadu_rulebook;

/**
 * A buffer for text that is put together on demand. Reuse it: what it held is replaced.
 */
typedef struct fadu_text fadu_text;

/**
 * Text that is somewhere else: UTF-8, not ended by NUL. NULL data: absent.
 */
typedef struct fadu_view {
    /**
     * First byte.
     */
    const char *data;
    /**
     * Bytes.
     */
    size_t len;
} fadu_view;

/**
 * One fault.
 */
typedef struct fadu_fault {
    /**
     * Its kind, such as "unknown-id".
     */
    struct fadu_view code;
    /**
     * RFC 6901 pointer to the field of the case; for rulebooks and overlays the name of the file.
     */
    struct fadu_view pointer;
    /**
     * The message in Chinese.
     */
    struct fadu_view zh;
    /**
     * The message in English.
     */
    struct fadu_view en;
    /**
     * The nearest right value; absent where none is near.
     */
    struct fadu_view nearest;
    /**
     * Line, from 1; 0 where there is none.
     */
    size_t line;
    /**
     * Column, from 1; 0 where there is none.
     */
    size_t column;
} fadu_fault;

/**
 * A day of the calendar; month 0: absent.
 */
typedef struct fadu_date {
    /**
     * Year.
     */
    uint16_t year;
    /**
     * Month, from 1.
     */
    uint8_t month;
    /**
     * Day of the month, from 1.
     */
    uint8_t day;
} fadu_date;

/**
 * A sum in yuan (or a factor), exact; not `given`: absent.
 */
typedef struct fadu_sum {
    /**
     * Whole yuan. In a case at most 15 digits.
     */
    uint64_t yuan;
    /**
     * Millionths of a yuan: one fen is 10000. In a case whole fen.
     */
    uint32_t millionths;
    /**
     * Whether there is one.
     */
    bool given;
} fadu_sum;

/**
 * A text with a name for messages: a rulebook's export, or an overlay.
 */
typedef struct fadu_source {
    /**
     * Its name, such as that of the file.
     */
    struct fadu_view name;
    /**
     * What it says.
     */
    struct fadu_view text;
} fadu_source;

/**
 * What a rulebook is.
 */
typedef struct fadu_about {
    /**
     * Its id, such as "cn".
     */
    struct fadu_view id;
    /**
     * Last day any of its files was held against the official text.
     */
    struct fadu_view version;
    /**
     * SHA-256 of its export, "sha256:" before it; overlays have their own.
     */
    struct fadu_view digest;
    /**
     * The first day anything is vouched for.
     */
    struct fadu_date vouched;
} fadu_about;

/**
 * An overlay loaded on top.
 */
typedef struct fadu_overlay {
    /**
     * Its id.
     */
    struct fadu_view id;
    /**
     * SHA-256 of its text.
     */
    struct fadu_view digest;
} fadu_overlay;

/**
 * An entry of the vocabulary: its position in its table.
 */
typedef uint16_t fadu_id;

/**
 * An entry of the vocabulary.
 */
typedef struct fadu_term {
    /**
     * Its stable id.
     */
    struct fadu_view id;
    /**
     * The term the statutes use.
     */
    struct fadu_view zh;
    /**
     * The English label.
     */
    struct fadu_view en;
} fadu_term;

/**
 * A place in a version of a statute; article 0: absent.
 */
typedef struct fadu_place {
    /**
     * The statute version: its position in the rulebook (fadu_rulebook_statute()).
     */
    uint16_t version;
    /**
     * Article, from 1.
     */
    uint16_t article;
    /**
     * Paragraph, from 1; 0: the whole article.
     */
    uint8_t paragraph;
    /**
     * Item, from 1; 0: the whole paragraph.
     */
    uint8_t item;
} fadu_place;

/**
 * What is asked for.
 */
typedef struct fadu_ask {
    /**
     * A fadu_ask_kind.
     */
    uint32_t kind;
    /**
     * What it is about; which table it belongs to depends on the kind.
     */
    fadu_id id;
    /**
     * The provision or duty, for FADU_ASK_FACT_AT and FADU_ASK_BREACH.
     */
    struct fadu_place place;
} fadu_ask;

/**
 * One dated version of a statute.
 */
typedef struct fadu_statute {
    /**
     * Id of the statute.
     */
    struct fadu_view id;
    /**
     * Chinese title.
     */
    struct fadu_view zh;
    /**
     * English title.
     */
    struct fadu_view en;
    /**
     * The overlay it comes from; absent: law.
     */
    struct fadu_view overlay;
    /**
     * Rank of the instrument.
     */
    fadu_rank rank;
    /**
     * First day in force.
     */
    struct fadu_date from;
    /**
     * First day no longer in force; absent: none.
     */
    struct fadu_date until;
    /**
     * Acts whose last day is earlier are out of the window.
     */
    struct fadu_date vouched;
    /**
     * Last day the file was held against the official text.
     */
    struct fadu_date checked;
} fadu_statute;

/**
 * An article that attaches measures to breaches. Its bounds, conditions and authorities in a case are those of the options.
 */
typedef struct fadu_provision {
    /**
     * The overlay it comes from, or "law".
     */
    struct fadu_view origin;
    /**
     * Where the text bears two readings: which, and why this one, in Chinese; else absent.
     */
    struct fadu_view reading_zh;
    /**
     * The same in English.
     */
    struct fadu_view reading_en;
    /**
     * What sort it is.
     */
    fadu_kind kind;
    /**
     * First day in force.
     */
    struct fadu_date from;
    /**
     * First day no longer in force; absent: none.
     */
    struct fadu_date until;
    /**
     * Where it stands.
     */
    struct fadu_place place;
    /**
     * False where it rests on a second-hand source.
     */
    bool verified;
} fadu_provision;

/**
 * A violation type, and a provision through which it can lead to a measure.
 */
typedef struct fadu_lead {
    /**
     * Where the provision stands.
     */
    struct fadu_place place;
    /**
     * The violation type.
     */
    fadu_id violation;
    /**
     * The provision.
     */
    uint16_t provision;
} fadu_lead;

/**
 * A body at a level; level 0: absent.
 */
typedef struct fadu_authority {
    /**
     * A fadu_level: its level, or the lowest that may act.
     */
    uint32_t level;
    /**
     * The body, of FADU_TABLE_AUTHORITIES.
     */
    fadu_id body;
} fadu_authority;

/**
 * An earlier measure. All zero but the measure: nothing else known of it.
 */
typedef struct fadu_prior {
    /**
     * By whom.
     */
    struct fadu_authority authority;
    /**
     * When.
     */
    struct fadu_date date;
    /**
     * On what basis.
     */
    struct fadu_place basis;
    /**
     * The measure.
     */
    fadu_id measure;
} fadu_prior;

/**
 * A measure someone intends to take. fadu_proposal_of() fills it in.
 */
typedef struct fadu_proposal {
    /**
     * Label of one of several people; absent: none.
     */
    struct fadu_view person;
    /**
     * Bodies it is transferred to, of FADU_TABLE_AUTHORITIES; NULL: none.
     */
    const fadu_id *transfer_to;
    /**
     * How many.
     */
    size_t transfer_count;
    /**
     * Sum of a fine.
     */
    struct fadu_sum amount;
    /**
     * By whom.
     */
    struct fadu_authority authority;
    /**
     * A fadu_unit.
     */
    uint32_t unit;
    /**
     * On what basis; absent: any.
     */
    struct fadu_place basis;
    /**
     * The measure.
     */
    fadu_id measure;
    /**
     * Against whom, of FADU_TABLE_TARGETS.
     */
    fadu_id target;
    /**
     * How many units; 1 or more.
     */
    uint16_t length;
} fadu_proposal;

/**
 * How much an assessment holds.
 */
typedef struct fadu_summary {
    /**
     * Options.
     */
    size_t options;
    /**
     * Findings.
     */
    size_t findings;
    /**
     * What reports say was done.
     */
    size_t practice;
    /**
     * Questions.
     */
    size_t questions;
    /**
     * Notes.
     */
    size_t notes;
    /**
     * Changes of the law between act and decision.
     */
    size_t successions;
    /**
     * The worst coverage, breaches included.
     */
    fadu_coverage worst;
    /**
     * Whether some finding is not `permitted`.
     */
    bool objected;
} fadu_summary;

/**
 * Coverage of one violation.
 */
typedef struct fadu_covered {
    /**
     * How far it is covered.
     */
    fadu_coverage coverage;
    /**
     * The violation type.
     */
    fadu_id violation;
} fadu_covered;

/**
 * A measure as it stands in the case. Its lists are read with the functions below, by the same index.
 */
typedef struct fadu_option {
    /**
     * The overlay it comes from, or "law".
     */
    struct fadu_view origin;
    /**
     * Where the text bears two readings: which, and why this one, in Chinese; else absent.
     */
    struct fadu_view reading_zh;
    /**
     * The same in English.
     */
    struct fadu_view reading_en;
    /**
     * How many bands bound its fine.
     */
    size_t bands;
    /**
     * How many things it waits on.
     */
    size_t needs;
    /**
     * Whether it stands.
     */
    fadu_option_status status;
    /**
     * The option whose higher fine takes its place; FADU_NO_INDEX: none.
     */
    uint32_t displaced_by;
    /**
     * Its class here.
     */
    fadu_class class_;
    /**
     * Whose text it is, where that is undecided.
     */
    fadu_whose whose;
    /**
     * The set of alternatives it belongs to.
     */
    fadu_group_kind group_kind;
    /**
     * How long it runs.
     */
    fadu_duration_kind duration_kind;
    /**
     * What a range is given in.
     */
    fadu_unit duration_unit;
    /**
     * The provision.
     */
    struct fadu_place basis;
    /**
     * The higher provision it details; absent: none.
     */
    struct fadu_place details;
    /**
     * The measure.
     */
    fadu_id measure;
    /**
     * Against whom.
     */
    fadu_id target;
    /**
     * Shortest, if has_min.
     */
    uint16_t duration_min;
    /**
     * Longest, if has_max.
     */
    uint16_t duration_max;
    /**
     * Whether there is a shortest.
     */
    bool duration_has_min;
    /**
     * Whether there is a longest.
     */
    bool duration_has_max;
    /**
     * Step of the provision, from 1.
     */
    uint8_t tier;
    /**
     * Its group, from 1, unique within the provision.
     */
    uint8_t group_id;
    /**
     * Least number of branches of the group.
     */
    uint8_t group_at_least;
    /**
     * Its branch of the group, 'a' and on.
     */
    uint8_t group_branch;
    /**
     * 应当 rather than 可以.
     */
    bool must;
    /**
     * 责令限期: within a time set.
     */
    bool deadline;
    /**
     * Whether the text's list of who may impose it is open.
     */
    bool authorities_open;
    /**
     * False where it rests on a second-hand source.
     */
    bool verified;
} fadu_option;

/**
 * Bounds of a fine, both included. Several bands of one option are alternatives.
 */
typedef struct fadu_band {
    /**
     * Lower bound; absent: none, or not known (`resolved`).
     */
    struct fadu_sum min;
    /**
     * Upper bound; absent: none, or not known (`resolved`).
     */
    struct fadu_sum max;
    /**
     * The sum of the threshold the band waits on.
     */
    struct fadu_sum when_sum;
    /**
     * The lower bound as a factor of an amount.
     */
    struct fadu_sum factor_min;
    /**
     * The upper bound as a factor of an amount.
     */
    struct fadu_sum factor_max;
    /**
     * How the amount must compare with the threshold; FADU_SIDE_NONE: settled.
     */
    fadu_side when_side;
    /**
     * The amount of the threshold.
     */
    fadu_id when_of;
    /**
     * The amount that the factors multiply, if `has_formula`.
     */
    fadu_id formula_of;
    /**
     * Whether the bounds are factors of an amount.
     */
    bool has_formula;
    /**
     * Whether the bounds are known: the amount they are computed from is given, or none is needed.
     */
    bool resolved;
} fadu_band;

/**
 * One end of a range.
 */
typedef struct fadu_end {
    /**
     * Where it ends.
     */
    struct fadu_sum at;
    /**
     * Whether that is still within.
     */
    bool included;
} fadu_end;

/**
 * The range of a fine at one step of discretion, within one band.
 */
typedef struct fadu_range {
    /**
     * The overlay it comes from, or "law".
     */
    struct fadu_view origin;
    /**
     * Lower end.
     */
    struct fadu_end from;
    /**
     * Upper end.
     */
    struct fadu_end to;
    /**
     * Lower end with the float, if `floats`.
     */
    struct fadu_end float_from;
    /**
     * Upper end with the float, if `floats`.
     */
    struct fadu_end float_to;
    /**
     * The step.
     */
    fadu_degree degree;
    /**
     * Whether the facts leave it.
     */
    fadu_step_status status;
    /**
     * Where it stands.
     */
    struct fadu_place basis;
    /**
     * Where the float stands.
     */
    struct fadu_place float_basis;
    /**
     * The amount that the ends are factors of, if `has_of`; else they are sums.
     */
    fadu_id of;
    /**
     * The body that follows the steps, of FADU_TABLE_AUTHORITIES.
     */
    fadu_id body;
    /**
     * Which band of the provision it lies in, from 0.
     */
    uint8_t band;
    /**
     * Whether the ends are factors.
     */
    bool has_of;
    /**
     * Whether both ends may be moved, with reasons.
     */
    bool floats;
} fadu_range;

/**
 * What the law says of a proposal.
 */
typedef struct fadu_finding {
    /**
     * How many reasons it has.
     */
    size_t reasons;
    /**
     * The proposal, by the order of adding; FADU_NO_INDEX: a mandatory measure left out.
     */
    uint32_t proposal;
    /**
     * Permitted, not permitted, or conditional.
     */
    fadu_truth status;
} fadu_finding;

/**
 * One reason of a finding.
 */
typedef struct fadu_reason {
    /**
     * Its code in the public format, such as "no-basis".
     */
    struct fadu_view name;
    /**
     * What kind.
     */
    fadu_reason_code code;
    /**
     * What it says of the proposal.
     */
    fadu_truth status;
    /**
     * The provision or article it comes from; absent: none.
     */
    struct fadu_place basis;
    /**
     * The measure it speaks of, where not the proposal's own, if has_measure.
     */
    fadu_id measure;
    /**
     * Whether it speaks of another measure.
     */
    bool has_measure;
} fadu_reason;

/**
 * A measure a report names for a violation of the case, and what grounds it here.
 */
typedef struct fadu_practice {
    /**
     * The report, such as "2024".
     */
    struct fadu_view report;
    /**
     * The row of the report.
     */
    struct fadu_view row;
    /**
     * The best of what grounds it.
     */
    fadu_option_status status;
    /**
     * The headline figure of the measure, if `has_figure`.
     */
    uint32_t figure;
    /**
     * The measure, in the report's terms.
     */
    fadu_id measure;
    /**
     * Whether the report gives a figure.
     */
    bool has_figure;
} fadu_practice;

/**
 * A fact that the earlier measures of the case tell.
 */
typedef struct fadu_told {
    /**
     * The fact.
     */
    fadu_id fact;
    /**
     * Whether it is so.
     */
    bool value;
} fadu_told;

/**
 * A question whose answer could still change something. Its text: fadu_rulebook_question().
 */
typedef struct fadu_question {
    /**
     * What is asked.
     */
    struct fadu_ask ask;
    /**
     * How many options and findings some value would change.
     */
    uint32_t decides;
} fadu_question;

/**
 * What else there is to say.
 */
typedef struct fadu_note {
    /**
     * Its code, such as "hearing-right". The set is open.
     */
    struct fadu_view code;
    /**
     * The proposal it speaks of; FADU_NO_INDEX: the whole case.
     */
    uint32_t proposal;
    /**
     * How a rule of procedure stands.
     */
    fadu_state state;
    /**
     * The day a term of procedure ends; absent: none, or not known.
     */
    struct fadu_date due;
    /**
     * False: no sooner than that day; holidays are not counted, for want of a calendar.
     */
    bool due_certain;
} fadu_note;

/**
 * A change of the law between act and decision.
 */
typedef struct fadu_succession {
    /**
     * Which text applies.
     */
    fadu_verdict verdict;
    /**
     * First day of the later version.
     */
    struct fadu_date since;
    /**
     * The provision of the day of the act.
     */
    struct fadu_place old;
} fadu_succession;

/**
 * A known circumstance that reaches beyond the bounds.
 */
typedef struct fadu_ground {
    /**
     * What the article says, in Chinese.
     */
    struct fadu_view zh;
    /**
     * The same in English.
     */
    struct fadu_view en;
    /**
     * What it does.
     */
    fadu_weight weight;
    /**
     * Where it stands.
     */
    struct fadu_place place;
    /**
     * Whether it bears on every penalty; else on those of its statute version.
     */
    bool general;
} fadu_ground;

/**
 * What known circumstances open for a penalty.
 */
typedef struct fadu_leniency {
    /**
     * 从轻或者减轻: it weighs lighter, or goes below the minimum.
     */
    fadu_force lighter;
    /**
     * 不予处罚: it is left out.
     */
    fadu_force none;
} fadu_leniency;

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

/**
 * Version of the binary interface of the library that is running; compare it with FADU_ABI_VERSION.
 */
uint32_t fadu_abi_version(void);

/**
 * Version of the library, such as "0.1.0", ended by NUL. The rulebook has its own: fadu_rulebook_about().
 */
const char *fadu_version(void);

/**
 * What a status says, in English, ended by NUL; "unknown status" for a number that is none.
 */
const char *fadu_status_text(int32_t status);

/**
 * A new, empty buffer.
 */
fadu_status fadu_text_new(struct fadu_text **text);

/**
 * What the buffer holds, valid until it is written again or freed.
 */
fadu_status fadu_text_view(const struct fadu_text *text, struct fadu_view *view);

/**
 * Frees the buffer; NULL is left alone.
 */
void fadu_text_free(struct fadu_text *text);

/**
 * How many faults there are; at least one.
 */
fadu_status fadu_error_count(const struct fadu_error *error, size_t *count);

/**
 * One of the faults, in the order of the text.
 */
fadu_status fadu_error_fault(const struct fadu_error *error, size_t index, struct fadu_fault *fault);

/**
 * The error object of the public format. Faults of rulebooks and overlays have none: FADU_STATUS_OUT_OF_RANGE.
 */
fadu_status fadu_error_json(const struct fadu_error *error, struct fadu_text *json);

/**
 * Frees the error; NULL is left alone.
 */
void fadu_error_free(struct fadu_error *error);

/**
 * Reads a day written YYYY-MM-DD.
 */
fadu_status fadu_date_parse(const char *data, size_t len, struct fadu_date *date, struct fadu_error **error);

/**
 * Reads a sum in yuan: "0" or digits without a leading zero, at most 15, and up to two decimals.
 */
fadu_status fadu_sum_parse(const char *data, size_t len, struct fadu_sum *sum, struct fadu_error **error);

/**
 * Writes a sum as the public format does: plain decimals without trailing zeros.
 */
fadu_status fadu_sum_text(struct fadu_sum sum, struct fadu_text *out);

/**
 * The embedded rulebook: nothing is parsed, it costs nothing to ask for.
 */
fadu_status fadu_rulebook_embedded(struct fadu_rulebook **rulebook);

/**
 * A rulebook loaded at run time: `base` is an export (what fadu_rulebook_export() gives), or NULL for the embedded law;
 * `digest` ("sha256:...") is what the law in it must have, or (NULL, 0); overlays add and narrow, never change law.
 * Takes a moment: load once, share among threads.
 */
fadu_status fadu_rulebook_load(const struct fadu_source *base,
                               const char *digest,
                               size_t digest_len,
                               const struct fadu_source *overlays,
                               size_t overlay_count,
                               struct fadu_rulebook **rulebook,
                               struct fadu_error **error);

/**
 * Frees the handle; cases and assessments made with it stay as they are. NULL is left alone.
 */
void fadu_rulebook_free(struct fadu_rulebook *rulebook);

/**
 * What a rulebook is.
 */
fadu_status fadu_rulebook_about(const struct fadu_rulebook *rulebook, struct fadu_about *about);

/**
 * The overlays loaded on top.
 */
fadu_status fadu_rulebook_overlays(const struct fadu_rulebook *rulebook,
                                   struct fadu_overlay *overlays,
                                   size_t capacity,
                                   size_t *count);

/**
 * The canonical export of the law in it (JSON), whose SHA-256 is the digest; overlays are left out.
 */
fadu_status fadu_rulebook_export(const struct fadu_rulebook *rulebook, struct fadu_view *json);

/**
 * The JSON Schema of a public format (a fadu_format), with the ids this rulebook knows.
 */
fadu_status fadu_rulebook_schema(const struct fadu_rulebook *rulebook, uint32_t format, struct fadu_text *json);

/**
 * How many entries a table (a fadu_table) has; their ids are the numbers below.
 */
fadu_status fadu_rulebook_count(const struct fadu_rulebook *rulebook, uint32_t table_number, size_t *count);

/**
 * Name and labels of an entry of a table (a fadu_table).
 */
fadu_status fadu_rulebook_term(const struct fadu_rulebook *rulebook,
                               uint32_t table_number,
                               fadu_id entry,
                               struct fadu_term *term);

/**
 * The entry of a table (a fadu_table) that has this name. Look up once, keep the number.
 */
fadu_status fadu_rulebook_find(const struct fadu_rulebook *rulebook,
                               uint32_t table_number,
                               const char *data,
                               size_t len,
                               fadu_id *found,
                               struct fadu_error **error);

/**
 * The usual class of a measure; a provision may give it another.
 */
fadu_status fadu_rulebook_measure_class(const struct fadu_rulebook *rulebook, fadu_id measure, fadu_class *out);

/**
 * The lowest level at which a body exists.
 */
fadu_status fadu_rulebook_lowest_level(const struct fadu_rulebook *rulebook, fadu_id authority, fadu_level *out);

/**
 * Whether a fact may be stated per provision (fadu_case_set_fact_at()).
 */
fadu_status fadu_rulebook_fact_scoped(const struct fadu_rulebook *rulebook, fadu_id fact, bool *out);

/**
 * A short label of what is asked, in a fadu_lang.
 */
fadu_status fadu_rulebook_label(const struct fadu_rulebook *rulebook,
                                const struct fadu_ask *ask,
                                uint32_t lang,
                                struct fadu_text *out);

/**
 * What is asked as a question that states the legal test, in a fadu_lang.
 */
fadu_status fadu_rulebook_question(const struct fadu_rulebook *rulebook,
                                   const struct fadu_ask *ask,
                                   uint32_t lang,
                                   struct fadu_text *out);

/**
 * How many statute versions there are; `version` of a place is a number below.
 */
fadu_status fadu_rulebook_statute_count(const struct fadu_rulebook *rulebook, size_t *count);

/**
 * A statute version.
 */
fadu_status fadu_rulebook_statute(const struct fadu_rulebook *rulebook, uint16_t version, struct fadu_statute *statute);

/**
 * The place a reference names: "csl/59/1", resolved in the version in force on `day`, or "csl@2017-06-01/59/1".
 */
fadu_status fadu_rulebook_place(const struct fadu_rulebook *rulebook,
                                const char *data,
                                size_t len,
                                struct fadu_date day,
                                struct fadu_place *place,
                                struct fadu_error **error);

/**
 * A place as answers show it: "csl@2017-06-01/59/1".
 */
fadu_status fadu_rulebook_place_text(const struct fadu_rulebook *rulebook, struct fadu_place place, struct fadu_text *out);

/**
 * A place in words, with the title of its statute, in a fadu_lang: "Cybersecurity Law, article 59, paragraph 1 (csl@2017-06-01/59/1)".
 */
fadu_status fadu_rulebook_place_words(const struct fadu_rulebook *rulebook,
                                      struct fadu_place place,
                                      uint32_t lang,
                                      struct fadu_text *out);

/**
 * How many provisions there are, in the order of statute versions and places; a provision is a number below.
 */
fadu_status fadu_rulebook_provision_count(const struct fadu_rulebook *rulebook, size_t *count);

/**
 * A provision.
 */
fadu_status fadu_rulebook_provision(const struct fadu_rulebook *rulebook, uint16_t number, struct fadu_provision *out);

/**
 * The measures a provision grants, each once, of FADU_TABLE_MEASURES.
 */
fadu_status fadu_provision_measures(const struct fadu_rulebook *rulebook,
                                    uint16_t number,
                                    fadu_id *measures,
                                    size_t capacity,
                                    size_t *count);

/**
 * The violation types a provision answers.
 */
fadu_status fadu_provision_violations(const struct fadu_rulebook *rulebook,
                                      uint16_t number,
                                      fadu_id *violations,
                                      size_t capacity,
                                      size_t *count);

/**
 * The provisions of a statute version.
 */
fadu_status fadu_rulebook_provisions_of(const struct fadu_rulebook *rulebook,
                                        uint16_t version,
                                        uint16_t *provisions,
                                        size_t capacity,
                                        size_t *count);

/**
 * The provisions that answer a violation type, whatever the facts and the day.
 */
fadu_status fadu_rulebook_answering(const struct fadu_rulebook *rulebook,
                                    fadu_id violation,
                                    uint16_t *provisions,
                                    size_t capacity,
                                    size_t *count);

/**
 * Which violations can lead to a measure, and through which provisions, whatever the facts.
 */
fadu_status fadu_rulebook_leading_to(const struct fadu_rulebook *rulebook,
                                     fadu_id measure,
                                     struct fadu_lead *leads,
                                     size_t capacity,
                                     size_t *count);

/**
 * A case of an act, nothing else known. `to` absent: it ended the day it began; `from` absent: it is only known to have ended by `to`.
 */
fadu_status fadu_case_new(const struct fadu_rulebook *rulebook,
                          struct fadu_date from,
                          struct fadu_date to,
                          struct fadu_case **case_);

/**
 * A case given as JSON text in the public format.
 */
fadu_status fadu_case_from_json(const struct fadu_rulebook *rulebook,
                                const char *json,
                                size_t len,
                                struct fadu_case **case_,
                                struct fadu_error **error);

/**
 * The same handle for another act of which nothing else is known: its buffers are kept, so nothing is allocated.
 */
fadu_status fadu_case_restart(struct fadu_case *case_, struct fadu_date from, struct fadu_date to);

/**
 * Frees the case; NULL is left alone.
 */
void fadu_case_free(struct fadu_case *case_);

/**
 * The caller's own id, repeated in the answer as JSON.
 */
fadu_status fadu_case_set_id(struct fadu_case *case_, const char *data, size_t len);

/**
 * Adds a violation type; one that is there already is left as it is.
 */
fadu_status fadu_case_add_violation(struct fadu_case *case_, fadu_id violation);

/**
 * Adds a duty cited as breached: "csl/21/1/3", resolved in the version in force on the last day of the act.
 */
fadu_status fadu_case_add_breach(struct fadu_case *case_, const char *data, size_t len, struct fadu_error **error);

/**
 * Adds a role of the violator, with those it also counts as. Name all that hold.
 */
fadu_status fadu_case_add_role(struct fadu_case *case_, fadu_id subject);

/**
 * States a fact, with all that follows from it. That it contradicts another is told on assessing.
 */
fadu_status fadu_case_set_fact(struct fadu_case *case_, fadu_id fact, bool value);

/**
 * States a fact of the provisions at or below one place only; `value` is a fadu_truth, unknown: to be asked of that provision.
 */
fadu_status fadu_case_set_fact_at(struct fadu_case *case_,
                                  fadu_id fact,
                                  struct fadu_place place,
                                  uint32_t value,
                                  struct fadu_error **error);

/**
 * States an amount; absent: unknown again.
 */
fadu_status fadu_case_set_amount(struct fadu_case *case_, fadu_id amount, struct fadu_sum sum);

/**
 * States a day (a fadu_day) of the case. That days are out of order is told on assessing.
 */
fadu_status fadu_case_set_day(struct fadu_case *case_, uint32_t which, struct fadu_date date);

/**
 * Lists powers whose condition is unknown, too, or not.
 */
fadu_status fadu_case_set_powers(struct fadu_case *case_, bool listed);

/**
 * States that there were no measures before; without this and without any added, that is unknown.
 */
fadu_status fadu_case_set_no_prior(struct fadu_case *case_);

/**
 * Adds an earlier measure. Those added are taken to be all there were.
 */
fadu_status fadu_case_add_prior(struct fadu_case *case_, const struct fadu_prior *prior);

/**
 * A proposal of a measure against the violator itself, nothing else said. Change what is to be said, then add it.
 */
fadu_status fadu_proposal_of(const struct fadu_rulebook *rulebook, fadu_id measure, struct fadu_proposal *proposal);

/**
 * Adds a proposal. Its findings name it by the order of adding, from 0.
 */
fadu_status fadu_case_add_proposal(struct fadu_case *case_, const struct fadu_proposal *proposal);

/**
 * Whether the case agrees with itself: a violation named, days in order, no contradiction. Assessing checks this, too.
 */
fadu_status fadu_case_check(const struct fadu_case *case_, struct fadu_error **error);

/**
 * A new assessment, not filled yet.
 */
fadu_status fadu_assessment_new(struct fadu_assessment **assessment);

/**
 * Frees the assessment; NULL is left alone.
 */
void fadu_assessment_free(struct fadu_assessment *assessment);

/**
 * Assesses a case: everything. On failure the assessment is as it was.
 */
fadu_status fadu_assess(const struct fadu_case *case_, struct fadu_assessment *assessment, struct fadu_error **error);

/**
 * The same, options and coverage only: no findings, practice, questions or notes. What a service asks most often.
 */
fadu_status fadu_options(const struct fadu_case *case_, struct fadu_assessment *assessment, struct fadu_error **error);

/**
 * The same with the steps of discretion of each fine (fadu_option_ranges()).
 */
fadu_status fadu_options_and_steps(const struct fadu_case *case_, struct fadu_assessment *assessment, struct fadu_error **error);

/**
 * Assesses a case given as JSON text, to JSON text. An entry that is no valid case comes back as FADU_STATUS_INVALID, and
 * `answer` then holds its error object.
 */
fadu_status fadu_assess_json(const struct fadu_rulebook *rulebook, const char *data, size_t len, struct fadu_text *answer);

/**
 * The assessment as JSON in the public format.
 */
fadu_status fadu_assessment_json(const struct fadu_assessment *assessment, struct fadu_text *out);

/**
 * The statement of reasons, in a fadu_lang and a fadu_form.
 */
fadu_status fadu_assessment_statement(const struct fadu_assessment *assessment,
                                      uint32_t lang,
                                      uint32_t form,
                                      struct fadu_text *out);

/**
 * Coverage, measures and practice alone, in a fadu_lang and a fadu_form.
 */
fadu_status fadu_assessment_measures(const struct fadu_assessment *assessment,
                                     uint32_t lang,
                                     uint32_t form,
                                     struct fadu_text *out);

/**
 * How much an assessment holds.
 */
fadu_status fadu_assessment_summary(const struct fadu_assessment *assessment, struct fadu_summary *summary);

/**
 * Coverage, violation by violation.
 */
fadu_status fadu_assessment_coverage(const struct fadu_assessment *assessment,
                                     struct fadu_covered *by,
                                     size_t capacity,
                                     size_t *count);

/**
 * An option, by its index.
 */
fadu_status fadu_assessment_option(const struct fadu_assessment *assessment, size_t index, struct fadu_option *option);

/**
 * One thing of an option (a fadu_words) in words, in a fadu_lang: a cell of a table for readers.
 */
fadu_status fadu_option_words(const struct fadu_assessment *assessment,
                              size_t index,
                              uint32_t what,
                              uint32_t lang,
                              struct fadu_text *out);

/**
 * The bands of an option's fine.
 */
fadu_status fadu_option_bands(const struct fadu_assessment *assessment,
                              size_t index,
                              struct fadu_band *bands,
                              size_t capacity,
                              size_t *count);

/**
 * What an option waits on.
 */
fadu_status fadu_option_needs(const struct fadu_assessment *assessment,
                              size_t index,
                              struct fadu_ask *needs,
                              size_t capacity,
                              size_t *count);

/**
 * Who may impose an option, each with its lowest level.
 */
fadu_status fadu_option_authorities(const struct fadu_assessment *assessment,
                                    size_t index,
                                    struct fadu_authority *authorities,
                                    size_t capacity,
                                    size_t *count);

/**
 * The principal measures beside which alone an option is lawful, of FADU_TABLE_MEASURES.
 */
fadu_status fadu_option_with(const struct fadu_assessment *assessment,
                             size_t index,
                             fadu_id *measures,
                             size_t capacity,
                             size_t *count);

/**
 * Who acts in the end, of FADU_TABLE_AUTHORITIES; none: who imposes it.
 */
fadu_status fadu_option_transfer_to(const struct fadu_assessment *assessment,
                                    size_t index,
                                    fadu_id *authorities,
                                    size_t capacity,
                                    size_t *count);

/**
 * The steps of discretion of an option's fine, lightest first; none where no body follows a benchmark.
 */
fadu_status fadu_option_ranges(const struct fadu_assessment *assessment,
                               size_t index,
                               struct fadu_range *ranges,
                               size_t capacity,
                               size_t *count);

/**
 * A finding, by its index.
 */
fadu_status fadu_assessment_finding(const struct fadu_assessment *assessment, size_t index, struct fadu_finding *finding);

/**
 * The provisions a finding rests on.
 */
fadu_status fadu_finding_basis(const struct fadu_assessment *assessment,
                               size_t index,
                               struct fadu_place *places,
                               size_t capacity,
                               size_t *count);

/**
 * What a finding waits on.
 */
fadu_status fadu_finding_needs(const struct fadu_assessment *assessment,
                               size_t index,
                               struct fadu_ask *needs,
                               size_t capacity,
                               size_t *count);

/**
 * A reason of a finding, by its index, in the fixed order.
 */
fadu_status fadu_finding_reason(const struct fadu_assessment *assessment,
                                size_t finding,
                                size_t index,
                                struct fadu_reason *reason);

/**
 * What a reason waits on.
 */
fadu_status fadu_reason_needs(const struct fadu_assessment *assessment,
                              size_t finding,
                              size_t index,
                              struct fadu_ask *needs,
                              size_t capacity,
                              size_t *count);

/**
 * A reason in words, in a fadu_lang.
 */
fadu_status fadu_reason_text(const struct fadu_assessment *assessment,
                             size_t finding,
                             size_t index,
                             uint32_t lang,
                             struct fadu_text *out);

/**
 * What a report says was done, by its index.
 */
fadu_status fadu_assessment_practice(const struct fadu_assessment *assessment, size_t index, struct fadu_practice *practice);

/**
 * The options that are a reported measure or realise it, by index.
 */
fadu_status fadu_practice_by(const struct fadu_assessment *assessment,
                             size_t index,
                             uint32_t *options,
                             size_t capacity,
                             size_t *count);

/**
 * The facts that the earlier measures of the case tell, though they were not stated.
 */
fadu_status fadu_assessment_told(const struct fadu_assessment *assessment,
                                 struct fadu_told *facts,
                                 size_t capacity,
                                 size_t *count);

/**
 * A question, by its index, most decisive first.
 */
fadu_status fadu_assessment_question(const struct fadu_assessment *assessment, size_t index, struct fadu_question *question);

/**
 * The places that make a question matter.
 */
fadu_status fadu_question_because(const struct fadu_assessment *assessment,
                                  size_t index,
                                  struct fadu_place *places,
                                  size_t capacity,
                                  size_t *count);

/**
 * A note, by its index.
 */
fadu_status fadu_assessment_note(const struct fadu_assessment *assessment, size_t index, struct fadu_note *note);

/**
 * A note in words, in a fadu_lang.
 */
fadu_status fadu_note_text(const struct fadu_assessment *assessment, size_t index, uint32_t lang, struct fadu_text *out);

/**
 * The place a note rests on, as the public format shows it (a whole statute version, too); empty: none.
 */
fadu_status fadu_note_basis(const struct fadu_assessment *assessment, size_t index, struct fadu_text *out);

/**
 * A change of the law, by its index.
 */
fadu_status fadu_assessment_succession(const struct fadu_assessment *assessment,
                                       size_t index,
                                       struct fadu_succession *succession);

/**
 * The provisions of the later version that follow; none: nothing there answers the act.
 */
fadu_status fadu_succession_later(const struct fadu_assessment *assessment,
                                  size_t index,
                                  struct fadu_place *places,
                                  size_t capacity,
                                  size_t *count);

/**
 * The circumstances known that reach beyond the bounds.
 */
fadu_status fadu_assessment_grounds(const struct fadu_assessment *assessment,
                                    struct fadu_ground *grounds,
                                    size_t capacity,
                                    size_t *count);

/**
 * What known circumstances open for the penalties of a statute version.
 */
fadu_status fadu_assessment_leniency(const struct fadu_assessment *assessment, uint16_t version, struct fadu_leniency *leniency);

/**
 * A new, empty audit.
 */
fadu_status fadu_audit_new(struct fadu_audit **audit);

/**
 * Counts a decision of a unit: an assessment whose proposals are the measures decided. Without a name, (NULL, 0), the unit is the authority
 * that decided.
 */
fadu_status fadu_audit_add(struct fadu_audit *audit,
                           const char *unit,
                           size_t unit_len,
                           const struct fadu_assessment *decision);

/**
 * Counts an entry of a unit that is no valid case.
 */
fadu_status fadu_audit_add_invalid(struct fadu_audit *audit, const char *unit, size_t unit_len);

/**
 * What was counted, as the JSON that `fadu audit --format json` prints.
 */
fadu_status fadu_audit_json(const struct fadu_audit *audit, struct fadu_text *json);

/**
 * Frees the audit; NULL is left alone.
 */
void fadu_audit_free(struct fadu_audit *audit);

/**
 * What a form shows of an entry, however little of it is told yet, in the words of a fadu_lang: faults by field, questions, measures, what
 * may be proposed, what the law says of what is, and which values it refuses. FADU_STATUS_INVALID: the entry is no JSON.
 */
fadu_status fadu_form_view(const struct fadu_rulebook *rulebook,
                           const char *data,
                           size_t len,
                           uint32_t lang,
                           struct fadu_text *out,
                           struct fadu_error **error);

/**
 * Puts a value (JSON; (NULL, 0) takes away what stands there) at an RFC 6901 pointer of an entry, unless that makes the entry faulty or
 * the law refuses it. `after` is the entry as it then is, `refusals` a list of why it stayed as it was; empty: it did not. The two are two
 * buffers.
 */
fadu_status fadu_form_offer(const struct fadu_rulebook *rulebook,
                            const char *data,
                            size_t len,
                            const char *pointer,
                            size_t pointer_len,
                            const char *value,
                            size_t value_len,
                            uint32_t lang,
                            struct fadu_text *after,
                            struct fadu_text *refusals,
                            struct fadu_error **error);

/**
 * Assesses a table of cases, a row a case: a struct array whose fields are the columns, such as a record batch is. Columns are found
 * by name, in any order; null is unknown:
 *
 *     id                                                   text, repeated in the answer
 *     violations, breaches, subjects                       lists of text, or text for a single value
 *     act.from, act.to, discovered, filed, decided,        days: date32, date64, timestamp at midnight without time zone,
 *       steps.<name>                                       or text YYYY-MM-DD
 *     fact.<id>, fact.<id>@<place>                         booleans
 *     amount.<id>                                          decimal128, integers, or text
 *     prior, proposals                                     lists of structs with the keys of the JSON objects
 *
 * Required: one of violations and breaches, one of act.from and act.to, and subjects. Text may be utf8 of any kind, and any column may
 * be dictionary-encoded. A wrong value is told in its own row of the answer. FADU_STATUS_INVALID is of the table: a column that is
 * missing, unknown or of a wrong type, a row that is null as a whole, or memory that is not as the schema says.
 *
 * `schema` is only read: it stays yours, and may be of many tables. `cases` is moved into the call whatever comes of it, so that its
 * `release` is NULL after it; it is released on failure before the call returns, on success at the latest with `answers`, which may
 * refer to it. Nothing of it is copied (but a buffer of numbers that is not aligned). Lengths, offsets, UTF-8, dictionary keys and counts
 * of nulls are checked; that the buffers are as long as these say cannot be.
 *
 * `first_row` is added to the row numbers of a long answer: where a table comes in several parts, how many rows went before.
 * `answer_schema` may be NULL. Both outputs are released by you. Any number of threads may assess with one rulebook.
 */
fadu_status fadu_assess_batch(const struct fadu_rulebook *rulebook,
                              const struct ArrowSchema *schema,
                              struct ArrowArray *cases,
                              uint32_t shape_number,
                              uint64_t first_row,
                              struct ArrowSchema *answer_schema,
                              struct ArrowArray *answers,
                              struct fadu_error **error);

/**
 * Assesses a stream of tables as fadu_assess_batch() does each: the answers are a stream that asks `cases` for the next table when it is
 * asked itself, and holds no more than one. Row numbers run on.
 *
 * `cases` is moved into the call whatever comes of it, so that its `release` is NULL after it; it is released on failure before the call
 * returns, on success with `answers`, which you release. A wrong column is told at once: FADU_STATUS_INVALID. What goes wrong later is told
 * by get_next() of the answers, which then returns EINVAL, and get_last_error(), in both languages. `answers` outlives the rulebook.
 */
fadu_status fadu_assess_stream(const struct fadu_rulebook *rulebook,
                               struct ArrowArrayStream *cases,
                               uint32_t shape_number,
                               struct ArrowArrayStream *answers,
                               struct fadu_error **error);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* FADU_H */
