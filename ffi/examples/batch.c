/* A table of cases in, a table of answers out, over the Arrow C data interface, in C11. The table is of static memory here, so that there is
 * nothing to release; nanoarrow, Arrow GLib, DuckDB, polars and pyarrow hand over theirs the same way. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "fadu.h"

enum { ROWS = 3, COLUMNS = 3 };

static void array_done(struct ArrowArray *array) { array->release = NULL; }
static void schema_done(struct ArrowSchema *schema) { schema->release = NULL; }

/* Three cases: text as bytes with the places where each value ends, days since 1970. */
static const char violations[] = "security.logs-not-retainedsecurity.logs-not-retainedsecurity.logs-not-retain";
static const int32_t violations_end[] = {0, 26, 52, 76};
static const char subjects[] = "network-operatornetwork-operatornetwork-operator";
static const int32_t subjects_end[] = {0, 16, 32, 48};
static const int32_t days[] = {19783, 20513, 19783}; /* 2024-03-01, 2026-03-01, 2024-03-01 */

static const void *buffers[COLUMNS][3] = {{NULL, violations_end, violations}, {NULL, subjects_end, subjects}, {NULL, days, NULL}};
static const char *const names[COLUMNS] = {"violations", "subjects", "act.from"}, *const formats[COLUMNS] = {"u", "u", "tdD"};

/* The column of an answer that has this name. */
static const struct ArrowArray *column(const struct ArrowSchema *schema, const struct ArrowArray *answers, const char *name) {
    int64_t i = 0;
    while (strcmp(schema->children[i]->name, name) != 0) {
        i++;
    }
    return answers->children[i];
}

int main(void) {
    struct ArrowArray columns[COLUMNS] = {0}, *array_children[COLUMNS], cases = {0}, answers;
    struct ArrowSchema fields[COLUMNS] = {0}, *schema_children[COLUMNS], schema = {0}, answer_schema;
    static const void *no_nulls[] = {NULL};
    fadu_rulebook *book = NULL;
    fadu_error *error = NULL;
    fadu_fault fault;

    for (int i = 0; i < COLUMNS; i++) {
        columns[i] = (struct ArrowArray){.length = ROWS, .n_buffers = i == 2 ? 2 : 3, .buffers = buffers[i], .release = array_done};
        fields[i] = (struct ArrowSchema){.format = formats[i], .name = names[i], .release = schema_done};
        array_children[i] = &columns[i];
        schema_children[i] = &fields[i];
    }
    cases = (struct ArrowArray){.length = ROWS, .n_buffers = 1, .n_children = COLUMNS, .buffers = no_nulls, .children = array_children, .release = array_done};
    schema = (struct ArrowSchema){.format = "+s", .name = "", .n_children = COLUMNS, .children = schema_children, .release = schema_done};

    fadu_rulebook_embedded(&book);
    /* the schema is only read; the cases are moved in, whatever comes of it */
    fadu_status status = fadu_assess_batch(book, &schema, &cases, FADU_SHAPE_WIDE, 0, &answer_schema, &answers, &error);
    if (status != FADU_STATUS_OK) {
        if (error != NULL && fadu_error_fault(error, 0, &fault) == FADU_STATUS_OK) {
            fprintf(stderr, "%.*s\n", (int)fault.en.len, fault.en.data);
        }
        fprintf(stderr, "%s\n", fadu_status_text(status));
        return 1;
    }
    const uint32_t *permitted = column(&answer_schema, &answers, "permitted")->buffers[1];
    const uint32_t *errors = column(&answer_schema, &answers, "errors")->buffers[1];
    for (int row = 0; row < ROWS; row++) {
        if (errors[row] > 0) {
            printf("row %d: no valid case\n", row);
        } else {
            printf("row %d: %" PRIu32 " options permitted\n", row, permitted[row]);
        }
    }
    answers.release(&answers);
    answer_schema.release(&answer_schema);
    fadu_rulebook_free(book);
    return 0;
}
