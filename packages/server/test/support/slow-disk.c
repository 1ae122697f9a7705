/*
 * Loaded before the C library (LD_PRELOAD), this makes a disk slow: fsync and fdatasync take SLOW_DISK_MS longer, and
 * wait while the file SLOW_DISK_GATE exists. Whoever begins to wait for that makes a file of the same name and ".reached".
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static void wait_for_disk(void) {
  const char *delay = getenv("SLOW_DISK_MS");
  const char *gate = getenv("SLOW_DISK_GATE");
  if (delay != NULL) usleep(atoi(delay) * 1000);
  if (gate == NULL || access(gate, F_OK) != 0) return;
  char reached[PATH_MAX];
  snprintf(reached, sizeof reached, "%s.reached", gate);
  close(open(reached, O_CREAT | O_WRONLY, 0600));
  while (access(gate, F_OK) == 0) usleep(1000);
}

int fsync(int file) {
  int (*real)(int) = (int (*)(int))dlsym(RTLD_NEXT, "fsync");
  wait_for_disk();
  return real(file);
}

int fdatasync(int file) {
  int (*real)(int) = (int (*)(int))dlsym(RTLD_NEXT, "fdatasync");
  wait_for_disk();
  return real(file);
}
