/* A service: one rulebook shared by eight threads, each with a case and an assessment of its own that it uses again and again.
 * Every thread assesses every violation type on two days and counts what the law permits; all must count the same. */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

#include "fadu.h"

enum { THREADS = 8 };

typedef struct {
    pthread_t thread;
    const fadu_rulebook *book;
    size_t cases;
    size_t permitted;
    size_t conditional;
    fadu_status status;
} worker;

static fadu_status count(worker *w, fadu_assessment *answer) {
    fadu_summary summary;
    fadu_status s = fadu_assessment_summary(answer, &summary);
    for (size_t i = 0; s == FADU_STATUS_OK && i < summary.options; i++) {
        fadu_option option;
        s = fadu_assessment_option(answer, i, &option);
        w->permitted += s == FADU_STATUS_OK && option.status == FADU_OPTION_PERMITTED;
        w->conditional += s == FADU_STATUS_OK && option.status == FADU_OPTION_CONDITIONAL;
    }
    w->cases++;
    return s;
}

static void *work(void *argument) {
    worker *w = (worker *)argument;
    static const fadu_date days[] = {{2024, 3, 1}, {2026, 3, 1}};
    const fadu_date one_day = {0, 0, 0};
    fadu_case *matter = NULL;
    fadu_assessment *answer = NULL;
    size_t violations = 0;
    fadu_status s = fadu_rulebook_count(w->book, FADU_TABLE_VIOLATIONS, &violations);
    if (s == FADU_STATUS_OK) {
        s = fadu_case_new(w->book, days[0], one_day, &matter);
    }
    if (s == FADU_STATUS_OK) {
        s = fadu_assessment_new(&answer);
    }
    for (size_t v = 0; s == FADU_STATUS_OK && v < 2 * violations; v++) {
        s = fadu_case_restart(matter, days[v % 2], one_day);
        if (s == FADU_STATUS_OK) {
            s = fadu_case_add_violation(matter, (fadu_id)(v / 2));
        }
        if (s == FADU_STATUS_OK) {
            s = fadu_options(matter, answer, NULL);
        }
        if (s == FADU_STATUS_OK) {
            s = count(w, answer);
        }
    }
    fadu_assessment_free(answer);
    fadu_case_free(matter);
    w->status = s;
    return NULL;
}

int main(void) {
    fadu_rulebook *book = NULL;
    worker workers[THREADS];
    fadu_status s = fadu_rulebook_embedded(&book);
    if (s != FADU_STATUS_OK) {
        fprintf(stderr, "%s\n", fadu_status_text(s));
        return 1;
    }
    for (int i = 0; i < THREADS; i++) {
        worker fresh = {0, book, 0, 0, 0, FADU_STATUS_OK};
        workers[i] = fresh;
        if (pthread_create(&workers[i].thread, NULL, work, &workers[i]) != 0) {
            fprintf(stderr, "no thread\n");
            return 1;
        }
    }
    int right = 1;
    for (int i = 0; i < THREADS; i++) {
        pthread_join(workers[i].thread, NULL);
        right = right && workers[i].status == FADU_STATUS_OK && workers[i].permitted == workers[0].permitted && workers[i].conditional == workers[0].conditional;
    }
    printf("%d threads, %zu cases each: %zu options permitted, %zu conditional\n", THREADS, workers[0].cases, workers[0].permitted, workers[0].conditional);
    fadu_rulebook_free(book);
    return right ? 0 : 1;
}
