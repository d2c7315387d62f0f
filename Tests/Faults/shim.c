/* Preloaded into a server, makes chosen calls on chosen files fail, and bends what the system tells of time and space.
 *
 * What to do stands in a page that the test maps as well (FAULTS_PAGE names its file), so that a change holds for the very next call and
 * a call that nothing is asked of costs one read of memory. Rules are lines of three words:
 *
 *     <error number> <calls, with commas between> <pattern of the path, as of fnmatch>
 *
 * Calls are open (for writing only), write, sync, truncate, rename, and short: half of what is to be written is, then nothing more.
 */
#define _GNU_SOURCE
#undef _FORTIFY_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <fnmatch.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/statvfs.h>
#include <sys/time.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

struct page {
    _Atomic uint32_t on;      /* whether the rules hold */
    _Atomic uint32_t struck;  /* how many calls have failed by them */
    _Atomic int64_t seconds;  /* added to the time of day */
    _Atomic int64_t free;     /* bytes that file systems have free; -1 for the truth */
    _Atomic int64_t total;    /* bytes that they have; -1 for the truth */
    char rules[4000];
};

static struct page *page;

__attribute__((constructor)) static void begin(void) {
    const char *name = getenv("FAULTS_PAGE");
    if (!name) return;
    int file = (int)open(name, O_RDWR | O_CLOEXEC);
    if (file < 0) abort();
    void *place = mmap(NULL, sizeof(struct page), PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    if (place == MAP_FAILED) abort();
    close(file);
    page = place;
}

/* The error that this call on this path is to fail with; 0 for none. */
static int asked(const char *call, const char *path) {
    const char *line = page->rules;
    while (*line) {
        int number = 0, read = 0;
        char calls[64], pattern[256];
        if (sscanf(line, "%d %63s %255[^\n]%n", &number, calls, pattern, &read) < 3) break;
        for (char *rest = calls, *word; (word = strsep(&rest, ","));)
            if (!strcmp(word, call) && !fnmatch(pattern, path, 0)) return number;
        line += read;
        while (*line == '\n') line++;
    }
    return 0;
}

static int struck(const char *call, const char *path) {
    if (!page || !atomic_load(&page->on)) return 0;
    int kept = errno, number = asked(call, path);
    errno = kept;
    if (!number) return 0;
    atomic_fetch_add(&page->struck, 1);
    errno = number;
    return 1;
}

static int struck_file(const char *call, int file) {
    if (!page || !atomic_load(&page->on)) return 0;
    char link[64], path[4096];
    int kept = errno;
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t length = readlink(link, path, sizeof path - 1);
    errno = kept;
    if (length < 0) return 0;
    path[length] = 0;
    return struck(call, path);
}

#define REAL(name, result, ...) \
    static result (*real)(__VA_ARGS__); \
    if (!real) real = (result(*)(__VA_ARGS__))dlsym(RTLD_NEXT, #name)

#define OPEN(name) \
    int name(const char *path, int flags, ...) { \
        REAL(name, int, const char *, int, ...); \
        va_list rest; \
        va_start(rest, flags); \
        mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, mode_t) : 0; \
        va_end(rest); \
        if (flags & (O_WRONLY | O_RDWR | O_CREAT | O_TRUNC) && struck("open", path)) return -1; \
        return real(path, flags, mode); \
    }
OPEN(open)
OPEN(open64)

#define OPENAT(name) \
    int name(int folder, const char *path, int flags, ...) { \
        REAL(name, int, int, const char *, int, ...); \
        va_list rest; \
        va_start(rest, flags); \
        mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, mode_t) : 0; \
        va_end(rest); \
        if (flags & (O_WRONLY | O_RDWR | O_CREAT | O_TRUNC) && struck("open", path)) return -1; \
        return real(folder, path, flags, mode); \
    }
OPENAT(openat)
OPENAT(openat64)

ssize_t write(int file, const void *bytes, size_t count) {
    REAL(write, ssize_t, int, const void *, size_t);
    if (struck_file("write", file)) return -1;
    if (struck_file("short", file)) return count > 1 ? real(file, bytes, count / 2) : -1;
    return real(file, bytes, count);
}

ssize_t writev(int file, const struct iovec *pieces, int count) {
    REAL(writev, ssize_t, int, const struct iovec *, int);
    return struck_file("write", file) || struck_file("short", file) ? -1 : real(file, pieces, count);
}

#define PWRITE(name, offset_type) \
    ssize_t name(int file, const void *bytes, size_t count, offset_type offset) { \
        REAL(name, ssize_t, int, const void *, size_t, offset_type); \
        if (struck_file("write", file)) return -1; \
        if (struck_file("short", file)) return count > 1 ? real(file, bytes, count / 2, offset) : -1; \
        return real(file, bytes, count, offset); \
    }
PWRITE(pwrite, off_t)
PWRITE(pwrite64, off64_t)

#define SYNC(name) \
    int name(int file) { \
        REAL(name, int, int); \
        return struck_file("sync", file) ? -1 : real(file); \
    }
SYNC(fsync)
SYNC(fdatasync)

#define TRUNCATE(name, offset_type) \
    int name(int file, offset_type length) { \
        REAL(name, int, int, offset_type); \
        return struck_file("truncate", file) ? -1 : real(file, length); \
    }
TRUNCATE(ftruncate, off_t)
TRUNCATE(ftruncate64, off64_t)

int rename(const char *old, const char *new) {
    REAL(rename, int, const char *, const char *);
    return struck("rename", old) ? -1 : real(old, new);
}

/* Time and space */

#define SPACE(name, answer_type) \
    int name(const char *path, struct answer_type *answer) { \
        REAL(name, int, const char *, struct answer_type *); \
        int result = real(path, answer); \
        if (result || !page) return result; \
        int64_t free = atomic_load(&page->free), total = atomic_load(&page->total); \
        if (free >= 0) answer->f_bfree = answer->f_bavail = (fsblkcnt_t)free / answer->f_frsize; \
        if (total >= 0) answer->f_blocks = (fsblkcnt_t)total / answer->f_frsize; \
        return result; \
    }
SPACE(statvfs, statvfs)
SPACE(statvfs64, statvfs64)

static time_t later(void) { return page ? (time_t)atomic_load(&page->seconds) : 0; }

int clock_gettime(clockid_t clock, struct timespec *moment) {
    REAL(clock_gettime, int, clockid_t, struct timespec *);
    int result = real(clock, moment);
    if (!result && (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE)) moment->tv_sec += later();
    return result;
}

int gettimeofday(struct timeval *restrict moment, void *restrict zone) {
    REAL(gettimeofday, int, struct timeval *restrict, void *restrict);
    int result = real(moment, zone);
    if (!result) moment->tv_sec += later();
    return result;
}

time_t time(time_t *place) {
    struct timespec moment;
    clock_gettime(CLOCK_REALTIME, &moment);
    if (place) *place = moment.tv_sec;
    return moment.tv_sec;
}
