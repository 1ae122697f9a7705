/*
 * Loaded before the C library (LD_PRELOAD), this makes the directory FULL_DISK_DIRECTORY a disk with little space. The file
 * FULL_DISK_RULES is read at each call, so a test changes it while the program runs. It has one rule, or is missing:
 *
 *   space N         all files of the directory together may have N bytes
 *   no-growth NAME  the file NAME stays as long as it is
 *   no-sync NAME    fsync and fdatasync of the file NAME fail
 *
 * What is refused fails with ENOSPC; the first time makes a file of the rules' name and ".reached".
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <sys/vfs.h>
#include <unistd.h>

#define REAL(result, name, ...) ((result(*)(__VA_ARGS__))dlsym(RTLD_NEXT, name))

struct rule {
  char kind[16];
  char value[64];
};

static int read_rule(struct rule *rule) {
  const char *path = getenv("FULL_DISK_RULES");
  int file = path == NULL ? -1 : open(path, O_RDONLY | O_CLOEXEC);
  if (file < 0) return 0;
  char text[100];
  ssize_t length = read(file, text, sizeof text - 1);
  close(file);
  text[length < 0 ? 0 : length] = '\0';
  return sscanf(text, "%15s %63s", rule->kind, rule->value) == 2;
}

/* The name of an open file within the directory, or NULL for all others. */
static const char *name_of(int file, char path[PATH_MAX]) {
  const char *directory = getenv("FULL_DISK_DIRECTORY");
  char link[40];
  snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  ssize_t length = readlink(link, path, PATH_MAX - 1);
  if (directory == NULL || length < 0) return NULL;
  path[length] = '\0';
  size_t prefix = strlen(directory);
  return strncmp(path, directory, prefix) == 0 && path[prefix] == '/' ? path + prefix + 1 : NULL;
}

static long long used(void) {
  long long sum = 0;
  DIR *directory = opendir(getenv("FULL_DISK_DIRECTORY"));
  if (directory == NULL) return 0;
  for (struct dirent *entry; (entry = readdir(directory)) != NULL;) {
    struct stat status;
    if (fstatat(dirfd(directory), entry->d_name, &status, 0) == 0 && S_ISREG(status.st_mode)) sum += status.st_size;
  }
  closedir(directory);
  return sum;
}

static void reached(void) {
  char path[PATH_MAX];
  snprintf(path, sizeof path, "%s.reached", getenv("FULL_DISK_RULES"));
  close(open(path, O_CREAT | O_WRONLY | O_CLOEXEC, 0600));
  errno = ENOSPC;
}

/* How many of `wanted` bytes may be written from `start` on; with `append`, from the end of the file on. */
static long long room_for(int file, long long start, long long wanted, int append) {
  char path[PATH_MAX];
  struct rule rule;
  struct stat status;
  const char *name = name_of(file, path);
  if (name == NULL || !read_rule(&rule) || fstat(file, &status) != 0) return wanted;
  if (append) start = status.st_size;
  long long growth = start + wanted - status.st_size;
  if (growth <= 0) return wanted;
  long long left = growth;
  if (strcmp(rule.kind, "space") == 0) left = atoll(rule.value) - used();
  if (strcmp(rule.kind, "no-growth") == 0 && strcmp(rule.value, name) == 0) left = 0;
  if (left >= growth) return wanted;
  if (left < 0) left = 0;
  long long room = wanted - growth + left;
  if (room > 0) return room;
  reached();
  return 0;
}

static ssize_t limited_pwrite(const char *symbol, int file, const void *bytes, size_t length, off_t start) {
  long long room = length == 0 ? 0 : room_for(file, start, length, 0);
  if (length > 0 && room <= 0) return -1;
  return REAL(ssize_t, symbol, int, const void *, size_t, off_t)(file, bytes, room, start);
}

ssize_t pwrite(int file, const void *bytes, size_t length, off_t start) {
  return limited_pwrite("pwrite", file, bytes, length, start);
}

ssize_t pwrite64(int file, const void *bytes, size_t length, off64_t start) {
  return limited_pwrite("pwrite64", file, bytes, length, start);
}

ssize_t write(int file, const void *bytes, size_t length) {
  long long room = length == 0 ? 0 : room_for(file, 0, length, 1);
  if (length > 0 && room <= 0) return -1;
  return REAL(ssize_t, "write", int, const void *, size_t)(file, bytes, room);
}

static int limited_sync(const char *symbol, int file) {
  char path[PATH_MAX];
  struct rule rule;
  const char *name = name_of(file, path);
  if (name != NULL && read_rule(&rule) && strcmp(rule.kind, "no-sync") == 0 && strcmp(rule.value, name) == 0) {
    reached();
    return -1;
  }
  return REAL(int, symbol, int)(file);
}

int fsync(int file) { return limited_sync("fsync", file); }

int fdatasync(int file) { return limited_sync("fdatasync", file); }

static int limited_statfs(const char *symbol, const char *path, struct statfs *answer) {
  int result = REAL(int, symbol, const char *, struct statfs *)(path, answer);
  const char *directory = getenv("FULL_DISK_DIRECTORY");
  struct rule rule;
  if (result != 0 || directory == NULL || strcmp(path, directory) != 0 || !read_rule(&rule)) return result;
  if (strcmp(rule.kind, "space") != 0) return result;
  long long left = atoll(rule.value) - used();
  answer->f_bavail = left < 0 ? 0 : left / answer->f_bsize;
  return result;
}

int statfs(const char *path, struct statfs *answer) { return limited_statfs("statfs", path, answer); }

int statfs64(const char *path, struct statfs64 *answer) {
  return limited_statfs("statfs64", path, (struct statfs *)answer);
}
