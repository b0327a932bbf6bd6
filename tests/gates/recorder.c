/* Notes what a process writes to the files whose path begins with NFM_RECORD_PREFIX, and when it
 * waits until they are on disk. LD_PRELOAD it; the notes are appended to the file NFM_RECORD.
 *
 * A note is a struct and, after a write, its data. Times are of CLOCK_MONOTONIC, taken before a
 * write and after a flush. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

struct note {
    char kind; /* W write, T truncate to `offset`, S flushed */
    char file; /* the last letter of its name: 3 for the database, l for the WAL */
    uint16_t unused;
    uint32_t length;
    int64_t offset;
    int64_t time;
} __attribute__((packed));

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static int64_t now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1000000000LL + t.tv_nsec;
}

/* Return the last letter of the path of a file that is recorded, else 0. */
static char letter(int fd) {
    static char *prefix;
    char link[64], path[PATH_MAX];
    if (!prefix) prefix = getenv("NFM_RECORD_PREFIX");
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = prefix ? readlink(link, path, sizeof path - 1) : -1;
    if (length <= 0) return 0;
    path[length] = 0;
    if (strncmp(path, prefix, strlen(prefix)) || path[length - 1] == 'm') return 0;
    return path[length - 1];
}

static void note(char kind, char file, int64_t offset, const void *data, uint32_t length) {
    static int out = -1;
    struct note head = {kind, file, 0, length, offset, now()};
    pthread_mutex_lock(&lock);
    if (out < 0) out = open(getenv("NFM_RECORD"), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
    if (write(out, &head, sizeof head) != sizeof head || write(out, data, length) != length) abort();
    pthread_mutex_unlock(&lock);
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

#define PWRITE(name, offset_type)                                                  \
    ssize_t name(int fd, const void *data, size_t length, offset_type offset) {    \
        char file = letter(fd);                                                    \
        if (file) note('W', file, offset, data, length);                           \
        return REAL(name)(fd, data, length, offset);                               \
    }
PWRITE(pwrite, off_t)
PWRITE(pwrite64, off64_t)

#define TRUNCATE(name, offset_type)                                                \
    int name(int fd, offset_type size) {                                           \
        char file = letter(fd);                                                    \
        if (file) note('T', file, size, "", 0);                                    \
        return REAL(name)(fd, size);                                               \
    }
TRUNCATE(ftruncate, off_t)
TRUNCATE(ftruncate64, off64_t)

#define FLUSH(name)                                                                \
    int name(int fd) {                                                             \
        char file = letter(fd);                                                    \
        int result = REAL(name)(fd);                                               \
        if (file && result == 0) note('S', file, 0, "", 0);                        \
        return result;                                                             \
    }
FLUSH(fsync)
FLUSH(fdatasync)
