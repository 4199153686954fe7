/* Replays entries, one a line, from the file named. Prints each answer as JSON, of every sixteenth the statements in both
 * languages and forms, and every field that the typed functions give: the test makes the same lines in Rust. */
#include "check.h"

#define MOST 256

static fadu_rulebook *book;
static fadu_assessment *assessment;
static fadu_text *text, *direct;

static void word(const char *name) { printf(" %s", name); }

static void term(uint32_t table, fadu_id id) {
    fadu_term t;
    OK(fadu_rulebook_term(book, table, id, &t));
    putchar(' ');
    print_view(t.id);
}

static void place(fadu_place p) {
    putchar(' ');
    if (p.article == 0) {
        putchar('-');
        return;
    }
    OK(fadu_rulebook_place_text(book, p, text));
    print_view(view_of(text));
}

static void sum(fadu_sum s) {
    putchar(' ');
    if (!s.given) {
        putchar('-');
        return;
    }
    OK(fadu_sum_text(s, text));
    print_view(view_of(text));
}

static void ask(fadu_ask a) {
    static const char *const days[] = {"-", "discovered", "filed", "notified", "hearing_notified", "hearing_requested", "hearing", "decided"};
    switch (a.kind) {
    case FADU_ASK_FACT: word("fact"); term(FADU_TABLE_FACTS, a.id); break;
    case FADU_ASK_FACT_AT: word("fact"); term(FADU_TABLE_FACTS, a.id); place(a.place); break;
    case FADU_ASK_AMOUNT: word("amount"); term(FADU_TABLE_AMOUNTS, a.id); break;
    case FADU_ASK_ROLE: word("role"); term(FADU_TABLE_SUBJECTS, a.id); break;
    case FADU_ASK_IMPOSED: word("imposed"); term(FADU_TABLE_MEASURES, a.id); break;
    case FADU_ASK_BREACH: word("breach"); place(a.place); break;
    case FADU_ASK_DATE: word("date"); word(days[a.id]); break;
    case FADU_ASK_VIOLATION: word("violation"); term(FADU_TABLE_VIOLATIONS, a.id); break;
    default: CHECK(false);
    }
}

static const char *const levels[] = {"-", "county", "municipal", "provincial", "national"};
static const char *const statuses[] = {"ungrounded", "permitted", "conditional", "displaced"};
static const char *const verdicts[] = {"conditional", "permitted", "not-permitted"};
static const char *const sides[] = {"-", "at_least", "above", "below", "at_most"};
static const char *const degrees[] = {"-", "mitigated", "lighter", "ordinary", "heavier"};
static const char *const steps[] = {"-", "holds", "possible", "ruled-out"};
static const char *const units[] = {"-", "day", "month", "year", "life"};

static void ends(fadu_end from, fadu_end to) {
    word(from.included ? "at_least" : "above");
    sum(from.at);
    word(to.included ? "at_most" : "below");
    sum(to.at);
}

static void index_or_none(uint32_t n) {
    if (n == FADU_NO_INDEX) {
        word("-");
    } else {
        printf(" %u", n);
    }
}

static void option(size_t i) {
    fadu_option o;
    size_t n;
    OK(fadu_assessment_option(assessment, i, &o));
    printf("option");
    term(FADU_TABLE_MEASURES, o.measure);
    term(FADU_TABLE_TARGETS, o.target);
    word(statuses[o.status]);
    word(o.must ? "must" : "may");
    place(o.basis);
    place(o.details);
    printf(" %d %d %d %d ", o.tier, o.deadline, o.authorities_open, o.verified);
    print_view(o.origin);
    index_or_none(o.displaced_by);
    putchar('\n');
    if (o.group_kind != FADU_GROUP_NONE) {
        printf(" group %s %d %d %c\n", o.group_kind == FADU_GROUP_ONE_OF ? "one-of" : "any-of", o.group_id, o.group_at_least, o.group_branch);
    }
    switch (o.duration_kind) {
    case FADU_DURATION_NONE: break;
    case FADU_DURATION_LIFE: printf(" duration life\n"); break;
    case FADU_DURATION_UNSPECIFIED: printf(" duration unspecified\n"); break;
    case FADU_DURATION_RANGE:
        printf(" duration %s", units[o.duration_unit]);
        o.duration_has_min ? (void)printf(" %d", o.duration_min) : word("-");
        o.duration_has_max ? (void)printf(" %d", o.duration_max) : word("-");
        putchar('\n');
        break;
    }
    if (o.reading_zh.data != NULL) {
        printf(" reading ");
        print_view(o.reading_zh);
        printf(" | ");
        print_view(o.reading_en);
        putchar('\n');
    }
    fadu_band bands[MOST];
    OK(fadu_option_bands(assessment, i, bands, MOST, &n));
    CHECK(n == o.bands);
    for (size_t k = 0; k < n; k++) {
        printf(" band");
        sum(bands[k].min);
        sum(bands[k].max);
        word(bands[k].resolved ? "resolved" : "open");
        if (bands[k].when_side != FADU_SIDE_NONE) {
            word("when");
            term(FADU_TABLE_AMOUNTS, bands[k].when_of);
            word(sides[bands[k].when_side]);
            sum(bands[k].when_sum);
        }
        if (bands[k].has_formula) {
            word("formula");
            term(FADU_TABLE_AMOUNTS, bands[k].formula_of);
            sum(bands[k].factor_min);
            sum(bands[k].factor_max);
        }
        putchar('\n');
    }
    fadu_range ranges[MOST];
    OK(fadu_option_ranges(assessment, i, ranges, MOST, &n));
    for (size_t k = 0; k < n; k++) {
        fadu_range r = ranges[k];
        printf(" range %s %s %d", degrees[r.degree], steps[r.status], r.band);
        r.has_of ? term(FADU_TABLE_AMOUNTS, r.of) : word("-");
        ends(r.from, r.to);
        place(r.basis);
        putchar(' ');
        print_view(r.origin);
        if (r.floats) {
            word("float");
            ends(r.float_from, r.float_to);
            place(r.float_basis);
        }
        putchar('\n');
    }
    fadu_ask needs[MOST];
    OK(fadu_option_needs(assessment, i, needs, MOST, &n));
    CHECK(n == o.needs);
    for (size_t k = 0; k < n; k++) {
        printf(" need");
        ask(needs[k]);
        putchar('\n');
    }
    fadu_authority by[MOST];
    OK(fadu_option_authorities(assessment, i, by, MOST, &n));
    for (size_t k = 0; k < n; k++) {
        printf(" by");
        term(FADU_TABLE_AUTHORITIES, by[k].body);
        printf(" %s\n", levels[by[k].level]);
    }
    fadu_id ids[MOST];
    OK(fadu_option_with(assessment, i, ids, MOST, &n));
    for (size_t k = 0; k < n; k++) {
        printf(" with");
        term(FADU_TABLE_MEASURES, ids[k]);
        putchar('\n');
    }
    OK(fadu_option_transfer_to(assessment, i, ids, MOST, &n));
    for (size_t k = 0; k < n; k++) {
        printf(" transfer");
        term(FADU_TABLE_AUTHORITIES, ids[k]);
        putchar('\n');
    }
}

static void both_languages(fadu_status (*say)(size_t, uint32_t), size_t i) {
    for (uint32_t lang = FADU_LANG_ZH; lang <= FADU_LANG_EN; lang++) {
        OK(say(i, lang));
        printf(" %s ", lang == FADU_LANG_ZH ? "zh" : "en");
        print_view(view_of(text));
        putchar('\n');
    }
}

static size_t finding_at;
static fadu_status say_reason(size_t i, uint32_t lang) { return fadu_reason_text(assessment, finding_at, i, lang, text); }
static fadu_status say_note(size_t i, uint32_t lang) { return fadu_note_text(assessment, i, lang, text); }

static void finding(size_t i) {
    fadu_finding f;
    size_t n;
    OK(fadu_assessment_finding(assessment, i, &f));
    printf("finding");
    index_or_none(f.proposal);
    printf(" %s\n", verdicts[f.status]);
    fadu_place places[MOST];
    OK(fadu_finding_basis(assessment, i, places, MOST, &n));
    for (size_t k = 0; k < n; k++) {
        printf(" basis");
        place(places[k]);
        putchar('\n');
    }
    fadu_ask needs[MOST];
    OK(fadu_finding_needs(assessment, i, needs, MOST, &n));
    for (size_t k = 0; k < n; k++) {
        printf(" need");
        ask(needs[k]);
        putchar('\n');
    }
    for (size_t k = 0; k < f.reasons; k++) {
        fadu_reason r;
        OK(fadu_finding_reason(assessment, i, k, &r));
        printf(" reason ");
        print_view(r.name);
        word(verdicts[r.status]);
        place(r.basis);
        putchar('\n');
        OK(fadu_reason_needs(assessment, i, k, needs, MOST, &n));
        for (size_t m = 0; m < n; m++) {
            printf(" need");
            ask(needs[m]);
            putchar('\n');
        }
        finding_at = i;
        both_languages(say_reason, k);
    }
}

static void rest(fadu_summary s) {
    size_t n;
    for (size_t i = 0; i < s.practice; i++) {
        fadu_practice p;
        uint32_t by[MOST];
        OK(fadu_assessment_practice(assessment, i, &p));
        printf("practice ");
        print_view(p.report);
        putchar(' ');
        print_view(p.row);
        term(FADU_TABLE_MEASURES, p.measure);
        p.has_figure ? (void)printf(" %u", p.figure) : word("-");
        word(statuses[p.status]);
        OK(fadu_practice_by(assessment, i, by, MOST, &n));
        for (size_t k = 0; k < n; k++) {
            printf(" %u", by[k]);
        }
        putchar('\n');
    }
    for (size_t i = 0; i < s.questions; i++) {
        fadu_question q;
        fadu_place places[MOST];
        OK(fadu_assessment_question(assessment, i, &q));
        printf("question %u", q.decides);
        ask(q.ask);
        putchar('\n');
        OK(fadu_question_because(assessment, i, places, MOST, &n));
        for (size_t k = 0; k < n; k++) {
            printf(" because");
            place(places[k]);
            putchar('\n');
        }
        for (uint32_t lang = FADU_LANG_ZH; lang <= FADU_LANG_EN; lang++) {
            OK(fadu_rulebook_question(book, &q.ask, lang, text));
            printf(" %s ", lang == FADU_LANG_ZH ? "zh" : "en");
            print_view(view_of(text));
            putchar('\n');
        }
    }
    for (size_t i = 0; i < s.notes; i++) {
        fadu_note note;
        OK(fadu_assessment_note(assessment, i, &note));
        printf("note ");
        print_view(note.code);
        index_or_none(note.proposal);
        OK(fadu_note_basis(assessment, i, text));
        fadu_view basis = view_of(text);
        putchar(' ');
        basis.len == 0 ? (void)putchar('-') : print_view(basis);
        putchar('\n');
        both_languages(say_note, i);
    }
}

static void line_of(const fadu_text *from) {
    print_view(view_of(from));
    putchar('\n');
}

static void statements(void) {
    for (uint32_t lang = FADU_LANG_ZH; lang <= FADU_LANG_EN; lang++) {
        for (uint32_t form = FADU_FORM_TEXT; form <= FADU_FORM_MARKDOWN; form++) {
            OK(fadu_assessment_statement(assessment, lang, form, text));
            line_of(text);
        }
    }
}

/* One entry through the handles; now and then from text to text as well, and both must be equal. */
static void answer(const char *line, size_t len, size_t entry) {
    static const char *const coverages[] = {"-", "covered", "no-provision", "out-of-window"};
    fadu_case *matter = NULL;
    fadu_error *error = NULL;
    fadu_status status = fadu_case_from_json(book, line, len, &matter, &error);
    if (status == FADU_STATUS_OK) {
        OK(fadu_assess(matter, assessment, &error));
        /* the assessment needs the case no more */
        fadu_case_free(matter);
        OK(fadu_assessment_json(assessment, text));
    } else {
        CHECK(status == FADU_STATUS_INVALID && matter == NULL && error != NULL);
        OK(fadu_error_json(error, text));
        fadu_error_free(error);
    }
    line_of(text);
    if (entry % 8 == 0 || status != FADU_STATUS_OK) {
        CHECK(fadu_assess_json(book, line, len, direct) == status);
        fadu_view a = view_of(direct), b = view_of(text);
        CHECK(a.len == b.len && memcmp(a.data, b.data, a.len) == 0);
    }
    if (status != FADU_STATUS_OK) {
        return;
    }
    if (entry % 16 == 0) {
        statements();
    }
    fadu_summary s;
    fadu_covered by[MOST];
    size_t n;
    OK(fadu_assessment_summary(assessment, &s));
    printf("case %s", coverages[s.worst]);
    OK(fadu_assessment_coverage(assessment, by, MOST, &n));
    for (size_t k = 0; k < n; k++) {
        term(FADU_TABLE_VIOLATIONS, by[k].violation);
        word(coverages[by[k].coverage]);
    }
    putchar('\n');
    for (size_t i = 0; i < s.options; i++) {
        option(i);
    }
    for (size_t i = 0; i < s.findings; i++) {
        finding(i);
    }
    rest(s);
}

int main(int argc, char **argv) {
    CHECK(argc == 2);
    FILE *file = fopen(argv[1], "rb");
    CHECK(file != NULL);
    OK(fadu_rulebook_embedded(&book));
    OK(fadu_assessment_new(&assessment));
    OK(fadu_text_new(&text));
    OK(fadu_text_new(&direct));
    CHECK(fadu_abi_version() == FADU_ABI_VERSION);
    size_t len, entry = 0;
    char *line;
    while ((line = next_line(file, &len)) != NULL) {
        answer(line, len, entry++);
        free(line);
    }
    fclose(file);
    fadu_text_free(direct);
    fadu_text_free(text);
    fadu_assessment_free(assessment);
    fadu_rulebook_free(book);
    return 0;
}
