/* Replays cases, one a line, from the file named: prints each answer as JSON, of every sixteenth the statements in both
 * languages and forms, too, each text after its length. Every answer is made twice, from text to text and through the handles, and both must be equal. */
#include "check.h"

static void print_text(const fadu_text *text) {
    fadu_view v = view_of(text);
    printf("%zu\n", v.len);
    fwrite(v.data, 1, v.len, stdout);
    putchar('\n');
}

int main(int argc, char **argv) {
    CHECK(argc == 2);
    CHECK(fadu_abi_version() == FADU_ABI_VERSION);
    FILE *file = fopen(argv[1], "rb");
    CHECK(file != NULL);
    fadu_rulebook *book = NULL;
    fadu_assessment *assessment = NULL;
    fadu_text *direct = NULL, *text = NULL;
    OK(fadu_rulebook_embedded(&book));
    OK(fadu_assessment_new(&assessment));
    OK(fadu_text_new(&direct));
    OK(fadu_text_new(&text));
    size_t len, entry = 0;
    char *line;
    while ((line = next_line(file, &len)) != NULL) {
        fadu_case *matter = NULL;
        fadu_error *error = NULL;
        fadu_status status = fadu_assess_json(book, line, len, direct);
        if (status == FADU_STATUS_OK) {
            OK(fadu_case_from_json(book, line, len, &matter, &error));
            OK(fadu_assess(matter, assessment, &error));
            /* the assessment needs the case no more */
            fadu_case_free(matter);
            OK(fadu_assessment_json(assessment, text));
        } else {
            CHECK(status == FADU_STATUS_INVALID);
            FAILS(FADU_STATUS_INVALID, fadu_case_from_json(book, line, len, &matter, &error));
            CHECK(matter == NULL && error != NULL);
            OK(fadu_error_json(error, text));
            fadu_error_free(error);
        }
        fadu_view a = view_of(direct), b = view_of(text);
        CHECK(a.len == b.len && memcmp(a.data, b.data, a.len) == 0);
        print_text(direct);
        bool stated = entry++ % 16 == 0 && status == FADU_STATUS_OK;
        for (uint32_t lang = FADU_LANG_ZH; stated && lang <= FADU_LANG_EN; lang++) {
            for (uint32_t form = FADU_FORM_TEXT; form <= FADU_FORM_MARKDOWN; form++) {
                OK(fadu_assessment_statement(assessment, lang, form, text));
                print_text(text);
            }
        }
        free(line);
    }
    fclose(file);
    fadu_text_free(text);
    fadu_text_free(direct);
    fadu_assessment_free(assessment);
    fadu_rulebook_free(book);
    return 0;
}
