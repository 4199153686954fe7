/* Which measures does the law permit against a platform that kept no network logs? In C11. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "fadu.h"

static int failed(const char *what, fadu_status status) {
    fprintf(stderr, "%s: %s\n", what, fadu_status_text(status));
    return 1;
}

int main(void) {
    static const char violation[] = "security.logs-not-retained", role[] = "network-operator", unit[] = "organization";
    const fadu_date day = {2024, 3, 1}, one_day = {0, 0, 0};
    fadu_rulebook *book = NULL;
    fadu_case *matter = NULL;
    fadu_assessment *answer = NULL;
    fadu_text *text = NULL;
    fadu_error *error = NULL;
    fadu_id what = 0, who = 0, also = 0;
    fadu_summary summary;
    fadu_status s;

    if ((s = fadu_rulebook_embedded(&book)) != FADU_STATUS_OK || (s = fadu_assessment_new(&answer)) != FADU_STATUS_OK || (s = fadu_text_new(&text)) != FADU_STATUS_OK) {
        return failed("start", s);
    }
    /* names are looked up once; a wrong one is told with the nearest that exists */
    if ((s = fadu_rulebook_find(book, FADU_TABLE_VIOLATIONS, violation, strlen(violation), &what, &error)) != FADU_STATUS_OK
        || (s = fadu_rulebook_find(book, FADU_TABLE_SUBJECTS, role, strlen(role), &who, &error)) != FADU_STATUS_OK
        || (s = fadu_rulebook_find(book, FADU_TABLE_SUBJECTS, unit, strlen(unit), &also, &error)) != FADU_STATUS_OK) {
        fadu_fault fault;
        if (fadu_error_fault(error, 0, &fault) == FADU_STATUS_OK) {
            fprintf(stderr, "%.*s\n", (int)fault.en.len, fault.en.data);
        }
        fadu_error_free(error);
        return failed("find", s);
    }
    if ((s = fadu_case_new(book, day, one_day, &matter)) != FADU_STATUS_OK || (s = fadu_case_add_violation(matter, what)) != FADU_STATUS_OK
        || (s = fadu_case_add_role(matter, who)) != FADU_STATUS_OK || (s = fadu_case_add_role(matter, also)) != FADU_STATUS_OK
        || (s = fadu_options(matter, answer, NULL)) != FADU_STATUS_OK || (s = fadu_assessment_summary(answer, &summary)) != FADU_STATUS_OK) {
        return failed("assess", s);
    }
    for (size_t i = 0; i < summary.options; i++) {
        fadu_option option;
        fadu_term measure;
        fadu_band band;
        fadu_view place;
        size_t bands = 0;
        if ((s = fadu_assessment_option(answer, i, &option)) != FADU_STATUS_OK
            || (s = fadu_rulebook_term(book, FADU_TABLE_MEASURES, option.measure, &measure)) != FADU_STATUS_OK
            || (s = fadu_rulebook_place_text(book, option.basis, text)) != FADU_STATUS_OK || (s = fadu_text_view(text, &place)) != FADU_STATUS_OK
            || (s = fadu_option_bands(answer, i, &band, 1, &bands)) != FADU_STATUS_OK) {
            return failed("read", s);
        }
        printf("%.*s %.*s %s", (int)place.len, place.data, (int)measure.en.len, measure.en.data, option.status == FADU_OPTION_PERMITTED ? "permitted" : "conditional");
        if (bands > 0 && band.max.given) {
            printf(", at most %" PRIu64 " yuan", band.max.yuan);
        }
        putchar('\n');
    }
    fadu_text_free(text);
    fadu_assessment_free(answer);
    fadu_case_free(matter);
    fadu_rulebook_free(book);
    return 0;
}
