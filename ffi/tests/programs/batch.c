/* Tables of cases over the Arrow C data and stream interfaces: the answers are those to the same cases one by one, memory is released
 * once and by whom the header says, and what does not lie as it should is told. Built with the feature test-panic. */
#include <pthread.h>

#include "table.h"

#ifdef __cplusplus
extern "C"
#endif
void fadu_test_panic_next(uint32_t n);

static fadu_rulebook *book;

#define ROWS 6

/* The rows of the table below, as JSON. */
static const char *const json[ROWS] = {
    "{\"id\":\"A\",\"violations\":[\"security.logs-not-retained\"],\"subjects\":[\"network-operator\",\"organization\"],\"act\":{\"from\":\"2024-03-01\"},"
    "\"facts\":{\"refuses-to-correct\":true},\"amounts\":{\"illegal-gains\":\"120000\"},\"proposals\":[{\"measure\":\"fine\",\"amount\":\"80000\"},{\"measure\":\"warning\"}]}",
    "{\"id\":\"B\",\"violations\":[\"security.logs-not-retained\"],\"subjects\":[\"network-operator\"],\"act\":{\"from\":\"2024-03-01\"}}",
    "{\"violations\":[\"security.logs-not-retain\"],\"subjects\":[],\"act\":{\"from\":\"2024-03-01\"},\"facts\":{\"refuses-to-correct\":false}}",
    "{\"id\":\"D\",\"violations\":[\"security.logs-not-retained\",\"security.protection-duty-unperformed\"],\"subjects\":[\"network-operator\"],"
    "\"act\":{\"from\":\"2024-03-01\"},\"facts\":{\"refuses-to-correct\":false},\"amounts\":{\"illegal-gains\":\"0\"},\"proposals\":[{\"measure\":\"fine\",\"amount\":\"5\"}]}",
    "{\"id\":\"\xe7\x94\xb2\",\"violations\":[\"security.logs-not-retained\"],\"subjects\":[\"network-operator\"],\"act\":{},\"facts\":{\"refuses-to-correct\":true}}",
    "{\"id\":\"F\",\"violations\":[\"security.logs-not-retained\"],\"subjects\":[\"network-operator\"],\"act\":{\"from\":\"2026-03-01\"},\"facts\":{\"refuses-to-correct\":true},\"proposals\":[]}",
};

enum { ID, VIOLATIONS, SUBJECTS, DAY, REFUSES, GAINS, PROPOSALS };

/* Seven rows, the first of which is cut off by an offset: it holds what would be a fault. */
static struct ArrowArray *cases(void) {
    static const char *const ids[] = {"cut off", "A", "B", NULL, "D", "\xe7\x94\xb2", "F"};
    static const char *const kinds[] = {"security.logs-not-retained", "security.logs-not-retain", "security.protection-duty-unperformed"};
    static const int8_t keys[] = {1, 0, 0, 1, 0, 2, 0, 0};
    static const int32_t keys_end[] = {0, 1, 2, 3, 4, 6, 7, 8};
    static const char *const roles[] = {"nobody", "network-operator", "organization", "network-operator", "network-operator", "network-operator", "network-operator"};
    static const int32_t roles_end[] = {0, 1, 3, 4, 4, 5, 6, 7};
    static const int32_t days[] = {-1, 19783, 19783, 19783, 19783, 0, 20513};
    static const int64_t gains[] = {-1, 120000, 0, 0, 0, 0, 0};
    static const char *const measures[] = {"nothing", "fine", "warning", "fine"}, *const sums[] = {"x", "80000", NULL, "5"};
    static const int32_t proposals_end[] = {0, 1, 3, 3, 3, 4, 4, 4};
    struct ArrowArray *t = array(ROWS, 1), *proposals = array(4, 1);
    t->offset = 1;
    child(proposals, texts(measures, 4));
    child(proposals, texts(sums, 4));
    child(t, texts(ids, 7));
    child(t, lists(keys_end, "1111111", dictionary(keys, 8, texts(kinds, 3))));
    child(t, lists(roles_end, "1111111", texts(roles, 7)));
    child(t, numbers(days, 4, "1111101"));
    child(t, truths("-1-0011"));
    child(t, numbers(gains, 8, "1100100"));
    child(t, lists(proposals_end, "1101101", proposals));
    return t;
}

static struct ArrowSchema *columns(void) {
    struct ArrowSchema *object = with(with(field("+s", "item"), field("u", "measure")), field("u", "amount"));
    struct ArrowSchema *s = with(with(field("+s", ""), field("u", "id")), with(field("+l", "violations"), encoded("c", "item", field("u", ""))));
    with(with(with(s, with(field("+l", "subjects"), field("u", "item"))), field("tdD", "act.from")), field("b", "fact.refuses-to-correct"));
    return with(with(s, field("l", "amount.illegal-gains")), with(field("+l", "proposals"), object));
}

static void drop_schema(struct ArrowSchema *s) {
    s->release(s);
    free(s);
}

static const char *const statuses[] = {"", "permitted", "conditional", "displaced"};
static const char *const verdicts[] = {"conditional", "permitted", "not-permitted"};
static const char *const coverages[] = {"", "covered", "no-provision", "out-of-window"};

/* The wide row against the same case alone. */
static void wide_row(table t, int64_t row, const fadu_assessment *alone, fadu_fault *fault, size_t faults) {
    CHECK(count_at(t, "errors", row) == faults);
    if (faults > 0) {
        CHECK(same(text_at(t, "error_code", row), fault->code) && same(text_at(t, "error_pointer", row), fault->pointer));
        CHECK(same(text_at(t, "error_zh", row), fault->zh) && same(text_at(t, "error_en", row), fault->en));
        CHECK(same(text_at(t, "error_nearest", row), fault->nearest) && text_at(t, "coverage", row).data == NULL);
        CHECK(absent(column(t, "permitted"), row));
        return;
    }
    fadu_summary s;
    uint32_t by[4] = {0}, not_permitted = 0;
    fadu_truth worst = FADU_TRUTH_TRUE;
    OK(fadu_assessment_summary(alone, &s));
    for (size_t i = 0; i < s.options; i++) {
        fadu_option o;
        OK(fadu_assessment_option(alone, i, &o));
        by[o.status]++;
    }
    for (size_t i = 0; i < s.findings; i++) {
        fadu_finding f;
        OK(fadu_assessment_finding(alone, i, &f));
        not_permitted += f.status == FADU_TRUTH_FALSE;
        worst = f.status == FADU_TRUTH_FALSE || (f.status == FADU_TRUTH_UNKNOWN && worst == FADU_TRUTH_TRUE) ? f.status : worst;
    }
    for (uint32_t k = FADU_OPTION_PERMITTED; k <= FADU_OPTION_DISPLACED; k++) {
        CHECK(count_at(t, statuses[k], row) == by[k]);
    }
    CHECK(is(text_at(t, "coverage", row), coverages[s.worst]) && count_at(t, "not_permitted", row) == not_permitted);
    CHECK(s.findings == 0 ? absent(column(t, "finding"), row) : is(text_at(t, "finding", row), verdicts[worst]));
    const int32_t *ends = (const int32_t *)column(t, "questions").array->buffers[1] + row;
    CHECK((size_t)(ends[1] - ends[0]) == s.questions);
}

/* The rows of one case in a long answer, from `at` on; where they end. */
static int64_t long_rows(table t, int64_t at, uint64_t row, const fadu_assessment *alone, const fadu_error *error, size_t faults) {
    fadu_summary s = {0, 0, 0, 0, 0, 0, FADU_COVERAGE_COVERED, false};
    if (faults == 0) {
        OK(fadu_assessment_summary(alone, &s));
    }
    for (size_t i = 0; i < s.options + s.findings + faults; i++, at++) {
        fadu_option o;
        fadu_finding f;
        fadu_fault e;
        fadu_term measure;
        CHECK(((const uint64_t *)column(t, "row").array->buffers[1])[at] == row);
        if (faults > 0) {
            OK(fadu_error_fault(error, i, &e));
            CHECK(is(text_at(t, "kind", at), "error") && count_at(t, "index", at) == i && same(text_at(t, "error_pointer", at), e.pointer));
        } else if (i < s.options) {
            OK(fadu_assessment_option(alone, i, &o));
            OK(fadu_rulebook_term(book, FADU_TABLE_MEASURES, o.measure, &measure));
            CHECK(is(text_at(t, "kind", at), "option") && count_at(t, "index", at) == i);
            CHECK(same(text_at(t, "measure", at), measure.id) && is(text_at(t, "status", at), statuses[o.status]));
        } else {
            OK(fadu_assessment_finding(alone, i - s.options, &f));
            CHECK(is(text_at(t, "kind", at), "finding") && is(text_at(t, "status", at), verdicts[f.status]));
        }
    }
    return at;
}

/* Every row of both answers against the same case alone. */
static void compare(table wide, table long_, uint64_t first_row) {
    fadu_assessment *alone;
    int64_t at = 0;
    OK(fadu_assessment_new(&alone));
    CHECK(wide.array->length == ROWS);
    for (int64_t row = 0; row < ROWS; row++) {
        fadu_case *matter = NULL;
        fadu_error *error = NULL;
        fadu_fault fault;
        size_t faults = 0;
        if (fadu_case_from_json(book, json[row], strlen(json[row]), &matter, &error) == FADU_STATUS_OK) {
            OK(fadu_assess(matter, alone, NULL));
        } else {
            OK(fadu_error_count(error, &faults));
            OK(fadu_error_fault(error, 0, &fault));
        }
        wide_row(wide, row, alone, &fault, faults);
        at = long_rows(long_, at, first_row + (uint64_t)row, alone, error, faults);
        fadu_case_free(matter);
        fadu_error_free(error);
    }
    CHECK(at == long_.array->length);
    fadu_assessment_free(alone);
    static const char *const ids[ROWS] = {"A", "B", NULL, "D", "\xe7\x94\xb2", "F"};
    for (int64_t row = 0; row < ROWS; row++) {
        CHECK(ids[row] == NULL ? text_at(wide, "id", row).data == NULL : is(text_at(wide, "id", row), ids[row]));
    }
    CHECK(is(text_at(wide, "error_nearest", 2), "security.logs-not-retained") && is(text_at(wide, "error_pointer", 2), "/violations/0"));
    /* Cybersecurity Law of 2017, article 59, paragraph 1: refusal to correct, ten thousand to a hundred thousand yuan */
    const int64_t *least = (const int64_t *)column(wide, "fine_min").array->buffers[1], *most = (const int64_t *)column(wide, "fine_max").array->buffers[1];
    CHECK(least[0] == 10000 * INT64_C(1000000) && most[0] == 100000 * INT64_C(1000000));
}

static void both_shapes(const struct ArrowSchema *schema, uint64_t first_row) {
    struct ArrowSchema told_[2];
    struct ArrowArray answers[2];
    for (uint32_t shape = FADU_SHAPE_WIDE; shape <= FADU_SHAPE_LONG; shape++) {
        struct ArrowArray *given = cases();
        OK(fadu_assess_batch(book, schema, given, shape, first_row, &told_[shape - 1], &answers[shape - 1], NULL));
        CHECK(given->release == NULL);
        free(given);
    }
    table wide = {&told_[0], &answers[0]}, long_ = {&told_[1], &answers[1]};
    compare(wide, long_, first_row);
    for (int i = 0; i < 2; i++) {
        answers[i].release(&answers[i]);
        told_[i].release(&told_[i]);
    }
}

/* The schema is only read, the array is taken and released once. */
static void values(void) {
    struct ArrowSchema *schema = columns();
    int before = live;
    both_shapes(schema, 0);
    both_shapes(schema, 1000);
    CHECK(live == before && schema->release == release_schema);
    /* the answer of no rows, and no schema wanted; into the structure that the cases came in */
    struct ArrowArray *none = cases();
    none->length = 0;
    OK(fadu_assess_batch(book, schema, none, FADU_SHAPE_LONG, 0, NULL, none, NULL));
    CHECK(none->length == 0 && none->n_children > 40 && live == before);
    none->release(none);
    free(none);
    drop_schema(schema);
}

/* A call that fails: the array is released, nothing is written; the error, if there is one, tells of that field. */
static void refused(fadu_status expected, const fadu_rulebook *from, const struct ArrowSchema *schema, struct ArrowArray *given, uint32_t shape, const char *pointer) {
    struct ArrowArray answers, untouched;
    fadu_error *error = NULL;
    fadu_fault fault;
    memset(&answers, 0x5a, sizeof answers);
    memset(&untouched, 0x5a, sizeof untouched);
    FAILS(expected, fadu_assess_batch(from, schema, given, shape, 0, NULL, &answers, &error));
    CHECK(given->release == NULL && memcmp(&answers, &untouched, sizeof answers) == 0);
    CHECK((error != NULL) == (expected == FADU_STATUS_INVALID));
    if (error != NULL) {
        OK(fadu_error_fault(error, 0, &fault));
        CHECK(fault.zh.len > 0 && fault.en.len > 0 && !same(fault.zh, fault.en));
        CHECK_TEXT(fault.pointer, pointer);
    }
    fadu_error_free(error);
    free(given);
}

static struct ArrowSchema *below(struct ArrowSchema *s, int i) { return ((told *)s->private_data)->children[i]; }
static char *format(struct ArrowSchema *s) { return ((told *)s->private_data)->format; }
static char *name(struct ArrowSchema *s) { return ((told *)s->private_data)->name; }

/* Schemas of what is no table of cases. */
static void schemas(void) {
#define TELLS(pointer, change)                                                    \
    do {                                                                          \
        struct ArrowSchema *s = columns();                                        \
        int before = live;                                                        \
        change;                                                                   \
        refused(FADU_STATUS_INVALID, book, s, cases(), FADU_SHAPE_WIDE, pointer); \
        CHECK(live == before);                                                    \
        drop_schema(s);                                                           \
    } while (0)
    TELLS("/violation", name(below(s, VIOLATIONS))[9] = 0);
    TELLS("/id", strcpy(name(below(s, GAINS)), "id"));
    TELLS("/act.from", format(below(s, DAY))[2] = 'x');
    TELLS("/act.from", strcpy(format(below(s, DAY)), "f"));
    TELLS("/violations", strcpy(format(below(below(s, VIOLATIONS), 0)), "u"));
    TELLS("/violations", below(below(s, VIOLATIONS), 0)->dictionary->format = "z");
    TELLS("/proposals/amount", strcpy(format(below(below(below(s, PROPOSALS), 0), 1)), "g"));
    TELLS("/proposals/mount", below(below(below(s, PROPOSALS), 0), 1)->name++);
    TELLS("", s->format = "u");
    TELLS("", s->format = NULL);
    TELLS("", below(s, ID)->format = "+l");
    TELLS("", below(s, ID)->name = "\xe7\x94");
    TELLS("", s->n_children = -1);
    TELLS("", s->children = NULL);
    TELLS("", below(s, SUBJECTS)->n_children = 0);
    struct ArrowSchema released;
    memset(&released, 0, sizeof released);
    refused(FADU_STATUS_INVALID, book, &released, cases(), FADU_SHAPE_WIDE, "");
}

static held *own(struct ArrowArray *a) { return (held *)a->private_data; }
static struct ArrowArray *inside(struct ArrowArray *a, int i) { return own(a)->children[i]; }
static void put32(struct ArrowArray *a, size_t n, int32_t value) { memcpy((char *)own(a)->bytes[1] + 4 * n, &value, sizeof value); }

/* Arrays that are not what the schema says. */
static void arrays(void) {
    struct ArrowSchema *schema = columns();
    struct ArrowArray *nothing[16] = {NULL};
    int before = live;
#define TORN(pointer, change)                                                          \
    do {                                                                               \
        struct ArrowArray *a = cases();                                                \
        change;                                                                        \
        refused(FADU_STATUS_INVALID, book, schema, a, FADU_SHAPE_WIDE, pointer);       \
        CHECK(live == before);                                                         \
    } while (0)
    TORN("", release_array(a));
    TORN("", a->length = -1);
    TORN("", a->length = INT64_MAX);
    TORN("", a->offset = 2);
    TORN("", a->n_buffers = 2);
    TORN("", a->buffers = NULL);
    TORN("", a->n_children = 6);
    TORN("", a->children = NULL);
    TORN("", a->children = nothing);
    TORN("", bits(a, 0, "1101111", '1', '1'));
    TORN("", inside(a, DAY)->length = 6);
    TORN("/id", inside(a, ID)->offset = -1);
    TORN("/id", inside(a, ID)->n_buffers = 2);
    TORN("/id", own(inside(a, ID))->buffers[1] = NULL);
    TORN("/id", own(inside(a, ID))->buffers[2] = NULL);
    TORN("/id", own(inside(a, ID))->buffers[1] = (const char *)own(inside(a, ID))->buffers[1] + 1);
    TORN("/id", own(inside(a, ID))->buffers[0] = NULL; inside(a, ID)->null_count = 1);
    TORN("/id", put32(inside(a, ID), 3, 1));
    TORN("/id", put32(inside(a, ID), 3, -1));
    TORN("/id", put32(inside(a, ID), 7, -1));
    TORN("/id", put32(inside(a, ID), 6, 11)); /* within a character */
    TORN("/id", memset(own(inside(a, ID))->bytes[2], 0xe7, 8));
    TORN("/violations", memset(own(inside(inside(a, VIOLATIONS), 0))->bytes[1], 9, 4));
    TORN("/violations", memset(own(inside(inside(a, VIOLATIONS), 0))->bytes[1], -1, 4));
    TORN("/violations", inside(inside(a, VIOLATIONS), 0)->dictionary = NULL);
    TORN("/violations", inside(inside(a, VIOLATIONS), 0)->dictionary->length = -1);
    TORN("/subjects", put32(inside(a, SUBJECTS), 4, 2));
    TORN("/subjects", put32(inside(a, SUBJECTS), 7, 8));
    TORN("/subjects", inside(a, SUBJECTS)->n_children = 0);
    TORN("/subjects", inside(a, SUBJECTS)->children = nothing);
    TORN("/act.from", own(inside(a, DAY))->buffers[1] = NULL);
    TORN("/proposals", inside(inside(inside(a, PROPOSALS), 0), 1)->length = 3);
    refused(FADU_STATUS_NULL_POINTER, NULL, schema, cases(), FADU_SHAPE_WIDE, NULL);
    refused(FADU_STATUS_NULL_POINTER, book, NULL, cases(), FADU_SHAPE_WIDE, NULL);
    refused(FADU_STATUS_OUT_OF_RANGE, book, schema, cases(), 3, NULL);
    refused(FADU_STATUS_WRONG_HANDLE, (const fadu_rulebook *)(const void *)schema, schema, cases(), FADU_SHAPE_WIDE, NULL);
    fadu_test_panic_next(1);
    refused(FADU_STATUS_PANIC, book, schema, cases(), FADU_SHAPE_WIDE, NULL);
    struct ArrowArray *a = cases(), answers;
    FAILS(FADU_STATUS_NULL_POINTER, fadu_assess_batch(book, schema, NULL, FADU_SHAPE_WIDE, 0, NULL, &answers, NULL));
    FAILS(FADU_STATUS_NULL_POINTER, fadu_assess_batch(book, schema, a, FADU_SHAPE_WIDE, 0, NULL, NULL, NULL));
    CHECK(a->release == NULL && live == before);
    free(a);
    drop_schema(schema);
}

/* A stream of so many tables; then the end, or what goes wrong. */
typedef struct {
    struct ArrowSchema *schema;
    int left;
    void (*change)(struct ArrowArray *last);
    int fails;
} source;

static int give_schema(struct ArrowArrayStream *s, struct ArrowSchema *out) {
    source *from = (source *)s->private_data;
    struct ArrowSchema *given = from->schema == NULL ? columns() : from->schema;
    *out = *given;
    free(given);
    from->schema = NULL;
    return 0;
}

static int give_next(struct ArrowArrayStream *s, struct ArrowArray *out) {
    source *from = (source *)s->private_data;
    if (from->left == 0) {
        memset(out, 0, sizeof *out);
        return from->fails;
    }
    struct ArrowArray *next = cases();
    if (--from->left == 0 && from->change != NULL) {
        from->change(next);
    }
    *out = *next;
    free(next);
    return 0;
}

static const char *say(struct ArrowArrayStream *s) { return ((source *)s->private_data)->fails == 0 ? NULL : "the disk is gone"; }

static void end(struct ArrowArrayStream *s) {
    free(s->private_data);
    s->release = NULL;
    live--;
}

static struct ArrowArrayStream stream(int tables) {
    source *from = (source *)memory(sizeof *from);
    from->left = tables;
    struct ArrowArrayStream s = {give_schema, give_next, say, end, from};
    live++;
    return s;
}

static void lose_days(struct ArrowArray *last) { own(inside(last, DAY))->buffers[1] = NULL; }

static void streams(void) {
    struct ArrowArrayStream given = stream(3), answers;
    struct ArrowSchema schema;
    struct ArrowArray part;
    fadu_rulebook *another;
    fadu_error *error = NULL;
    fadu_fault fault;
    OK(fadu_rulebook_embedded(&another));
    OK(fadu_assess_stream(another, &given, FADU_SHAPE_LONG, &answers, &error));
    fadu_rulebook_free(another);
    CHECK(given.release == NULL);
    CHECK(answers.get_schema(&answers, &schema) == 0);
    for (uint64_t n = 0; n < 3; n++) {
        CHECK(answers.get_next(&answers, &part) == 0 && part.release != NULL);
        table t = {&schema, &part};
        const uint64_t *rows = (const uint64_t *)column(t, "row").array->buffers[1];
        CHECK(rows[0] == n * ROWS && rows[part.length - 1] == n * ROWS + ROWS - 1);
        part.release(&part);
        /* the cases of one table at a time, and the stream */
        CHECK(live == 1);
    }
    for (int twice = 0; twice < 2; twice++) {
        CHECK(answers.get_next(&answers, &part) == 0 && part.release == NULL);
    }
    answers.release(&answers);
    schema.release(&schema);
    CHECK(live == 0);

    /* what goes wrong on the way */
    static const char *const says[] = {"the disk is gone", "`act.from` does not lie in memory", "panicked"};
    for (int wrong = 0; wrong < 3; wrong++) {
        given = stream(2);
        source *from = (source *)given.private_data;
        from->fails = wrong == 0 ? 5 : 0;
        from->change = wrong == 1 ? lose_days : NULL;
        OK(fadu_assess_stream(book, &given, FADU_SHAPE_WIDE, &answers, &error));
        int good = wrong == 0 ? 2 : 1;
        for (int n = 0; n < good; n++) {
            CHECK(answers.get_next(&answers, &part) == 0 && part.length == ROWS);
            part.release(&part);
        }
        if (wrong == 2) {
            fadu_test_panic_next(1);
        }
        CHECK(answers.get_next(&answers, &part) != 0 && strstr(answers.get_last_error(&answers), says[wrong]) != NULL);
        CHECK(answers.get_next(&answers, &part) != 0 && strstr(answers.get_last_error(&answers), "failed before") != NULL);
        answers.release(&answers);
        CHECK(live == 0);
    }

    /* what is wrong from the start */
    given = stream(1);
    struct ArrowSchema *other = columns();
    name(below(other, VIOLATIONS))[9] = 0;
    ((source *)given.private_data)->schema = other;
    memset(&answers, 0x5a, sizeof answers);
    struct ArrowArrayStream untouched = answers;
    FAILS(FADU_STATUS_INVALID, fadu_assess_stream(book, &given, FADU_SHAPE_WIDE, &answers, &error));
    OK(fadu_error_fault(error, 0, &fault));
    CHECK_TEXT(fault.pointer, "/violation");
    CHECK_TEXT(fault.nearest, "violations");
    fadu_error_free(error);
    error = NULL;
    CHECK(given.release == NULL && live == 0);
    /* released already */
    FAILS(FADU_STATUS_INVALID, fadu_assess_stream(book, &given, FADU_SHAPE_WIDE, &answers, NULL));
    given = stream(1);
    FAILS(FADU_STATUS_OUT_OF_RANGE, fadu_assess_stream(book, &given, 0, &answers, &error));
    CHECK(given.release == NULL && live == 0);
    given = stream(1);
    FAILS(FADU_STATUS_NULL_POINTER, fadu_assess_stream(NULL, &given, FADU_SHAPE_WIDE, &answers, &error));
    CHECK(given.release == NULL && live == 0);
    given = stream(1);
    FAILS(FADU_STATUS_NULL_POINTER, fadu_assess_stream(book, &given, FADU_SHAPE_WIDE, NULL, &error));
    FAILS(FADU_STATUS_NULL_POINTER, fadu_assess_stream(book, NULL, FADU_SHAPE_WIDE, &answers, &error));
    CHECK(live == 0 && error == NULL && memcmp(&answers, &untouched, sizeof answers) == 0);
}

static void *work(void *schema) {
    both_shapes((const struct ArrowSchema *)schema, 7);
    return NULL;
}

/* Fewer under valgrind, which runs them one after the other. */
#ifndef THREADS
#define THREADS 8
#endif

/* One rulebook and one schema, many threads. */
static void threads(void) {
    pthread_t all[THREADS];
    struct ArrowSchema *schema = columns();
    for (int i = 0; i < THREADS; i++) {
        CHECK(pthread_create(&all[i], NULL, work, schema) == 0);
    }
    for (int i = 0; i < THREADS; i++) {
        CHECK(pthread_join(all[i], NULL) == 0);
    }
    drop_schema(schema);
    CHECK(live == 0);
}

int main(void) {
    OK(fadu_rulebook_embedded(&book));
    values();
    schemas();
    arrays();
    streams();
    threads();
    fadu_rulebook_free(book);
    CHECK(live == 0);
    return 0;
}
