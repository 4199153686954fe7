/* What the rulebook tells of the law, and an answer of itself, beyond what JSON has: the figures are those of the statutes. */
#include "named.h"

#define MOST 512

static fadu_rulebook *book;
static fadu_assessment *answer;
static fadu_text *text;

static fadu_view said(fadu_status status) {
    OK(status);
    return view_of(text);
}

static void assess(const char *json) {
    fadu_case *matter;
    OK(fadu_case_from_json(book, json, strlen(json), &matter, NULL));
    OK(fadu_assess(matter, answer, NULL));
    fadu_case_free(matter);
}

static bool has(const fadu_id *list, size_t n, fadu_id id) {
    for (size_t i = 0; i < n; i++) {
        if (list[i] == id) {
            return true;
        }
    }
    return false;
}

static bool here(fadu_place a, fadu_place b) { return a.version == b.version && a.article == b.article && a.paragraph == b.paragraph && a.item == b.item; }

/* Provisions by statute version, by violation and by measure are the same ones. */
static void provisions(void) {
    size_t all, versions, n, m, next = 0;
    uint16_t found[MOST];
    fadu_id ids[MOST];
    fadu_provision p;
    OK(fadu_rulebook_provision_count(book, &all));
    OK(fadu_rulebook_statute_count(book, &versions));
    for (uint16_t v = 0; v < versions; v++) {
        OK(fadu_rulebook_provisions_of(book, v, found, MOST, &n));
        for (size_t i = 0; i < n; i++) {
            CHECK(found[i] == next++);
            OK(fadu_rulebook_provision(book, found[i], &p));
            CHECK(p.place.version == v && is(p.origin, "law") && p.kind >= FADU_KIND_PENALTY && p.kind <= FADU_KIND_GENERAL);
            OK(fadu_provision_measures(book, found[i], ids, MOST, &m));
            CHECK(m > 0);
        }
    }
    CHECK(next == all && all > 0);
    FAILS(FADU_STATUS_OUT_OF_RANGE, fadu_rulebook_provision(book, (uint16_t)all, &p));
    FAILS(FADU_STATUS_OUT_OF_RANGE, fadu_provision_measures(book, (uint16_t)all, ids, MOST, &m));
    FAILS(FADU_STATUS_OUT_OF_RANGE, fadu_provision_violations(book, (uint16_t)all, ids, MOST, &m));
    FAILS(FADU_STATUS_OUT_OF_RANGE, fadu_rulebook_provisions_of(book, (uint16_t)versions, found, MOST, &n));
    FAILS(FADU_STATUS_OUT_OF_RANGE, fadu_rulebook_answering(book, 65535, found, MOST, &n));

    /* Cybersecurity Law of 2017, article 59, paragraph 1 */
    fadu_id logs = find(book, FADU_TABLE_VIOLATIONS, "security.logs-not-retained");
    fadu_place place_ = place(book, "csl/59/1");
    uint16_t number = 65535;
    OK(fadu_rulebook_answering(book, logs, found, MOST, &n));
    for (size_t i = 0; i < n; i++) {
        OK(fadu_rulebook_provision(book, found[i], &p));
        number = here(p.place, place_) ? found[i] : number;
    }
    OK(fadu_rulebook_provision(book, number, &p));
    CHECK(p.kind == FADU_KIND_PENALTY && p.verified && p.from.year == 2017 && p.until.year == 2026 && p.until.month == 1);
    OK(fadu_provision_measures(book, number, ids, MOST, &m));
    CHECK(m == 3 && has(ids, m, find(book, FADU_TABLE_MEASURES, "order-correction")) && has(ids, m, find(book, FADU_TABLE_MEASURES, "warning")));
    OK(fadu_provision_violations(book, number, ids, MOST, &m));
    CHECK(has(ids, m, logs));
    CHECK_TEXT(said(fadu_rulebook_place_words(book, place_, FADU_LANG_EN, text)), "Cybersecurity Law, article 59, paragraph 1 (csl@2017-06-01/59/1)");
    CHECK_TEXT(said(fadu_rulebook_place_words(book, place_, FADU_LANG_ZH, text)),
               "\xe3\x80\x8a\xe4\xb8\xad\xe5\x8d\x8e\xe4\xba\xba\xe6\xb0\x91\xe5\x85\xb1\xe5\x92\x8c\xe5\x9b\xbd\xe7\xbd\x91\xe7\xbb\x9c\xe5\xae\x89\xe5\x85\xa8\xe6\xb3\x95\xe3\x80\x8b"
               "\xe7\xac\xac\xe4\xba\x94\xe5\x8d\x81\xe4\xb9\x9d\xe6\x9d\xa1\xe7\xac\xac\xe4\xb8\x80\xe6\xac\xbe\xef\xbc\x88" "csl@2017-06-01/59/1\xef\xbc\x89");

    fadu_lead leads[2048];
    bool led = false;
    OK(fadu_rulebook_leading_to(book, find(book, FADU_TABLE_MEASURES, "fine"), leads, 2048, &n));
    CHECK(n > 100 && n <= 2048);
    for (size_t i = 0; i < n; i += 16) {
        OK(fadu_rulebook_provision(book, leads[i].provision, &p));
        OK(fadu_provision_violations(book, leads[i].provision, ids, MOST, &m));
        CHECK(here(p.place, leads[i].place) && has(ids, m, leads[i].violation));
    }
    for (size_t i = 0; i < n; i++) {
        led = led || (leads[i].provision == number && leads[i].violation == logs);
    }
    CHECK(led);
}

/* Administrative Penalties Law, article 30: from fourteen to eighteen, shall be lighter or below the minimum. */
static void leniency(void) {
    fadu_ground grounds[8];
    fadu_leniency open;
    size_t n;
    assess("{\"breaches\":[\"psapl/33/1/1\"],\"subjects\":[\"person\"],\"act\":{\"from\":\"2026-02-01\"},\"facts\":{\"system-data-obtained\":true,\"from-14-to-18\":true,"
           "\"harm-caused\":true,\"more-serious-circumstances\":true}}");
    OK(fadu_assessment_grounds(answer, grounds, 8, &n));
    fadu_place article = place(book, "apl/30");
    CHECK(n == 1 && here(grounds[0].place, article) && grounds[0].weight == FADU_WEIGHT_MITIGATE && grounds[0].general);
    CHECK(grounds[0].zh.len > 0 && grounds[0].en.len > 0);
    OK(fadu_assessment_leniency(answer, article.version, &open));
    CHECK(open.lighter == FADU_FORCE_SHALL && open.none == FADU_FORCE_NONE);
    FAILS(FADU_STATUS_OUT_OF_RANGE, fadu_assessment_leniency(answer, 65535, &open));
    assess("{\"violations\":[\"security.logs-not-retained\"],\"subjects\":[\"network-operator\"],\"act\":{\"from\":\"2024-03-01\"}}");
    OK(fadu_assessment_grounds(answer, grounds, 8, &n));
    OK(fadu_assessment_leniency(answer, article.version, &open));
    CHECK(n == 0 && open.lighter == FADU_FORCE_NONE && open.none == FADU_FORCE_NONE);
}

/* Benchmarks for discretion, article 8, paragraph 1, item 2: two penalties within a year, which the earlier measures tell. */
static void earlier_measures(void) {
    fadu_told told[4];
    size_t n;
    assess("{\"violations\":[\"security.logs-not-retained\"],\"subjects\":[\"network-operator\",\"organization\"],\"act\":{\"from\":\"2026-03-01\"},\"decided\":\"2026-05-01\","
           "\"facts\":{\"refuses-to-correct\":true},\"prior\":["
           "{\"measure\":\"fine\",\"date\":\"2025-06-01\",\"basis\":\"csl@2017-06-01/59/1\",\"authority\":{\"body\":\"cac\",\"level\":\"municipal\"}},"
           "{\"measure\":\"order-correction\",\"date\":\"2026-02-01\",\"basis\":\"csl@2026-01-01/61/1\",\"authority\":{\"body\":\"cac\",\"level\":\"municipal\"}},"
           "{\"measure\":\"warning\",\"date\":\"2026-02-01\",\"basis\":\"csl@2026-01-01/61/1\",\"authority\":{\"body\":\"cac\",\"level\":\"municipal\"}}]}");
    OK(fadu_assessment_told(answer, told, 4, &n));
    bool two = false;
    for (size_t i = 0; i < n; i++) {
        two = two || (told[i].fact == find(book, FADU_TABLE_FACTS, "two-penalties-within-one-year") && told[i].value);
    }
    CHECK(two);
}

/* A fine alone where a warning must go with it: the reason names the warning. Each option in words. */
static void reasons_and_words(void) {
    fadu_summary s;
    fadu_finding f;
    fadu_reason r;
    fadu_option o;
    fadu_term term;
    bool omitted = false;
    fadu_audit *audit;
    assess("{\"violations\":[\"security.logs-not-retained\"],\"subjects\":[\"network-operator\",\"organization\"],\"act\":{\"from\":\"2024-03-01\"},\"facts\":{\"refuses-to-correct\":true},"
           "\"prior\":[{\"measure\":\"order-correction\"}],\"proposals\":[{\"measure\":\"fine\",\"amount\":\"80000\",\"authority\":{\"body\":\"cac\",\"level\":\"municipal\"}}]}");
    OK(fadu_assessment_summary(answer, &s));
    for (size_t i = 0; i < s.findings; i++) {
        OK(fadu_assessment_finding(answer, i, &f));
        for (size_t k = 0; k < f.reasons; k++) {
            OK(fadu_finding_reason(answer, i, k, &r));
            CHECK(r.has_measure == (r.code == FADU_REASON_MANDATORY_MEASURE_OMITTED));
            omitted = omitted || (r.has_measure && r.measure == find(book, FADU_TABLE_MEASURES, "warning"));
        }
    }
    CHECK(omitted);
    for (size_t i = 0; i < s.options; i++) {
        OK(fadu_assessment_option(answer, i, &o));
        CHECK(o.whose == FADU_WHOSE_SETTLED);
        OK(fadu_rulebook_term(book, FADU_TABLE_MEASURES, o.measure, &term));
        CHECK(same(said(fadu_option_words(answer, i, FADU_WORDS_MEASURE, FADU_LANG_ZH, text)), term.zh));
        OK(fadu_rulebook_term(book, FADU_TABLE_TARGETS, o.target, &term));
        CHECK(same(said(fadu_option_words(answer, i, FADU_WORDS_TARGET, FADU_LANG_EN, text)), term.en));
        CHECK((said(fadu_option_words(answer, i, FADU_WORDS_WAITS_ON, FADU_LANG_EN, text)).len > 0) == (o.status == FADU_OPTION_CONDITIONAL));
        CHECK(said(fadu_option_words(answer, i, FADU_WORDS_STATUS, FADU_LANG_EN, text)).len > 0 && said(fadu_option_words(answer, i, FADU_WORDS_BY, FADU_LANG_EN, text)).len > 0);
        if (o.measure == find(book, FADU_TABLE_MEASURES, "fine") && here(o.basis, place(book, "csl/59/1")) && o.target == find(book, FADU_TABLE_TARGETS, "entity")) {
            CHECK_TEXT(said(fadu_option_words(answer, i, FADU_WORDS_BOUNDS, FADU_LANG_EN, text)), "10,000\xe2\x80\x93" "100,000 yuan");
            CHECK_TEXT(said(fadu_option_words(answer, i, FADU_WORDS_ARTICLE, FADU_LANG_EN, text)), "Cybersecurity Law, article 59, paragraph 1 (csl@2017-06-01/59/1)");
        }
    }
    FAILS(FADU_STATUS_OUT_OF_RANGE, fadu_option_words(answer, 0, 0, FADU_LANG_EN, text));
    FAILS(FADU_STATUS_OUT_OF_RANGE, fadu_option_words(answer, s.options, FADU_WORDS_BY, FADU_LANG_EN, text));
    /* counted by the authority that decided */
    OK(fadu_audit_new(&audit));
    OK(fadu_audit_add(audit, NULL, 0, answer));
    fadu_view v = said(fadu_audit_json(audit, text));
    static const char start[] = "{\"units\":{\"cac (municipal)\":{\"decisions\":1,";
    CHECK(v.len > sizeof start && memcmp(v.data, start, sizeof start - 1) == 0);
    fadu_audit_free(audit);
}

/* Public Security Administration Penalties Law, article 18 of 2013 and of 2026: which is lighter a person must choose. */
static void undecided(void) {
    fadu_summary s;
    fadu_option o;
    bool old = false, later = false;
    assess("{\"violations\":[\"security.malicious-program\"],\"subjects\":[\"network-operator\",\"organization\"],\"act\":{\"from\":\"2025-06-01\"},\"decided\":\"2026-06-01\"}");
    OK(fadu_assessment_summary(answer, &s));
    for (size_t i = 0; i < s.options; i++) {
        OK(fadu_assessment_option(answer, i, &o));
        old = old || (o.whose == FADU_WHOSE_OLD && here(o.basis, place(book, "psapl@2013-01-01/18")));
        later = later || (o.whose == FADU_WHOSE_LATER && here(o.basis, place(book, "psapl@2026-01-01/18")));
    }
    CHECK(old && later);
}

/* The steps of a fine of the cyberspace administration come without the findings, too: from ten thousand to below thirty-seven thousand
 * is the lower thirty per cent of ten thousand to a hundred thousand. */
static void steps(void) {
    static const char json[] = "{\"violations\":[\"security.logs-not-retained\"],\"subjects\":[\"network-operator\",\"organization\"],\"act\":{\"from\":\"2025-09-01\"},\"decided\":\"2026-03-01\"}";
    fadu_case *matter;
    fadu_summary s;
    fadu_option o;
    fadu_range ranges[32];
    size_t n, all = 0;
    bool lighter = false;
    OK(fadu_case_from_json(book, TEXT(json), &matter, NULL));
    for (int with_steps = 0; with_steps < 2; with_steps++) {
        OK(with_steps ? fadu_options_and_steps(matter, answer, NULL) : fadu_options(matter, answer, NULL));
        OK(fadu_assessment_summary(answer, &s));
        CHECK(s.findings == 0 && s.questions == 0);
        for (size_t i = 0; i < s.options; i++) {
            OK(fadu_assessment_option(answer, i, &o));
            OK(fadu_option_ranges(answer, i, ranges, 32, &n));
            all += n;
            for (size_t k = 0; k < n; k++) {
                CHECK(ranges[k].body == find(book, FADU_TABLE_AUTHORITIES, "cac"));
                lighter = lighter || (ranges[k].degree == FADU_DEGREE_LIGHTER && ranges[k].from.at.yuan == 10000 && ranges[k].to.at.yuan == 37000 && !ranges[k].to.included);
            }
        }
        CHECK((all > 0) == (with_steps == 1));
    }
    CHECK(lighter);
    fadu_case_free(matter);
}

static bool contains(fadu_view v, const char *part) {
    for (size_t i = 0, n = strlen(part); i + n <= v.len; i++) {
        if (memcmp(v.data + i, part, n) == 0) {
            return true;
        }
    }
    return false;
}

/* Schemas have the ids; a form is told what is missing, and refuses what the law refuses. */
static void formats_and_forms(void) {
    static const char entry[] = "{\"violations\":[\"security.logs-not-retained\"],\"subjects\":[\"network-operator\",\"organization\"],\"act\":{\"from\":\"2024-03-01\"},"
        "\"proposals\":[{\"measure\":\"fine\"}]}";
    fadu_text *refusals;
    fadu_error *error = NULL;
    OK(fadu_text_new(&refusals));
    for (uint32_t format = FADU_FORMAT_CASE; format <= FADU_FORMAT_EXPORT; format++) {
        CHECK(contains(said(fadu_rulebook_schema(book, format, text)), "json-schema.org") && contains(view_of(text), "logs-not-retained") == (format == FADU_FORMAT_CASE));
    }
    FAILS(FADU_STATUS_OUT_OF_RANGE, fadu_rulebook_schema(book, 5, text));
    CHECK(contains(said(fadu_form_view(book, TEXT("{}"), FADU_LANG_EN, text, NULL)), "\"ready\":false"));
    CHECK(contains(said(fadu_form_view(book, TEXT(entry), FADU_LANG_EN, text, NULL)), "\"ready\":true") && contains(view_of(text), "refusal to correct"));
    FAILS(FADU_STATUS_INVALID, fadu_form_view(book, TEXT("{"), FADU_LANG_EN, text, &error));
    fadu_error_free(error);
    /* above a hundred thousand yuan, then within */
    OK(fadu_form_offer(book, TEXT(entry), TEXT("/proposals/0/amount"), TEXT("\"150000\""), FADU_LANG_EN, text, refusals, NULL));
    CHECK(contains(view_of(refusals), "amount-above-maximum") && !contains(view_of(text), "150000"));
    OK(fadu_form_offer(book, TEXT(entry), TEXT("/proposals/0/amount"), TEXT("\"80000\""), FADU_LANG_EN, text, refusals, NULL));
    CHECK(is(view_of(refusals), "[]") && contains(view_of(text), "\"amount\":\"80000\""));
    OK(fadu_form_offer(book, TEXT(entry), TEXT("/proposals"), NULL, 0, FADU_LANG_EN, text, refusals, NULL));
    CHECK(is(view_of(refusals), "[]") && !contains(view_of(text), "proposals"));
    fadu_text_free(refusals);
}

int main(void) {
    OK(fadu_rulebook_embedded(&book));
    OK(fadu_assessment_new(&answer));
    OK(fadu_text_new(&text));
    provisions();
    leniency();
    earlier_measures();
    reasons_and_words();
    undecided();
    steps();
    formats_and_forms();
    fadu_text_free(text);
    fadu_assessment_free(answer);
    fadu_rulebook_free(book);
    return 0;
}
