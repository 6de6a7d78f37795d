// Calls of Linux that glibc declares only under _GNU_SOURCE, which Swift's import of glibc does not set.
#pragma once
#include <sys/types.h>

// syncfs(2): writes all of the file system of fd to its disk.
int syncfs(int fd);

// sync_file_range(2): starts or awaits the writing of a part of one file's pages.
int sync_file_range(int fd, off_t offset, off_t nbytes, unsigned int flags);
enum { FAIRWAY_SYNC_FILE_RANGE_WRITE = 2 };

// renameat2(2): rename that refuses to replace what is there.
int renameat2(int olddirfd, const char *oldpath, int newdirfd, const char *newpath, unsigned int flags);
enum { FAIRWAY_RENAME_NOREPLACE = 1 };

// lseek(2): positions of the next data and the next hole of a sparse file.
enum { FAIRWAY_SEEK_DATA = 3, FAIRWAY_SEEK_HOLE = 4 };
