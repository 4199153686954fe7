/* What the test programs share: a check that says where it failed, cases from a file, text printed with its length. */
#ifndef CHECK_H
#define CHECK_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fadu.h"

#define CHECK(what)                                                        \
    do {                                                                   \
        if (!(what)) {                                                     \
            fprintf(stderr, "%s:%d: not so: %s\n", __FILE__, __LINE__, #what); \
            exit(1);                                                       \
        }                                                                  \
    } while (0)

#define OK(call)                                                                                   \
    do {                                                                                           \
        fadu_status status_ = (call);                                                              \
        if (status_ != FADU_STATUS_OK) {                                                           \
            fprintf(stderr, "%s:%d: %s: %s\n", __FILE__, __LINE__, fadu_status_text(status_), #call); \
            exit(1);                                                                               \
        }                                                                                          \
    } while (0)

#define FAILS(status, call) CHECK((call) == (status))

/* A text of the program itself, pointer and length. */
#define TEXT(literal) literal, sizeof(literal) - 1

/* The next line of a file, without its end; NULL at the end of the file. */
static inline char *next_line(FILE *file, size_t *len) {
    size_t capacity = 1024, n = 0;
    char *line = (char *)malloc(capacity);
    int c;
    CHECK(line != NULL);
    while ((c = fgetc(file)) != EOF && c != '\n') {
        if (n == capacity) {
            capacity *= 2;
            line = (char *)realloc(line, capacity);
            CHECK(line != NULL);
        }
        line[n++] = (char)c;
    }
    if (c == EOF && n == 0) {
        free(line);
        return NULL;
    }
    *len = n;
    return line;
}

/* A view, "-" if absent. */
static inline void print_view(fadu_view v) {
    if (v.data == NULL) {
        fputs("-", stdout);
    } else {
        fwrite(v.data, 1, v.len, stdout);
    }
}

static inline fadu_view view_of(const fadu_text *text) {
    fadu_view v;
    OK(fadu_text_view(text, &v));
    return v;
}

static inline bool same(fadu_view a, fadu_view b) {
    return (a.data == NULL) == (b.data == NULL) && a.len == b.len && (a.len == 0 || memcmp(a.data, b.data, a.len) == 0);
}

static inline bool is(fadu_view a, const char *text) { return a.data != NULL && a.len == strlen(text) && memcmp(a.data, text, a.len) == 0; }

#define CHECK_TEXT(view, text)                                                                                  \
    do {                                                                                                        \
        fadu_view view_ = (view);                                                                               \
        if (!is(view_, text)) {                                                                                 \
            fprintf(stderr, "%s:%d: `%.*s`, not `%s`\n", __FILE__, __LINE__, (int)view_.len, view_.data, text); \
            exit(1);                                                                                            \
        }                                                                                                       \
    } while (0)

#endif
