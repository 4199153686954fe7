/* Ids, days, sums and places by their names. */
#ifndef NAMED_H
#define NAMED_H

#include "check.h"

static inline fadu_id find(const fadu_rulebook *book, uint32_t table, const char *name) {
    fadu_id id;
    OK(fadu_rulebook_find(book, table, name, strlen(name), &id, NULL));
    return id;
}

static inline fadu_date day(const char *written) {
    fadu_date d;
    OK(fadu_date_parse(written, strlen(written), &d, NULL));
    return d;
}

static inline fadu_sum sum(const char *written) {
    fadu_sum s;
    OK(fadu_sum_parse(written, strlen(written), &s, NULL));
    return s;
}

/* A place; without a version, that of a day in 2024. */
static inline fadu_place place(const fadu_rulebook *book, const char *reference) {
    fadu_place p;
    OK(fadu_rulebook_place(book, reference, strlen(reference), day("2024-03-31"), &p, NULL));
    return p;
}

#endif
