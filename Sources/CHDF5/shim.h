// Gives Swift the HDF5 constants that are macros or computed at run time, and prepares the library for untrusted files.
#pragma once
#include <hdf5.h>

static inline hid_t fairway_h5p_default(void) { return H5P_DEFAULT; }
static inline hid_t fairway_h5s_all(void) { return H5S_ALL; }
static inline hid_t fairway_h5t_native_int64(void) { return H5T_NATIVE_INT64; }
static inline hid_t fairway_h5t_native_uint64(void) { return H5T_NATIVE_UINT64; }
static inline hid_t fairway_h5t_native_double(void) { return H5T_NATIVE_DOUBLE; }

// Errors come back as return values, so their stack is not printed. In a thread-safe build of the library each thread has
// its own setting.
static inline void fairway_h5_silence(void) { H5Eset_auto2(H5E_DEFAULT, NULL, NULL); }

// No link leads to another file, and no filter is loaded
// from a shared library that the environment names: a file must not reach anything outside of itself.
static inline void fairway_h5_prepare(void) {
    H5dont_atexit();
    H5open();
    fairway_h5_silence();
    H5Lunregister(H5L_TYPE_EXTERNAL);
    H5PLset_loading_state(0);
}

// Opens a file for reading, without locking it (read-only and network file systems refuse locks); closing it closes
// everything in it.
static inline hid_t fairway_h5_open(const char *path) {
    hid_t access = H5Pcreate(H5P_FILE_ACCESS);
    if (access < 0) return access;
    H5Pset_fclose_degree(access, H5F_CLOSE_STRONG);
    H5Pset_file_locking(access, 0, 1);
    hid_t file = H5Fopen(path, H5F_ACC_RDONLY, access);
    H5Pclose(access);
    return file;
}
