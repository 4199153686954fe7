/* What a caller can do wrong becomes a status, writes nothing, and the next call works. Built with the feature test-panic. */
#include "check.h"

/* In builds for the tests only: the next call panics, at its start or half way through an assessment. */
#ifdef __cplusplus
extern "C"
#endif
void fadu_test_panic_next(uint32_t n);

static const char json[] =
    "{\"violations\":[\"security.logs-not-retained\"],\"subjects\":[\"network-operator\",\"organization\"],\"act\":{\"from\":\"2024-03-01\"},"
    "\"proposals\":[{\"measure\":\"fine\",\"amount\":\"80000\"}]}";

static fadu_rulebook *book;
static fadu_case *matter;
static fadu_assessment *assessment;
static fadu_text *text;

/* The main job on the handles at hand, to the byte as it was the first time. */
static void works(void) {
    static char first[1 << 20];
    static size_t len = 0;
    OK(fadu_assess(matter, assessment, NULL));
    OK(fadu_assessment_json(assessment, text));
    fadu_view v = view_of(text);
    if (len == 0) {
        CHECK(v.len <= sizeof first);
        memcpy(first, v.data, len = v.len);
    }
    CHECK(v.len == len && memcmp(v.data, first, len) == 0);
}

static void nulls(void) {
    fadu_date day = {2024, 3, 1}, none = {0, 0, 0};
    fadu_id id;
    size_t n = 77;
    fadu_option option;
    FAILS(FADU_STATUS_NULL_POINTER, fadu_rulebook_embedded(NULL));
    FAILS(FADU_STATUS_NULL_POINTER, fadu_text_new(NULL));
    FAILS(FADU_STATUS_NULL_POINTER, fadu_assessment_new(NULL));
    FAILS(FADU_STATUS_NULL_POINTER, fadu_case_new(book, day, none, NULL));
    FAILS(FADU_STATUS_NULL_POINTER, fadu_case_new(NULL, day, none, &matter));
    FAILS(FADU_STATUS_NULL_POINTER, fadu_case_from_json(book, TEXT(json), NULL, NULL));
    FAILS(FADU_STATUS_NULL_POINTER, fadu_case_from_json(book, NULL, 5, &matter, NULL));
    FAILS(FADU_STATUS_NULL_POINTER, fadu_assess(NULL, assessment, NULL));
    FAILS(FADU_STATUS_NULL_POINTER, fadu_assess(matter, NULL, NULL));
    FAILS(FADU_STATUS_NULL_POINTER, fadu_assess_json(book, TEXT(json), NULL));
    FAILS(FADU_STATUS_NULL_POINTER, fadu_assess_json(NULL, TEXT(json), text));
    FAILS(FADU_STATUS_NULL_POINTER, fadu_assessment_json(assessment, NULL));
    FAILS(FADU_STATUS_NULL_POINTER, fadu_assessment_option(assessment, 0, NULL));
    FAILS(FADU_STATUS_NULL_POINTER, fadu_assessment_option(NULL, 0, &option));
    FAILS(FADU_STATUS_NULL_POINTER, fadu_option_needs(assessment, 0, NULL, 1, &n));
    FAILS(FADU_STATUS_NULL_POINTER, fadu_option_needs(assessment, 0, NULL, 0, NULL));
    CHECK(n == 77);
    FAILS(FADU_STATUS_NULL_POINTER, fadu_rulebook_find(book, FADU_TABLE_FACTS, NULL, 3, &id, NULL));
    FAILS(FADU_STATUS_NULL_POINTER, fadu_rulebook_find(book, FADU_TABLE_FACTS, TEXT("serious"), NULL, NULL));
    FAILS(FADU_STATUS_NULL_POINTER, fadu_case_add_proposal(matter, NULL));
    FAILS(FADU_STATUS_NULL_POINTER, fadu_case_add_prior(matter, NULL));
    FAILS(FADU_STATUS_NULL_POINTER, fadu_error_count(NULL, &n));
    FAILS(FADU_STATUS_NULL_POINTER, fadu_text_view(text, NULL));
    /* empty text is no mistake of the border, but no id either */
    FAILS(FADU_STATUS_INVALID, fadu_rulebook_find(book, FADU_TABLE_FACTS, NULL, 0, &id, NULL));
    fadu_rulebook_free(NULL);
    fadu_case_free(NULL);
    fadu_assessment_free(NULL);
    fadu_text_free(NULL);
    fadu_error_free(NULL);
    works();
}

static void texts(void) {
    fadu_id id;
    fadu_error *error = NULL;
    fadu_case *other = NULL;
    fadu_fault f;
    /* the first byte of three */
    FAILS(FADU_STATUS_NOT_UTF8, fadu_rulebook_find(book, FADU_TABLE_FACTS, TEXT("serious\xe7"), &id, &error));
    FAILS(FADU_STATUS_NOT_UTF8, fadu_case_set_id(matter, TEXT("\xe7\x94")));
    CHECK(error == NULL);
    /* of a whole entry that is a fault like any other */
    FAILS(FADU_STATUS_INVALID, fadu_case_from_json(book, TEXT("{\"id\":\"\xe7\x94\"}"), &other, &error));
    CHECK(other == NULL);
    OK(fadu_error_fault(error, 0, &f));
    CHECK(f.code.len == strlen("not-utf8") && memcmp(f.code.data, "not-utf8", f.code.len) == 0);
    fadu_error_free(error);
    FAILS(FADU_STATUS_BAD_LENGTH, fadu_rulebook_find(book, FADU_TABLE_FACTS, "serious", SIZE_MAX, &id, NULL));
    FAILS(FADU_STATUS_BAD_LENGTH, fadu_assess_json(book, json, SIZE_MAX / 2 + 1, text));
    fadu_id ids[1] = {0};
    fadu_proposal p;
    OK(fadu_proposal_of(book, 0, &p));
    p.transfer_to = ids;
    p.transfer_count = SIZE_MAX / 2;
    FAILS(FADU_STATUS_BAD_LENGTH, fadu_case_add_proposal(matter, &p));
    /* a text cut short is text that is not JSON */
    FAILS(FADU_STATUS_INVALID, fadu_assess_json(book, json, sizeof json - 3, text));
    works();
}

static void handles(void) {
    fadu_summary summary;
    fadu_assessment *empty;
    size_t n;
    FAILS(FADU_STATUS_WRONG_HANDLE, fadu_assess((const fadu_case *)(const void *)book, assessment, NULL));
    FAILS(FADU_STATUS_WRONG_HANDLE, fadu_assess(matter, (fadu_assessment *)(void *)text, NULL));
    FAILS(FADU_STATUS_WRONG_HANDLE, fadu_assessment_json((const fadu_assessment *)(const void *)matter, text));
    FAILS(FADU_STATUS_WRONG_HANDLE, fadu_error_count((const fadu_error *)(const void *)matter, &n));
    /* freed by the wrong function: left alone */
    fadu_case_free((fadu_case *)(void *)text);
    OK(fadu_assessment_new(&empty));
    FAILS(FADU_STATUS_NOT_ASSESSED, fadu_assessment_summary(empty, &summary));
    FAILS(FADU_STATUS_NOT_ASSESSED, fadu_assessment_json(empty, text));
    fadu_assessment_free(empty);
    works();
}

static void ranges(void) {
    fadu_date day = {2024, 3, 1}, none = {0, 0, 0}, wrong = {2024, 2, 30};
    fadu_case *other = NULL;
    fadu_option option;
    fadu_reason reason;
    fadu_proposal p;
    fadu_id id;
    fadu_sum fractions = {1, 1, true}, huge = {UINT64_MAX, 0, true};
    fadu_place nowhere = {60000, 1, 0, 0};
    FAILS(FADU_STATUS_OUT_OF_RANGE, fadu_case_new(book, wrong, none, &other));
    FAILS(FADU_STATUS_OUT_OF_RANGE, fadu_case_new(book, none, none, &other));
    CHECK(other == NULL);
    FAILS(FADU_STATUS_OUT_OF_RANGE, fadu_case_add_violation(matter, 65535));
    FAILS(FADU_STATUS_OUT_OF_RANGE, fadu_case_add_role(matter, 65535));
    FAILS(FADU_STATUS_OUT_OF_RANGE, fadu_case_set_fact(matter, 65535, true));
    FAILS(FADU_STATUS_OUT_OF_RANGE, fadu_case_set_amount(matter, 65535, fractions));
    FAILS(FADU_STATUS_OUT_OF_RANGE, fadu_case_set_amount(matter, 0, fractions));
    FAILS(FADU_STATUS_OUT_OF_RANGE, fadu_case_set_amount(matter, 0, huge));
    FAILS(FADU_STATUS_OUT_OF_RANGE, fadu_case_set_day(matter, 0, day));
    FAILS(FADU_STATUS_OUT_OF_RANGE, fadu_case_set_day(matter, 99, day));
    FAILS(FADU_STATUS_OUT_OF_RANGE, fadu_case_set_day(matter, FADU_DAY_FILED, none));
    FAILS(FADU_STATUS_OUT_OF_RANGE, fadu_rulebook_find(book, 0, TEXT("serious"), &id, NULL));
    FAILS(FADU_STATUS_OUT_OF_RANGE, fadu_rulebook_place_text(book, nowhere, text));
    OK(fadu_proposal_of(book, 0, &p));
    p.unit = 17;
    FAILS(FADU_STATUS_OUT_OF_RANGE, fadu_case_add_proposal(matter, &p));
    p.unit = FADU_UNIT_DAY;
    p.length = 0;
    FAILS(FADU_STATUS_OUT_OF_RANGE, fadu_case_add_proposal(matter, &p));
    p.unit = FADU_UNIT_NONE;
    p.authority.level = 9;
    FAILS(FADU_STATUS_OUT_OF_RANGE, fadu_case_add_proposal(matter, &p));
    p.authority.level = 0;
    p.target = 65535;
    FAILS(FADU_STATUS_OUT_OF_RANGE, fadu_case_add_proposal(matter, &p));
    works();
    FAILS(FADU_STATUS_OUT_OF_RANGE, fadu_assessment_option(assessment, 100000, &option));
    FAILS(FADU_STATUS_OUT_OF_RANGE, fadu_finding_reason(assessment, 0, 100000, &reason));
    FAILS(FADU_STATUS_OUT_OF_RANGE, fadu_assessment_statement(assessment, 3, FADU_FORM_TEXT, text));
    FAILS(FADU_STATUS_OUT_OF_RANGE, fadu_assessment_statement(assessment, FADU_LANG_ZH, 0, text));
    CHECK(strcmp(fadu_status_text(12345), "unknown status") == 0);
}

static void lists(void) {
    size_t all, n;
    fadu_ask one[1];
    fadu_option option;
    size_t i = 0;
    do {
        OK(fadu_assessment_option(assessment, i++, &option));
    } while (option.needs < 2);
    OK(fadu_option_needs(assessment, i - 1, NULL, 0, &all));
    OK(fadu_option_needs(assessment, i - 1, one, 1, &n));
    CHECK(all == option.needs && n == all);
}

#define PANICS(call)                        \
    do {                                    \
        fadu_test_panic_next(1);             \
        FAILS(FADU_STATUS_PANIC, call);     \
        works();                            \
    } while (0)

static void panics(void) {
    fadu_date day = {2024, 3, 1}, none = {0, 0, 0};
    fadu_case *other = NULL;
    fadu_error *error = NULL;
    fadu_summary summary;
    fadu_id id = 7;
    PANICS(fadu_assess(matter, assessment, &error));
    PANICS(fadu_options(matter, assessment, &error));
    PANICS(fadu_assess_json(book, TEXT(json), text));
    PANICS(fadu_assessment_json(assessment, text));
    PANICS(fadu_assessment_summary(assessment, &summary));
    PANICS(fadu_case_new(book, day, none, &other));
    PANICS(fadu_case_from_json(book, TEXT(json), &other, &error));
    PANICS(fadu_case_add_violation(matter, 3));
    PANICS(fadu_case_set_id(matter, TEXT("lost")));
    PANICS(fadu_rulebook_find(book, FADU_TABLE_FACTS, TEXT("serious"), &id, &error));
    CHECK(other == NULL && error == NULL && id == 7);
    /* half filled is not filled */
    fadu_test_panic_next(2);
    FAILS(FADU_STATUS_PANIC, fadu_assess(matter, assessment, &error));
    FAILS(FADU_STATUS_NOT_ASSESSED, fadu_assessment_summary(assessment, &summary));
    works();
}

int main(void) {
    OK(fadu_rulebook_embedded(&book));
    OK(fadu_case_from_json(book, TEXT(json), &matter, NULL));
    OK(fadu_assessment_new(&assessment));
    OK(fadu_text_new(&text));
    works();
    nulls();
    texts();
    handles();
    ranges();
    lists();
    panics();
    fadu_text_free(text);
    fadu_assessment_free(assessment);
    fadu_case_free(matter);
    fadu_rulebook_free(book);
    return 0;
}
