/* A case stated field by field gives the same bytes as the same case in JSON, and its faults are those of JSON. */
#include "named.h"

static fadu_rulebook *book;
static fadu_text *text;

static const char json[] =
    "{\"id\":\"A-1\",\"violations\":[\"security.logs-not-retained\"],\"breaches\":[\"csl/21/1/3\"],"
    "\"subjects\":[\"network-operator\",\"organization\"],\"act\":{\"from\":\"2024-03-01\",\"to\":\"2024-03-31\"},"
    "\"discovered\":\"2024-04-02\",\"filed\":\"2024-04-10\",\"decided\":\"2024-06-01\",\"steps\":{\"notified\":\"2024-05-10\"},"
    "\"facts\":{\"refuses-to-correct\":true,\"endangers-network-security\":false,\"serious@net-protection/21\":null},"
    "\"amounts\":{\"illegal-gains\":\"120000.5\"},"
    "\"prior\":[{\"measure\":\"order-correction\",\"date\":\"2024-04-12\",\"basis\":\"csl/59/1\",\"authority\":{\"body\":\"cac\",\"level\":\"municipal\"}}],"
    "\"proposals\":[{\"measure\":\"fine\",\"amount\":\"80000\",\"authority\":{\"body\":\"cac\",\"level\":\"municipal\"}},"
    "{\"measure\":\"fine\",\"target\":\"responsible-manager\",\"person\":\"\xe7\x94\xb2\",\"amount\":\"20000\",\"basis\":\"csl/59/1\"},"
    "{\"measure\":\"suspend-business\",\"duration\":{\"unit\":\"month\",\"n\":3},\"transfer_to\":[\"telecom\"]}]}";

static void state(fadu_case *matter) {
    fadu_error *error = NULL;
    OK(fadu_case_set_id(matter, TEXT("A-1")));
    OK(fadu_case_add_violation(matter, find(book, FADU_TABLE_VIOLATIONS, "security.logs-not-retained")));
    OK(fadu_case_add_violation(matter, find(book, FADU_TABLE_VIOLATIONS, "security.logs-not-retained")));
    OK(fadu_case_add_breach(matter, TEXT("csl/21/1/3"), &error));
    OK(fadu_case_add_role(matter, find(book, FADU_TABLE_SUBJECTS, "network-operator")));
    OK(fadu_case_add_role(matter, find(book, FADU_TABLE_SUBJECTS, "organization")));
    OK(fadu_case_set_day(matter, FADU_DAY_DISCOVERED, day("2024-04-02")));
    OK(fadu_case_set_day(matter, FADU_DAY_FILED, day("2024-04-10")));
    OK(fadu_case_set_day(matter, FADU_DAY_DECIDED, day("2024-06-01")));
    OK(fadu_case_set_day(matter, FADU_DAY_NOTIFIED, day("2024-05-10")));
    OK(fadu_case_set_fact(matter, find(book, FADU_TABLE_FACTS, "refuses-to-correct"), true));
    OK(fadu_case_set_fact(matter, find(book, FADU_TABLE_FACTS, "endangers-network-security"), false));
    OK(fadu_case_set_fact_at(matter, find(book, FADU_TABLE_FACTS, "serious"), place(book, "net-protection/21"), FADU_TRUTH_UNKNOWN, &error));
    OK(fadu_case_set_amount(matter, find(book, FADU_TABLE_AMOUNTS, "illegal-gains"), sum("120000.5")));

    fadu_authority cac = {FADU_LEVEL_MUNICIPAL, find(book, FADU_TABLE_AUTHORITIES, "cac")};
    fadu_prior prior;
    memset(&prior, 0, sizeof prior);
    prior.measure = find(book, FADU_TABLE_MEASURES, "order-correction");
    prior.date = day("2024-04-12");
    prior.basis = place(book, "csl/59/1");
    prior.authority = cac;
    OK(fadu_case_add_prior(matter, &prior));

    fadu_proposal p;
    OK(fadu_proposal_of(book, find(book, FADU_TABLE_MEASURES, "fine"), &p));
    p.amount = sum("80000");
    p.authority = cac;
    OK(fadu_case_add_proposal(matter, &p));
    OK(fadu_proposal_of(book, find(book, FADU_TABLE_MEASURES, "fine"), &p));
    p.target = find(book, FADU_TABLE_TARGETS, "responsible-manager");
    p.person.data = "\xe7\x94\xb2";
    p.person.len = 3;
    p.amount = sum("20000");
    p.basis = place(book, "csl/59/1");
    OK(fadu_case_add_proposal(matter, &p));
    fadu_id telecom = find(book, FADU_TABLE_AUTHORITIES, "telecom");
    OK(fadu_proposal_of(book, find(book, FADU_TABLE_MEASURES, "suspend-business"), &p));
    p.unit = FADU_UNIT_MONTH;
    p.length = 3;
    p.transfer_to = &telecom;
    p.transfer_count = 1;
    OK(fadu_case_add_proposal(matter, &p));
    CHECK(error == NULL);
}

/* Field by field and from JSON, the same answer; a handle used for another act before, too. */
static void same_bytes(void) {
    fadu_case *matter;
    fadu_assessment *assessment;
    fadu_text *direct;
    fadu_date none = {0, 0, 0};
    OK(fadu_text_new(&direct));
    OK(fadu_assess_json(book, TEXT(json), direct));
    OK(fadu_assessment_new(&assessment));
    OK(fadu_case_new(book, day("2020-01-01"), none, &matter));
    for (int round = 0; round < 2; round++) {
        OK(fadu_case_restart(matter, day("2024-03-01"), day("2024-03-31")));
        state(matter);
        OK(fadu_case_check(matter, NULL));
        OK(fadu_assess(matter, assessment, NULL));
        OK(fadu_assessment_json(assessment, text));
        fadu_view a = view_of(direct), b = view_of(text);
        CHECK(a.len == b.len && memcmp(a.data, b.data, a.len) == 0);
        /* what is stated later is not in the answer that was given before */
        OK(fadu_case_set_id(matter, TEXT("another")));
        OK(fadu_assessment_json(assessment, text));
        b = view_of(text);
        CHECK(a.len == b.len && memcmp(a.data, b.data, a.len) == 0);
    }
    OK(fadu_options(matter, assessment, NULL));
    fadu_summary s;
    OK(fadu_assessment_summary(assessment, &s));
    CHECK(s.options > 0 && s.findings == 0 && s.questions == 0 && s.worst == FADU_COVERAGE_COVERED);
    fadu_case_free(matter);
    fadu_assessment_free(assessment);
    fadu_text_free(direct);
}

static void fault_is(fadu_error *error, size_t index, const char *code, const char *pointer, const char *nearest) {
    fadu_fault f;
    OK(fadu_error_fault(error, index, &f));
    CHECK(f.code.len == strlen(code) && memcmp(f.code.data, code, f.code.len) == 0);
    CHECK(f.pointer.len == strlen(pointer) && memcmp(f.pointer.data, pointer, f.pointer.len) == 0);
    CHECK(f.zh.len > 0 && f.en.len > 0);
    CHECK(nearest == NULL ? f.nearest.data == NULL : f.nearest.len == strlen(nearest) && memcmp(f.nearest.data, nearest, f.nearest.len) == 0);
}

static void faults(void) {
    fadu_case *matter;
    fadu_error *error = NULL;
    fadu_id id = 7;
    fadu_date none = {0, 0, 0}, d;
    fadu_sum s;
    fadu_place p;
    size_t n;
    FAILS(FADU_STATUS_INVALID, fadu_rulebook_find(book, FADU_TABLE_VIOLATIONS, TEXT("security.logs-not-retain"), &id, &error));
    CHECK(id == 7);
    fault_is(error, 0, "unknown-id", "", "security.logs-not-retained");
    fadu_fault second;
    FAILS(FADU_STATUS_OUT_OF_RANGE, fadu_error_fault(error, 1, &second));
    fadu_error_free(error);
    FAILS(FADU_STATUS_INVALID, fadu_date_parse(TEXT("2024-02-30"), &d, &error));
    fault_is(error, 0, "bad-date", "", NULL);
    fadu_error_free(error);
    FAILS(FADU_STATUS_INVALID, fadu_sum_parse(TEXT("1,000"), &s, &error));
    fault_is(error, 0, "bad-amount", "", NULL);
    fadu_error_free(error);
    FAILS(FADU_STATUS_INVALID, fadu_rulebook_place(book, TEXT("csll/59"), day("2024-03-01"), &p, &error));
    fault_is(error, 0, "unknown-id", "", "csl");
    fadu_error_free(error);

    OK(fadu_case_new(book, day("2024-03-01"), none, &matter));
    FAILS(FADU_STATUS_INVALID, fadu_case_add_breach(matter, TEXT("csl/999"), &error));
    fault_is(error, 0, "not-a-duty", "/breaches/0", NULL);
    fadu_error_free(error);
    FAILS(FADU_STATUS_INVALID, fadu_case_set_fact_at(matter, find(book, FADU_TABLE_FACTS, "rights-notified"), place(book, "csl/59/1"), FADU_TRUTH_TRUE, &error));
    fault_is(error, 0, "unknown-key", "/facts/rights-notified@csl@2017-06-01~159~11", NULL);
    fadu_error_free(error);
    /* all at once */
    OK(fadu_case_set_day(matter, FADU_DAY_FILED, day("2024-02-01")));
    OK(fadu_case_set_day(matter, FADU_DAY_HEARING, day("2024-02-03")));
    OK(fadu_case_set_fact(matter, find(book, FADU_TABLE_FACTS, "hearing-held"), false));
    FAILS(FADU_STATUS_INVALID, fadu_case_check(matter, &error));
    OK(fadu_error_count(error, &n));
    CHECK(n == 3);
    fault_is(error, 0, "date-order", "/filed", NULL);
    fault_is(error, 1, "missing", "/violations", NULL);
    fault_is(error, 2, "contradiction", "/steps/hearing", NULL);
    OK(fadu_error_json(error, text));
    CHECK(view_of(text).len > 0);
    fadu_error_free(error);
    fadu_case_free(matter);
    /* facts that exclude each other: at the first that would be both */
    OK(fadu_case_new(book, day("2024-03-01"), day("2024-03-01"), &matter));
    OK(fadu_case_add_violation(matter, find(book, FADU_TABLE_VIOLATIONS, "security.logs-not-retained")));
    OK(fadu_case_set_fact(matter, find(book, FADU_TABLE_FACTS, "serious"), true));
    OK(fadu_case_set_fact(matter, find(book, FADU_TABLE_FACTS, "minor-circumstances"), true));
    FAILS(FADU_STATUS_INVALID, fadu_case_check(matter, &error));
    fault_is(error, 0, "contradiction", "/facts/minor-circumstances", NULL);
    fadu_error_free(error);
    fadu_case_free(matter);
}

static fadu_view literal(const char *t) {
    fadu_view v = {t, strlen(t)};
    return v;
}

/* Another rulebook: the export with its digest, an overlay on top; and what is wrong with either. */
static void rulebooks(void) {
    fadu_about about, other;
    fadu_view export_;
    fadu_rulebook *loaded = NULL;
    fadu_error *error = NULL;
    size_t n;
    OK(fadu_rulebook_about(book, &about));
    OK(fadu_rulebook_export(book, &export_));
    fadu_source base = {literal("book.json"), export_};
    OK(fadu_rulebook_load(&base, about.digest.data, about.digest.len, NULL, 0, &loaded, &error));
    OK(fadu_rulebook_about(loaded, &other));
    CHECK(other.digest.len == about.digest.len && memcmp(other.digest.data, about.digest.data, about.digest.len) == 0);
    fadu_rulebook_free(loaded);
    loaded = NULL;
    FAILS(FADU_STATUS_DIGEST_MISMATCH, fadu_rulebook_load(&base, TEXT("sha256:00"), NULL, 0, &loaded, &error));
    CHECK(loaded == NULL);
    fault_is(error, 0, "other-digest", "", NULL);
    FAILS(FADU_STATUS_OUT_OF_RANGE, fadu_error_json(error, text));
    fadu_error_free(error);
    base.text = literal("{}");
    FAILS(FADU_STATUS_BAD_RULES, fadu_rulebook_load(&base, NULL, 0, NULL, 0, &loaded, &error));
    fadu_error_free(error);

    static const char policy[] = "overlay = \"own\"\n[violation]\n\"content.own-terms\" = { zh = \"\xe8\xbf\x9d\xe8\xa7\x84\", en = \"own terms\", subjects = [] }\n"
        "[[statute]]\nstatute = \"own-terms\"\ntitle = \"\xe8\xa7\x84\xe5\x88\x99\"\ntitle-en = \"Own Terms\"\nlevel = \"policy\"\nfrom = 2024-01-01\nchecked = 2026-01-01\n"
        "competent = [\"platform\"]\n[[statute.duty]]\nat = \"1\"\nviolations = [\"content.own-terms\"]\n"
        "[[statute.provision]]\nat = \"2\"\nkind = \"platform-duty\"\nbreach-of = [\"1\"]\n"
        "[[statute.provision.tier]]\nmay = [{ measure = \"close-account\", target = \"account\" }]\n";
    fadu_source overlays[2] = {{literal("own.toml"), literal(policy)}, {literal("bad.toml"), literal("overlays = 1")}};
    FAILS(FADU_STATUS_BAD_RULES, fadu_rulebook_load(NULL, NULL, 0, overlays, 2, &loaded, &error));
    fault_is(error, 0, "unknown-key", "bad.toml", "overlay");
    fadu_error_free(error);
    OK(fadu_rulebook_load(NULL, about.digest.data, about.digest.len, overlays, 1, &loaded, NULL));
    fadu_overlay one;
    OK(fadu_rulebook_overlays(loaded, &one, 1, &n));
    CHECK(n == 1 && one.id.len == 3);
    fadu_id own;
    OK(fadu_rulebook_find(loaded, FADU_TABLE_VIOLATIONS, TEXT("content.own-terms"), &own, NULL));
    fadu_case *matter;
    fadu_assessment *assessment;
    fadu_option option;
    fadu_date none = {0, 0, 0};
    OK(fadu_case_new(loaded, day("2024-03-01"), none, &matter));
    /* in any order: the case keeps the rulebook alive, the assessment both */
    fadu_rulebook_free(loaded);
    OK(fadu_case_add_violation(matter, own));
    OK(fadu_assessment_new(&assessment));
    OK(fadu_assess(matter, assessment, NULL));
    fadu_case_free(matter);
    OK(fadu_assessment_option(assessment, 0, &option));
    CHECK(option.origin.len == 3 && memcmp(option.origin.data, "own", 3) == 0);
    fadu_assessment_free(assessment);
}

/* What the rulebook says of itself. */
static void told(void) {
    size_t n, all;
    fadu_term term;
    fadu_id found;
    for (uint32_t table = FADU_TABLE_VIOLATIONS; table <= FADU_TABLE_AMOUNTS; table++) {
        OK(fadu_rulebook_count(book, table, &all));
        CHECK(all > 0);
        for (size_t i = 0; i < all; i++) {
            OK(fadu_rulebook_term(book, table, (fadu_id)i, &term));
            OK(fadu_rulebook_find(book, table, term.id.data, term.id.len, &found, NULL));
            CHECK(found == i);
        }
        FAILS(FADU_STATUS_OUT_OF_RANGE, fadu_rulebook_term(book, table, (fadu_id)all, &term));
    }
    fadu_class class_;
    OK(fadu_rulebook_measure_class(book, find(book, FADU_TABLE_MEASURES, "fine"), &class_));
    CHECK(class_ == FADU_CLASS_PENALTY);
    fadu_level level;
    OK(fadu_rulebook_lowest_level(book, find(book, FADU_TABLE_AUTHORITIES, "telecom"), &level));
    CHECK(level == FADU_LEVEL_PROVINCIAL);
    bool scoped;
    OK(fadu_rulebook_fact_scoped(book, find(book, FADU_TABLE_FACTS, "serious"), &scoped));
    CHECK(scoped);
    fadu_statute statute;
    OK(fadu_rulebook_statute_count(book, &n));
    OK(fadu_rulebook_statute(book, place(book, "csl/59/1").version, &statute));
    CHECK(statute.rank == FADU_RANK_LAW && statute.from.year == 2017 && statute.until.year == 2026 && statute.overlay.data == NULL);
    FAILS(FADU_STATUS_OUT_OF_RANGE, fadu_rulebook_statute(book, (uint16_t)n, &statute));
    fadu_lead leads[4];
    OK(fadu_rulebook_leading_to(book, find(book, FADU_TABLE_MEASURES, "close-website"), leads, 4, &n));
    CHECK(n > 4);
    OK(fadu_rulebook_place_text(book, leads[3].place, text));
    fadu_ask ask;
    memset(&ask, 0, sizeof ask);
    ask.kind = FADU_ASK_ROLE;
    ask.id = find(book, FADU_TABLE_SUBJECTS, "organization");
    OK(fadu_rulebook_label(book, &ask, FADU_LANG_EN, text));
    CHECK(view_of(text).len == strlen("organization"));
    ask.kind = 99;
    FAILS(FADU_STATUS_OUT_OF_RANGE, fadu_rulebook_question(book, &ask, FADU_LANG_EN, text));
}

/* Decisions counted by unit. */
static void audit(void) {
    fadu_audit *counted;
    fadu_case *matter;
    fadu_assessment *decision;
    OK(fadu_audit_new(&counted));
    OK(fadu_assessment_new(&decision));
    FAILS(FADU_STATUS_NOT_ASSESSED, fadu_audit_add(counted, TEXT("A"), decision));
    OK(fadu_case_from_json(book, TEXT(json), &matter, NULL));
    OK(fadu_assess(matter, decision, NULL));
    OK(fadu_audit_add(counted, TEXT("A"), decision));
    OK(fadu_audit_add_invalid(counted, TEXT("B")));
    OK(fadu_audit_json(counted, text));
    fadu_view v = view_of(text);
    static const char start[] = "{\"units\":{\"A\":{\"decisions\":1,\"invalid\":0,";
    CHECK(v.len > sizeof start && memcmp(v.data, start, sizeof start - 1) == 0);
    fadu_case_free(matter);
    fadu_assessment_free(decision);
    fadu_audit_free(counted);
}

int main(void) {
    OK(fadu_rulebook_embedded(&book));
    OK(fadu_text_new(&text));
    same_bytes();
    faults();
    rulebooks();
    told();
    audit();
    fadu_text_free(text);
    fadu_rulebook_free(book);
    return 0;
}
