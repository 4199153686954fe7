/* Tables of the Arrow C data interface built by hand, every buffer of its own and freed by its release: what reads beyond or after is seen. */
#ifndef TABLE_H
#define TABLE_H

#include "check.h"

/* Arrays and schemas that are not released yet. */
static int live;

/* What an array has: its own view of it may be made wrong, this stays as it is. */
typedef struct {
    void *bytes[4];
    const void *buffers[4];
    struct ArrowArray *children[16], *dictionary;
} held;

static inline void *memory(size_t size) {
    void *new_ = calloc(1, size == 0 ? 1 : size);
    CHECK(new_ != NULL);
    return new_;
}

static inline void release_array(struct ArrowArray *a) {
    held *h = (held *)a->private_data;
    for (int i = 0; h->children[i] != NULL; i++) {
        h->children[i]->release(h->children[i]);
        free(h->children[i]);
    }
    if (h->dictionary != NULL) {
        h->dictionary->release(h->dictionary);
        free(h->dictionary);
    }
    for (int i = 0; i < 4; i++) {
        free(h->bytes[i]);
    }
    free(h);
    a->release = NULL;
    __atomic_fetch_sub(&live, 1, __ATOMIC_SEQ_CST);
}

static inline struct ArrowArray *array(int64_t length, int64_t n_buffers) {
    struct ArrowArray *a = (struct ArrowArray *)memory(sizeof *a);
    held *h = (held *)memory(sizeof *h);
    a->length = length;
    a->null_count = -1;
    a->n_buffers = n_buffers;
    a->buffers = h->buffers;
    a->children = h->children;
    a->release = release_array;
    a->private_data = h;
    __atomic_fetch_add(&live, 1, __ATOMIC_SEQ_CST);
    return a;
}

static inline void buffer(struct ArrowArray *a, int i, const void *data, size_t size) {
    held *h = (held *)a->private_data;
    h->buffers[i] = h->bytes[i] = memory(size);
    if (size > 0) {
        memcpy(h->bytes[i], data, size);
    }
}

static inline void child(struct ArrowArray *a, struct ArrowArray *c) { ((held *)a->private_data)->children[a->n_children++] = c; }

/* A bitmap: '1' for set. */
static inline void bits(struct ArrowArray *a, int i, const char *pattern, char set, char also) {
    unsigned char packed[8] = {0};
    size_t n = strlen(pattern);
    CHECK(n <= 64);
    for (size_t k = 0; k < n; k++) {
        packed[k / 8] = (unsigned char)(packed[k / 8] | (pattern[k] == set || pattern[k] == also) << k % 8);
    }
    buffer(a, i, packed, (n + 7) / 8);
}

/* Text; NULL is null. */
static inline struct ArrowArray *texts(const char *const *values, size_t n) {
    struct ArrowArray *a = array((int64_t)n, 3);
    int32_t ends[65] = {0};
    char bytes[1024], valid[65] = {0};
    CHECK(n <= 64);
    for (size_t i = 0; i < n; i++) {
        size_t len = values[i] == NULL ? 0 : strlen(values[i]);
        CHECK((size_t)ends[i] + len <= sizeof bytes);
        memcpy(bytes + ends[i], values[i] == NULL ? "" : values[i], len);
        ends[i + 1] = ends[i] + (int32_t)len;
        valid[i] = values[i] == NULL ? '0' : '1';
    }
    bits(a, 0, valid, '1', '1');
    buffer(a, 1, ends, (n + 1) * sizeof *ends);
    buffer(a, 2, bytes, (size_t)ends[n]);
    return a;
}

static inline struct ArrowArray *dictionary(const int8_t *keys, size_t n, struct ArrowArray *values) {
    struct ArrowArray *a = array((int64_t)n, 2);
    buffer(a, 1, keys, n);
    a->dictionary = ((held *)a->private_data)->dictionary = values;
    return a;
}

/* Lists: where each ends, from 0 on. */
static inline struct ArrowArray *lists(const int32_t *ends, const char *valid, struct ArrowArray *values) {
    size_t n = strlen(valid);
    struct ArrowArray *a = array((int64_t)n, 2);
    bits(a, 0, valid, '1', '1');
    buffer(a, 1, ends, (n + 1) * sizeof *ends);
    child(a, values);
    return a;
}

/* Numbers of 4 or 8 bytes. */
static inline struct ArrowArray *numbers(const void *values, size_t width, const char *valid) {
    struct ArrowArray *a = array((int64_t)strlen(valid), 2);
    bits(a, 0, valid, '1', '1');
    buffer(a, 1, values, width * strlen(valid));
    return a;
}

/* '1' true, '0' false, '-' null. */
static inline struct ArrowArray *truths(const char *pattern) {
    struct ArrowArray *a = array((int64_t)strlen(pattern), 2);
    bits(a, 0, pattern, '1', '0');
    bits(a, 1, pattern, '1', '1');
    return a;
}

typedef struct {
    char *format, *name;
    struct ArrowSchema *children[16], *dictionary;
} told;

static inline void release_schema(struct ArrowSchema *s) {
    told *t = (told *)s->private_data;
    for (int i = 0; t->children[i] != NULL; i++) {
        t->children[i]->release(t->children[i]);
        free(t->children[i]);
    }
    if (t->dictionary != NULL) {
        t->dictionary->release(t->dictionary);
        free(t->dictionary);
    }
    free(t->format);
    free(t->name);
    free(t);
    s->release = NULL;
    __atomic_fetch_sub(&live, 1, __ATOMIC_SEQ_CST);
}

static inline char *copied(const char *t) { return (char *)memcpy(memory(strlen(t) + 1), t, strlen(t) + 1); }

/* Not nullable by its flags, as who builds by hand may leave them: a column may hold nulls all the same. */
static inline struct ArrowSchema *field(const char *format, const char *name) {
    struct ArrowSchema *s = (struct ArrowSchema *)memory(sizeof *s);
    told *t = (told *)memory(sizeof *t);
    s->format = t->format = copied(format);
    s->name = t->name = copied(name);
    s->children = t->children;
    s->release = release_schema;
    s->private_data = t;
    __atomic_fetch_add(&live, 1, __ATOMIC_SEQ_CST);
    return s;
}

static inline struct ArrowSchema *with(struct ArrowSchema *s, struct ArrowSchema *c) {
    ((told *)s->private_data)->children[s->n_children++] = c;
    return s;
}

static inline struct ArrowSchema *encoded(const char *keys, const char *name, struct ArrowSchema *values) {
    struct ArrowSchema *s = field(keys, name);
    s->dictionary = ((told *)s->private_data)->dictionary = values;
    return s;
}

/* What an answer has in a column, by its name. */
typedef struct {
    const struct ArrowSchema *schema;
    const struct ArrowArray *array;
} table;

static inline table column(table t, const char *name) {
    table found = {NULL, NULL};
    for (int64_t i = 0; i < t.schema->n_children; i++) {
        if (strcmp(t.schema->children[i]->name, name) == 0) {
            found.schema = t.schema->children[i];
            found.array = t.array->children[i];
        }
    }
    CHECK(found.schema != NULL && t.array->offset == 0);
    return found;
}

static inline bool absent(table c, int64_t row) {
    const unsigned char *valid = (const unsigned char *)c.array->buffers[0];
    row += c.array->offset;
    return valid != NULL && (valid[row / 8] >> row % 8 & 1) == 0;
}

static inline fadu_view plain_text(const struct ArrowArray *a, int64_t row) {
    const int32_t *ends = (const int32_t *)a->buffers[1] + a->offset + row;
    fadu_view v = {(const char *)a->buffers[2] + ends[0], (size_t)(ends[1] - ends[0])};
    return v;
}

/* A text of a dictionary, or plain. */
static inline fadu_view text_at(table t, const char *name, int64_t row) {
    table c = column(t, name);
    fadu_view none = {NULL, 0};
    if (absent(c, row)) {
        return none;
    }
    if (c.schema->dictionary == NULL) {
        CHECK(strcmp(c.schema->format, "u") == 0);
        return plain_text(c.array, row);
    }
    CHECK(strcmp(c.schema->format, "i") == 0 && strcmp(c.schema->dictionary->format, "u") == 0);
    return plain_text(c.array->dictionary, ((const int32_t *)c.array->buffers[1])[c.array->offset + row]);
}

static inline uint32_t count_at(table t, const char *name, int64_t row) {
    table c = column(t, name);
    CHECK(strcmp(c.schema->format, "I") == 0 && !absent(c, row));
    return ((const uint32_t *)c.array->buffers[1])[c.array->offset + row];
}

#endif
